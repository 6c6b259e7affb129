import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTranslation } from '../i18n/index.ts';
import { Row } from '../kit/layout.tsx';
import { Note } from '../kit/states.tsx';
import { Button } from './antd.ts';

interface Props<Known> {
  readonly problem: ApiProblem | null;
  /** What stands now, read anew after the refusal. */
  readonly latest: Known | undefined;
  /** What the form builds on. */
  readonly version: number;
  readonly onVersion: (version: number) => void;
  readonly onTheirs: (latest: Known) => void;
  readonly words: (latest: Known) => string;
}

/** Somebody else was faster: what they changed, and whether theirs or one's own goes on; either builds on theirs. */
export function ChangedMeanwhile<Known extends { readonly version: number }>({ problem, latest, version, onVersion, onTheirs, words }: Props<Known>): ReactNode {
  const { t } = useTranslation();
  if (problem?.code !== 'changed-meanwhile' || latest === undefined || latest.version === version) return null;
  return (
    <Note tone="soon">
      {words(latest)}
      <Row>
        <Button onClick={() => (onTheirs(latest), onVersion(latest.version))}>{t('desk.takeTheirs')}</Button>
        <Button onClick={() => onVersion(latest.version)}>{t('desk.keepMine')}</Button>
      </Row>
    </Note>
  );
}
