import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Stack } from './layout.tsx';
import { Page, useGoBack } from './page.tsx';
import { ErrorState, Note } from './states.tsx';
import styles from './step-form.module.css';

export interface FormStep {
  /** Stands in the address, so that the phone's own “back” goes one question back. */
  readonly id: string;
  /** The one question of this screen. */
  readonly question: string;
  readonly hint?: ReactNode;
  readonly content: ReactNode;
  /** What still hinders going on, in a sentence; undefined when nothing does. */
  readonly check?: () => string | undefined;
}

interface Props {
  readonly title: string;
  readonly steps: readonly FormStep[];
  /** Says what happens: “提交,2 小时内有人联系您”. */
  readonly submitLabel: string;
  readonly onSubmit: () => void;
  readonly busy?: boolean;
  /** Why the last sending failed; the input stays. */
  readonly problem?: unknown;
  /** An earlier draft was found: says so and offers to start afresh. */
  readonly onDiscardDraft?: (() => void) | undefined;
  /** Where “back” from the first question leads when nothing lies behind. */
  readonly back?: string;
}

function Progress({ at, of }: { readonly at: number; readonly of: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.progress}>
      <div className={styles.bars} aria-hidden>
        {Array.from({ length: of }, (_, index) => (
          <span key={index} className={classNames(styles.bar, index <= at && styles.passed)} />
        ))}
      </div>
      <span className={styles.count}>{t('steps.progress', { at: at + 1, of })}</span>
    </div>
  );
}

/** One question per screen; the input lives with the caller (see useDraft), so going back never loses any. */
export function StepForm({ title, steps, submitLabel, onSubmit, busy = false, problem, onDiscardDraft, back = '/' }: Props): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const goBack = useGoBack(back);
  const [hindrance, setHindrance] = useState<string | undefined>(undefined);
  const question = useRef<HTMLHeadingElement>(null);
  const wanted = Math.max(0, steps.findIndex(({ id }) => id === search.get('step')));
  const firstUnanswered = steps.findIndex(({ check }) => check?.() !== undefined);
  const at = firstUnanswered < 0 ? wanted : Math.min(wanted, firstUnanswered);
  const step = steps[at];
  const last = at === steps.length - 1;

  useEffect(() => {
    setHindrance(undefined);
    if (at > 0) question.current?.focus();
    window.scrollTo(0, 0);
  }, [at]);

  if (!step) return null;
  const goOn = (): void => {
    const found = step.check?.();
    setHindrance(found);
    if (found !== undefined) return;
    const next = steps[at + 1];
    if (next) setSearch({ step: next.id });
    else onSubmit();
  };
  return (
    <Page
      title={title}
      back={goBack}
      footer={
        <>
          {hindrance ? <Note tone="soon">{hindrance}</Note> : null}
          {last && problem ? <ErrorState problem={problem} kept={t('steps.kept')} /> : null}
          <Button tone="primary" block busy={busy} onClick={goOn}>
            {last ? submitLabel : t('steps.next')}
          </Button>
        </>
      }
    >
      <Progress at={at} of={steps.length} />
      {onDiscardDraft && at === 0 ? (
        <Note>
          {t('steps.restored')}
          <Button tone="quiet" onClick={onDiscardDraft}>
            {t('steps.discard')}
          </Button>
        </Note>
      ) : null}
      <div className={styles.head}>
        <h2 className={styles.question} ref={question} tabIndex={-1}>
          {step.question}
        </h2>
        {step.hint ? <p>{step.hint}</p> : null}
      </div>
      <Stack gap={4}>{step.content}</Stack>
    </Page>
  );
}
