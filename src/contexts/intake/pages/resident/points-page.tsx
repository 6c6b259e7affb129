import { Mailbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';

const kinds = ['wishBox', 'station', 'bridge', 'window'] as const;

/** Where one can say it in person or on paper: wish boxes, stations, bridges, windows. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { data, error, refetch } = useApiQuery('intake.listPublicPoints', { query: {} });
  return (
    <Frame title={t('public.pointsTitle')}>
      <Text tone="muted">{t('public.pointsLead')}</Text>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={6} /> : null}
      {data?.items.length === 0 ? <EmptyState picture="box" title={t('public.pointsEmpty')} hint={t('public.pointsEmptyHint')} /> : null}
      {kinds.map((kind) => {
        const items = data?.items.filter((item) => item.kind === kind) ?? [];
        return items.length === 0 ? null : (
          <Section key={kind} title={t(`options.kind.${kind}`)}>
            <List label={t(`options.kind.${kind}`)}>
              {items.map(({ code, name, placeName, address }) => (
                <ListItem key={code} icon={Mailbox} to={`/v/${code}`} title={name} detail={[placeName, address].filter(Boolean).join(' · ')} />
              ))}
            </List>
          </Section>
        );
      })}
    </Frame>
  );
}
