import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FormValues, OpenAction } from '../action/form-values.ts';
import { useRecordAction } from '../action/use-record-action.ts';
import { hasText, useTranslation } from '../i18n/index.ts';
import { Stack, Text } from '../kit/layout.tsx';
import { Note } from '../kit/states.tsx';
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
  /** What an action's form begins with. */
  readonly initial?: Readonly<Record<string, FormValues>>;
  /** The action whose form stands open at first, if it is among them. */
  readonly openFirst?: string;
  /** Told which form is open, so that the page can say what changed meanwhile. */
  readonly onOpen?: (action: string | undefined) => void;
  /** Above the open form: what changed since it was opened. */
  readonly notice?: ReactNode;
  readonly onDone?: (action: string, answer: unknown) => void;
}

/** What can be done now, each with its form; the first action is the expected next step. */
export function ActionPanel({ context, id, version, actions, dangerous = [], record, refreshes, initial = {}, openFirst, onOpen, notice, onDone }: Props): ReactNode {
  const { t } = useTranslation([context, 'ui']);
  const [open, setOpen] = useState<OpenAction | undefined>(() => actions.find(({ action }) => action === openFirst));
  const say = (action: string): string => t(`actions.${action}`, { ns: context });
  const choose = (next: OpenAction | undefined): void => {
    setOpen(next);
    onOpen?.(next?.action);
  };
  const take = useRecordAction({
    context,
    id,
    version,
    ...(refreshes ? { refreshes } : {}),
    onDone: (action, answer) => {
      choose(undefined);
      const done = `actionsDone.${action}`;
      showToast(hasText(`${context}:${done}`) ? t(done, { ns: context }) : say(action));
      onDone?.(action, answer);
    },
  });
  // A form somebody has begun stays, even when the record moved on meanwhile: nothing typed is lost.
  const offered = actions.find(({ action }) => action === open?.action);
  const chosen = offered ?? open;
  const sorted = [...actions].sort((a, b) => Number(dangerous.includes(a.action)) - Number(dangerous.includes(b.action)));
  return (
    <Panel title={chosen ? say(chosen.action) : t('ui:record.now')}>
      {chosen ? (
        <Stack gap={3}>
          {notice}
          {offered ? null : <Note tone="late">{t('ui:record.noLonger')}</Note>}
          <DeskActionForm
            key={chosen.action}
            context={context}
            action={chosen.action}
            fields={chosen.fields}
            record={record}
            busy={take.isPending}
            problem={take.error}
            danger={dangerous.includes(chosen.action)}
            initial={initial[chosen.action] ?? {}}
            onSubmit={(body) => take.mutate({ action: chosen.action, body })}
            onCancel={() => {
              take.reset();
              choose(undefined);
            }}
          />
        </Stack>
      ) : (
        <div className={styles.pending}>
          {sorted.map((one, index) => (
            <Button
              key={one.action}
              block
              type={index === 0 ? 'primary' : 'default'}
              danger={dangerous.includes(one.action)}
              onClick={() => choose(one)}
            >
              {say(one.action)}
            </Button>
          ))}
          {actions.length === 0 ? <Text tone="muted">{t('ui:record.nothingNow')}</Text> : null}
        </div>
      )}
    </Panel>
  );
}
