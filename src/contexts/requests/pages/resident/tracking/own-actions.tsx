import { MessageSquarePlus, RotateCcw, Undo2, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { useDraft } from '../../../../../ui/draft.ts';
import type { FormValues } from '../../../../../ui/action/form-values.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ActionForm } from '../../../../../ui/kit/action-form.tsx';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { Section, Stack } from '../../../../../ui/kit/layout.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import type { Tracking } from '../../../contract.ts';
import { RateForm } from './rate-form.tsx';

const icons: Readonly<Record<string, LucideIcon>> = { addInformation: MessageSquarePlus, reopen: RotateCcw, withdraw: Undo2 };

interface Props {
  readonly request: Tracking;
  readonly trackingToken?: string | undefined;
}

interface FormProps extends Props {
  readonly open: Tracking['actions'][number];
  readonly onClose: () => void;
}

function OwnActionForm({ request, trackingToken, open, onClose }: FormProps): ReactNode {
  const { t } = useTranslation('requests');
  const draft = useDraft<{ readonly values: FormValues }>(`${open.action}-${request.id}`, { values: {} });
  const act = useRecordAction({
    context: 'requests',
    id: request.id,
    version: request.version,
    trackingToken,
    onDone: () => {
      draft.clear();
      onClose();
      showToast(t('tracking.done'));
    },
  });
  return (
    <ActionForm
      context="requests"
      action={open.action}
      fields={open.fields}
      record={request}
      busy={act.isPending}
      problem={act.error ?? undefined}
      initial={draft.value.values}
      onValues={(values) => (Object.keys(values).length > 0 ? draft.set({ values }) : undefined)}
      onSubmit={(body) => act.mutate({ action: open.action, body })}
    />
  );
}

function Rate({ request, trackingToken }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const act = useRecordAction({ context: 'requests', id: request.id, version: request.version, trackingToken, onDone: () => showToast(t('tracking.rated')) });
  return <RateForm busy={act.isPending} problem={act.error} onSubmit={(body) => act.mutate({ action: 'rate', body })} />;
}

/** What the reporter may do now: exactly the actions the server returned; rating stands open, the others behind a button. */
export function OwnActions({ request, trackingToken }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const mayRate = request.actions.some(({ action }) => action === 'rate');
  // What cannot be undone stands last.
  const others = request.actions.filter(({ action }) => action !== 'rate').sort((a, b) => Number(a.action === 'withdraw') - Number(b.action === 'withdraw'));
  const open = others.find(({ action }) => action === chosen);
  return (
    <>
      {mayRate ? <Rate request={request} trackingToken={trackingToken} /> : null}
      {others.length > 0 ? (
        <Section title={t('tracking.actions')}>
          <Stack gap={2}>
            {others.map(({ action }) => (
              <Button key={action} block icon={icons[action] ?? MessageSquarePlus} tone={action === 'withdraw' ? 'danger' : 'secondary'} onClick={() => setChosen(action)}>
                {t(`actions.${action}`)}
              </Button>
            ))}
          </Stack>
        </Section>
      ) : null}
      <Dialog open={open !== undefined} title={open ? t(`actions.${open.action}`) : ''} onClose={() => setChosen(undefined)}>
        {open ? <OwnActionForm request={request} trackingToken={trackingToken} open={open} onClose={() => setChosen(undefined)} /> : null}
      </Dialog>
    </>
  );
}
