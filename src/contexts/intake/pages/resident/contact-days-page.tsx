import { CalendarHeart } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Section, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useDayTime } from '../shared/day-state.tsx';
import { CountsLine } from './public-matters.tsx';

function Days({ when }: { readonly when: 'coming' | 'past' }): ReactNode {
  const { t } = useTranslation('intake');
  const dayTime = useDayTime();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useApiPages('intake.listPublicContactDays', { query: { when, limit: 20 } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState compact title={t(`public.${when}Empty`)} hint={t(`public.${when}EmptyHint`)} />;
  return (
    <>
      <List label={t(`public.${when}`)}>
        {items.map((day) => (
          <ListItem
            key={day.id}
            icon={CalendarHeart}
            to={`/contact-days/${day.id}`}
            title={dayTime(day)}
            detail={
              <>
                {day.placeName} · {day.venue}
                {when === 'past' ? (
                  <>
                    <br />
                    <CountsLine counts={day.counts} />
                  </>
                ) : null}
              </>
            }
          />
        ))}
      </List>
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('ui:more')}
        </Button>
      ) : null}
    </>
  );
}

/** 联系日: when one can come and say it, and what came of the days before. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  return (
    <Frame title={t('public.daysTitle')}>
      <Text tone="muted">{t('public.daysLead')}</Text>
      <Section title={t('public.coming')}>
        <Days when="coming" />
      </Section>
      <Section title={t('public.past')}>
        <Days when="past" />
      </Section>
    </Frame>
  );
}
