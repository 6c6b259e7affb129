import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import type { ConcessionPolicy } from '../../../rules/model.ts';
import { Basics, SourcePart } from './basics.tsx';
import { DaysAndTimes, MediaPart, RiderPart } from './conditions.tsx';
import { EffectPart } from './effect-part.tsx';
import { errorsOf } from './edit.ts';

interface EditorProps {
  readonly initial: ConcessionPolicy;
  /** The code of a stored version cannot change. */
  readonly fixedCode: boolean;
  readonly saveLabel: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSave: (content: ConcessionPolicy) => void;
  readonly onCancel?: () => void;
}

/** All clauses of a policy as a form. */
export function PolicyEditor({ initial, fixedCode, saveLabel, busy, problem, onSave, onCancel }: EditorProps): ReactNode {
  const { t } = useTranslation(['fares', 'ui']);
  const [content, setContent] = useState(initial);
  const parts = { content, change: (part: Partial<ConcessionPolicy>) => setContent((before) => ({ ...before, ...part })), errorAt: errorsOf(problem) };
  return (
    <Stack gap={4}>
      <Basics {...parts} fixedCode={fixedCode} />
      <DaysAndTimes {...parts} />
      <MediaPart {...parts} />
      <RiderPart {...parts} />
      <EffectPart {...parts} />
      <SourcePart {...parts} />
      {problem ? <ErrorState problem={problem} /> : null}
      <Row gap={3}>
        <Button tone="primary" busy={busy} onClick={() => onSave(content)}>{saveLabel}</Button>
        {onCancel ? <Button onClick={onCancel}>{t('ui:cancel')}</Button> : null}
      </Row>
    </Stack>
  );
}
