import { CircleAlert, Info, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useProblemText } from '../api/use-problem-text.ts';
import { useTranslation } from '../i18n/index.ts';
import type { Tone } from '../tokens.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Picture, type PictureName } from './picture.tsx';
import { toneIcon } from './state-badge.tsx';
import styles from './states.module.css';

interface EmptyProps {
  /** Why it is empty. */
  readonly title: ReactNode;
  /** What would stand here or what to do next. */
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  readonly picture?: PictureName;
  /** Inside a card: no picture, less space. */
  readonly compact?: boolean;
}

/** Nothing here yet: why, and the next step. */
export function EmptyState({ title, hint, action, picture = 'wall', compact = false }: EmptyProps): ReactNode {
  return (
    <div className={classNames(styles.state, compact && styles.compact)}>
      {compact ? null : <Picture name={picture} />}
      <h2>{title}</h2>
      {hint ? <p>{hint}</p> : null}
      {action}
    </div>
  );
}

interface ErrorProps {
  readonly problem: unknown;
  /** What is not lost: “您写的内容保存在手机上”. */
  readonly kept?: ReactNode;
  readonly onRetry?: () => void;
  readonly busy?: boolean;
}

/** Something did not work: what happened, what is kept, try again. */
export function ErrorState({ problem, kept, onRetry, busy = false }: ErrorProps): ReactNode {
  const { t } = useTranslation();
  const { text } = useProblemText();
  const known = problem instanceof ApiProblem ? problem : undefined;
  const requestId = known?.extra['requestId'];
  // A plain no stays a no, and needs no number to be looked up by.
  const refused = known?.status === 403;
  return (
    <div className={styles.alert} role="alert">
      <strong>
        <CircleAlert aria-hidden />
        {text(problem)}
      </strong>
      {kept ? <p>{kept}</p> : null}
      {typeof requestId === 'string' && !refused ? <p>{t('problems.requestId', { id: requestId })}</p> : null}
      {onRetry && !refused ? (
        <Button icon={RotateCw} onClick={onRetry} busy={busy}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}

interface NoteProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A remark in the flow of a page: who will see this, what is limited, until when. */
export function Note({ tone = 'neutral', children }: NoteProps): ReactNode {
  const Icon = tone === 'neutral' ? Info : toneIcon[tone];
  return (
    <div className={classNames(styles.note, styles[tone])}>
      <Icon aria-hidden />
      <div>{children}</div>
    </div>
  );
}
