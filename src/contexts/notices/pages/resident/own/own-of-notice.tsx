import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Section, Stack } from '../../../../../ui/kit/layout.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import { ObjectionCard } from './objection-card.tsx';
import { useRemembered } from './remembered.ts';

/** An objection behind a link this device keeps. */
export function LinkedObjection({ token }: { readonly token: string }): ReactNode {
  const { data } = useApiQuery('notices.readObjection', {}, { trackingToken: token, staleTime: 0 });
  return data ? <ObjectionCard objection={data} /> : null;
}

/** On a notice: what I objected to it, by my sign-in or a link this device keeps. */
export function OwnOfNotice({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('notices');
  const signedIn = useSession().kind === 'resident';
  const mine = useApiQuery('notices.listMine', {}, { enabled: signedIn });
  const own = signedIn ? (mine.data?.items ?? []).filter(({ noticeNumber }) => noticeNumber === number) : [];
  const linked = useRemembered().filter((one) => one.noticeNumber === number && !own.some(({ token }) => token === one.token));
  if (own.length + linked.length === 0) return null;
  return (
    <Section title={t('own.here')}>
      <Stack gap={3}>
        {own.map((objection) => <ObjectionCard key={objection.number} objection={objection} />)}
        {linked.map(({ token }) => <LinkedObjection key={token} token={token} />)}
      </Stack>
    </Section>
  );
}
