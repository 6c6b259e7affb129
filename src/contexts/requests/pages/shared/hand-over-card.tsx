import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { ActionForm } from '../../../../ui/kit/action-form.tsx';
import { Button } from '../../../../ui/kit/button.tsx';
import { Facts, Section, Stack } from '../../../../ui/kit/layout.tsx';
import { PhotoGrid } from '../../../../ui/kit/photos.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';

export type HandOverView = Output<'requests.readHandOver'>;

interface Props {
  readonly hand: HandOverView;
  /** The secret of the link, where no account is used. */
  readonly token?: string;
  readonly onDone: () => void;
}

const operations = { unitAccept: 'requests.acceptHandOver', unitReturn: 'requests.returnHandOver', unitDone: 'requests.finishHandOver' } as const;
type UnitAction = keyof typeof operations;

function UnitForm({ hand, action, token, onDone, onCancel }: Props & { readonly action: UnitAction; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const send = useApiMutation(operations[action], {
    onSuccess: () => {
      showToast(t('unit.done'));
      onDone();
    },
  });
  const fields = hand.actions.find((one) => one.action === action)?.fields ?? [];
  const submit = (body: Readonly<Record<string, unknown>>): void => send.mutate({ params: { id: hand.id }, body: body as never, ...(token === undefined ? {} : { trackingToken: token }) });
  return (
    <ActionForm context="requests" action={action} fields={fields} busy={send.isPending} problem={send.error} onSubmit={submit} onCancel={onCancel} />
  );
}

/** What a unit was handed over, and how it answers: take it on, give it back, done. */
export function HandOverCard({ hand, token, onDone }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const [open, setOpen] = useState<UnitAction | undefined>(undefined);
  const late = Date.parse(hand.due) < Date.now();
  const running = hand.status === 'offered' || hand.status === 'accepted';
  const offered = hand.actions.map(({ action }) => action).filter((action): action is UnitAction => action in operations);
  return (
    <Stack gap={4}>
      <Facts
        facts={[
          { label: t('unit.state'), value: <StateBadge tone={hand.status === 'done' ? 'done' : running && late ? 'late' : 'active'}>{`${t(`options.part.${hand.part}`)} · ${t(`options.handOverStatus.${hand.status}`)}`}</StateBadge> },
          { label: t('unit.task'), value: hand.task },
          { label: t('unit.due'), value: format.dateTime(hand.due) },
          { label: t('unit.where'), value: [hand.placeName, hand.address].filter(Boolean).join(' ') },
          { label: t('tracking.category'), value: hand.categoryName?.[language] },
          { label: t('unit.about'), value: hand.text },
        ]}
      />
      {hand.photos.length > 0 ? <PhotoGrid photos={hand.photos} /> : null}
      {!running ? <Note>{t(hand.status === 'revoked' ? 'unit.revoked' : 'unit.ended')}</Note> : null}
      {offered.length === 0 ? null : (
        <Section title={t('unit.now')}>
          {open === undefined ? (
            <Stack gap={3}>
              {offered.map((action, index) => (
                <Button key={action} block tone={index === 0 ? 'primary' : 'secondary'} onClick={() => setOpen(action)}>
                  {t(`actions.${action}`)}
                </Button>
              ))}
            </Stack>
          ) : (
            <UnitForm
              hand={hand}
              action={open}
              {...(token === undefined ? {} : { token })}
              onDone={() => {
                setOpen(undefined);
                onDone();
              }}
              onCancel={() => setOpen(undefined)}
            />
          )}
        </Section>
      )}
    </Stack>
  );
}
