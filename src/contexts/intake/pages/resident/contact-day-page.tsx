import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { CalendarButton } from '../../../../ui/kit/calendar-button.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Section, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useDisplay } from '../../../../ui/mode.ts';
import { DayState, useDayTime } from '../shared/day-state.tsx';
import { CountsLine, PublicMatters } from './public-matters.tsx';

/** One contact day as everybody may see it: before it, where and with whom; after it, what came of it. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const dayTime = useDayTime();
  const elder = useDisplay().mode === 'elder';
  const { id = '' } = useParams();
  const { data: day, error, refetch } = useApiQuery('intake.readPublicContactDay', { params: { id } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame title={t('public.dayTitle')} back="/contact-days">
      {missing ? <EmptyState picture="lane" title={t('days.notFound')} action={<LinkButton to="/contact-days">{t('public.daysTitle')}</LinkButton>} /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!day && !error ? <Skeleton lines={6} /> : null}
      {day ? (
        <>
          <Card>
            <DayState state={day.state} />
            <Text size="lead" strong>
              {dayTime(day)}
            </Text>
            <Facts
              facts={[
                { label: t('fields.place'), value: day.placeName },
                { label: t('fields.venue'), value: day.venue },
                { label: t('fields.hosts'), value: day.hosts },
                { label: t('fields.theme'), value: day.theme },
              ]}
            />
          </Card>
          {day.state === 'planned' && !elder ? <CalendarButton path={addressOf('intake.contactDayCalendar', { params: { id } })} /> : null}
          {day.state === 'planned' || day.state === 'open' ? (
            <LinkButton to="/report" tone="primary" icon={Megaphone} block>
              {t('public.sayNow')}
            </LinkButton>
          ) : null}
          {day.summary === null ? null : (
            <Section title={t('fields.summary')}>
              <Card>
                <Text>{day.summary}</Text>
              </Card>
            </Section>
          )}
          {day.state === 'planned' || day.state === 'cancelled' ? null : (
            <>
              <Text strong>
                <CountsLine counts={day.counts} />
              </Text>
              <PublicMatters matters={day.matters} more={day.moreMatters} />
            </>
          )}
        </>
      ) : null}
    </Frame>
  );
}
