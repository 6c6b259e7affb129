import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import type { ContactDayDetail } from '../../contract.ts';
import { Counts } from '../shared/counts.tsx';
import { DayState, useDayTime } from '../shared/day-state.tsx';
import { MatterList } from '../shared/matter-list.tsx';
import { SlipEntry } from './slip-entry.tsx';
import styles from './intake.module.css';

function Story({ day }: { readonly day: ContactDayDetail }): ReactNode {
  const { t } = useTranslation('intake');
  const entries = day.steps.map(({ action, at, actorName }, index) => ({ id: String(index), title: t(`steps.${action}`), at, ...(actorName === null ? {} : { who: actorName }) }));
  return (
    <Panel title={t('days.story')}>
      <Timeline entries={entries} />
    </Panel>
  );
}

function DayView({ day }: { readonly day: ContactDayDetail }): ReactNode {
  const { t } = useTranslation('intake');
  const dayTime = useDayTime();
  const { id, heldOn, startsAt, endsAt, venue, hosts, theme, summary } = day;
  return (
    <RecordPage
      title={dayTime(day)}
      badges={
        <>
          <DayState state={day.state} />
          <span>{day.placeName}</span>
          <span>{venue}</span>
        </>
      }
      actions={
        <a className={styles.outside} href={`/contact-days/${id}`} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden />
          {t('days.publicPage')}
        </a>
      }
      aside={
        <>
          <ActionPanel
            context="intake"
            id={id}
            version={day.version}
            actions={day.actions}
            dangerous={['cancel']}
            record={day}
            initial={{ revise: { heldOn, startsAt, endsAt, venue, hosts, theme }, publish: { summary: summary ?? t('days.summaryDraft', { ...day.counts }) } }}
          />
          <Panel title={t('days.facts')}>
            <Facts
              facts={[
                { label: t('fields.venue'), value: venue },
                { label: t('fields.hosts'), value: hosts },
                { label: t('fields.theme'), value: theme },
                { label: t('fields.summary'), value: summary },
              ]}
            />
          </Panel>
          <Story day={day} />
        </>
      }
    >
      <Counts counts={day.counts} origin={`contactDay:${id}`} />
      {day.mayEnter ? <SlipEntry operation="intake.enterSlip" id={id} divisionCode={day.divisionCode} placeName={day.placeName} /> : null}
      <Panel title={t('matters.title')}>
        <MatterList matters={day.matters} more={day.moreMatters} emptyHint={t(day.mayEnter ? 'matters.emptyEnter' : 'matters.emptyNone')} />
      </Panel>
    </RecordPage>
  );
}

/** One contact day: slips are entered here while it is held; afterwards it is summed up and told. */
export function Page(): ReactNode {
  const { t } = useTranslation('intake');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('intake.readContactDay', { params: { id } });
  useLive([`contactDay:${id}`], ['intake.readContactDay']);
  if (data) return <DayView key={data.id} day={data} />;
  return (
    <DeskPage title={t('days.title')}>
      {error?.status === 404 ? (
        <EmptyState title={t('days.notFound')} action={<LinkButton to="/contact-days">{t('days.toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </DeskPage>
  );
}
