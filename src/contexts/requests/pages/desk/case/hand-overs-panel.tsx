import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { handOverTone } from '../parts/hand-over-tone.ts';
import type { Case } from './types.ts';

type HandOver = Case['handOvers'][number];
const linkMakers = ['clerk', 'supervisor', 'workstationLead'];

function NewLink({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('requests');
  const [link, setLink] = useState<string | undefined>(undefined);
  const renew = useApiMutation('requests.renewHandOverLink', {
    onSuccess: (answer) => {
      setLink(answer.link);
      if (answer.sentTo !== null) showToast(t('desk.handOvers.linkSent', { phone: answer.sentTo }));
    },
  });
  return (
    <Stack gap={1}>
      <Button size="small" loading={renew.isPending} title={t('desk.handOvers.newLinkHint')} onClick={() => renew.mutate({ params: { id } })}>
        {t('desk.handOvers.newLink')}
      </Button>
      {link === undefined ? null : (
        <Note>
          {t('desk.handOvers.linkMade')} <CopyButton text={link}>{t('receipt.copyLink')}</CopyButton>
        </Note>
      )}
      {renew.error ? <ErrorState problem={renew.error} /> : null}
    </Stack>
  );
}

function Line({ hand }: { readonly hand: HandOver }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { roles } = useSession();
  const open = hand.status === 'offered' || hand.status === 'accepted';
  const late = open && Date.parse(hand.due) < Date.now();
  return (
    <Stack gap={1}>
      <Text strong>{`${hand.unitName} · ${t(`options.part.${hand.part}`)}`}</Text>
      <Row gap={1}>
        <StateBadge tone={handOverTone(hand, Date.now())}>{t(`options.handOverStatus.${hand.status}`)}</StateBadge>
      </Row>
      <Text size="small">{hand.task}</Text>
      {open ? <Text size="small" tone={late ? undefined : 'muted'}>{t(late ? 'desk.handOvers.late' : 'desk.handOvers.due', { when: format.dateTime(hand.due) })}</Text> : null}
      {hand.answer === null ? null : <Text size="small">{hand.answer}</Text>}
      {open && linkMakers.some((role) => roles.has(role)) ? <NewLink id={hand.id} /> : null}
    </Stack>
  );
}

/** The units that have or had the case, each with its part and term. */
export function HandOversPanel({ record: { handOvers } }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  if (handOvers.length === 0) return null;
  return (
    <Panel title={t('desk.handOvers.title')}>
      <Stack gap={4}>
        {handOvers.map((hand) => (
          <Line key={hand.id} hand={hand} />
        ))}
      </Stack>
    </Panel>
  );
}
