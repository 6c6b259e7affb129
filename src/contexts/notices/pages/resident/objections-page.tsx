import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Section, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { OwnObjection } from '../../contract.ts';
import { ObjectionBadge } from './own/objection-card.tsx';
import { type RememberedObjection, useRemembered } from './own/remembered.ts';

function ObjectionRow({ objection }: { readonly objection: OwnObjection }): ReactNode {
  const { noticeNumber, noticeTitle, token, text, upheld } = objection;
  return <ListItem to={token === null ? `/notices/${noticeNumber}` : `/o/${token}`} title={noticeTitle} detail={text.length > 60 ? `${text.slice(0, 60)}…` : text} badges={<ObjectionBadge upheld={upheld} />} />;
}

/** A link this device keeps: drawn at once, told in full when the server answers. */
function LinkedRow({ link }: { readonly link: RememberedObjection }): ReactNode {
  const { t } = useTranslation('notices');
  const { data } = useApiQuery('notices.readObjection', {}, { trackingToken: link.token, staleTime: 60_000 });
  if (data) return <ObjectionRow objection={data} />;
  return <ListItem to={`/o/${link.token}`} title={t('page.numbered', { number: link.number })} detail={link.noticeNumber} />;
}

/** 我提的异议: by sign-in, and by the links this device keeps. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const signedIn = useSession().kind === 'resident';
  const { data, error, refetch, isFetching, isPending } = useApiQuery('notices.listMine', {}, { enabled: signedIn });
  const own = signedIn ? (data?.items ?? []) : [];
  const links = useRemembered().filter(({ token }) => !own.some((one) => one.token === token));
  const loading = signedIn && isPending;
  return (
    <Frame title={t('own.title')} back="/me">
      {loading ? <Skeleton lines={5} /> : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!loading && !error && own.length + links.length === 0 ? (
        <EmptyState picture="wall" title={t('own.empty')} hint={t('own.emptyHint')} action={<LinkButton to="/notices" tone="primary">{t('list.toAll')}</LinkButton>} />
      ) : null}
      {own.length > 0 ? (
        <Section title={t('own.signedIn')}>
          <List label={t('own.signedIn')}>{own.map((one) => <ObjectionRow key={`${one.noticeNumber} ${one.number}`} objection={one} />)}</List>
        </Section>
      ) : null}
      {links.length > 0 ? (
        <Section title={t('own.device')}>
          <Text tone="muted" size="small">{t('own.deviceHint')}</Text>
          <List label={t('own.device')}>{links.map((link) => <LinkedRow key={link.token} link={link} />)}</List>
        </Section>
      ) : null}
    </Frame>
  );
}
