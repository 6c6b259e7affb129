import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OpenAction } from '../action/form-values.ts';
import { useRecordAction } from '../action/use-record-action.ts';
import { hasText, useTranslation } from '../i18n/index.ts';
import { Text } from '../kit/layout.tsx';
import { showToast } from '../kit/toast.tsx';
import { DeskActionForm } from './desk-action-form.tsx';
import { Panel } from './desk-page.tsx';
import styles from './desk-page.module.css';

interface Props {
  readonly context: string;
  readonly id: string;
  readonly version: number;
  /** As the server returned them: exactly those that will work. */
  readonly actions: readonly OpenAction[];
  /** Drawn in red and last: what cannot be undone. */
  readonly dangerous?: readonly string[];
  readonly record?: unknown;
  readonly refreshes?: readonly string[];
  readonly onDone?: (action: string, answer: unknown) => void;
}

/** What can be done now, each with its form; the first action is the expected next step. */
export function ActionPanel({ context, id, version, actions, dangerous = [], record, refreshes, onDone }: Props): ReactNode {
  const { t } = useTranslation([context, 'ui']);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const say = (action: string): string => t(`actions.${action}`, { ns: context });
  const take = useRecordAction({
    context,
    id,
    version,
    ...(refreshes ? { refreshes } : {}),
    onDone: (action, answer) => {
      setOpen(undefined);
      const done = `actionsDone.${action}`;
      showToast(hasText(`${context}:${done}`) ? t(done, { ns: context }) : say(action));
      onDone?.(action, answer);
    },
  });
  const chosen = actions.find(({ action }) => action === open);
  const sorted = [...actions].sort((a, b) => Number(dangerous.includes(a.action)) - Number(dangerous.includes(b.action)));
  return (
    <Panel title={chosen ? say(chosen.action) : t('ui:record.now')}>
      {chosen ? (
        <DeskActionForm
          key={chosen.action}
          context={context}
          action={chosen.action}
          fields={chosen.fields}
          record={record}
          busy={take.isPending}
          problem={take.error}
          danger={dangerous.includes(chosen.action)}
          onSubmit={(body) => take.mutate({ action: chosen.action, body })}
          onCancel={() => {
            take.reset();
            setOpen(undefined);
          }}
        />
      ) : (
        <div className={styles.todo}>
          {sorted.map(({ action }, index) => (
            <Button
              key={action}
              block
              type={index === 0 ? 'primary' : 'default'}
              danger={dangerous.includes(action)}
              onClick={() => setOpen(action)}
            >
              {say(action)}
            </Button>
          ))}
          {actions.length === 0 ? <Text tone="muted">{t('ui:record.nothingNow')}</Text> : null}
        </div>
      )}
    </Panel>
  );
}
