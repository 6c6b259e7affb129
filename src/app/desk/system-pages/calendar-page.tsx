import { CalendarPlus, ChevronLeft, ChevronRight, Clock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { DeskPage, Panel, Stat, Stats } from '../../../ui/desk/desk-page.tsx';
import { useSourceText } from '../../../ui/desk/source-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Facts, Row, Text } from '../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../ui/kit/state-badge.tsx';
import { ErrorState, Note } from '../../../ui/kit/states.tsx';
import { useSession } from '../../../ui/session.tsx';
import { DayDialog } from './day-dialog.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import styles from './system.module.css';
import { YearView } from './year-view.tsx';

type Year = Output<'calendar.read'>;

/** This year in Suzhou. */
function thisYear(): number {
  return new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
}

function Head({ year }: { readonly year: Year }): ReactNode {
  const { t } = useTranslation('system');
  return (
    <>
      <Stats>
        <Stat label={t('calendar.workingDays')} value={year.workingDays} unit={t('calendar.daysUnit')} />
        <Stat label={t('calendar.daysOff')} value={year.daysOff} unit={t('calendar.daysUnit')} />
      </Stats>
      {year.published ? (
        <Text tone="muted">{t('calendar.papers', { papers: year.papers.join(t('calendar.comma')) })}</Text>
      ) : (
        <Note tone="soon">{t('calendar.unpublished')}</Note>
      )}
    </>
  );
}

function Hours({ year, onChange }: { readonly year: Year; readonly onChange: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation('system');
  const format = useFormat();
  const sourceText = useSourceText();
  return (
    <Panel
      title={t('calendar.hours')}
      extra={
        onChange ? (
          <Button icon={<Clock size={16} aria-hidden />} onClick={onChange}>
            {t('calendar.setHours')}
          </Button>
        ) : null
      }
    >
      <Facts
        facts={year.hours.map(({ from, windows, source }) => ({
          label: t('calendar.since', { date: format.date(from) }),
          value: `${windows.map(({ opens, closes }) => `${opens}–${closes}`).join(t('calendar.comma'))} · ${sourceText(source)}`,
        }))}
      />
    </Panel>
  );
}

/** The working calendar of a year: holidays, swapped working days, working hours; time limits are counted with it. */
export function Page(): ReactNode {
  const { t } = useTranslation('system');
  const { cityRoles } = useSession();
  const [search, setSearch] = useSearchParams();
  const wanted = Number(search.get('year'));
  const year = Number.isInteger(wanted) && wanted >= 1950 && wanted <= 2199 ? wanted : thisYear();
  const { data, error, refetch } = useApiQuery('calendar.read', { query: { year: String(year) } }, { keepPrevious: true });
  const [open, setOpen] = useState<'import' | 'hours' | { readonly date: string } | undefined>(undefined);
  const mayEdit = cityRoles.has('administrator');
  const close = (): void => setOpen(undefined);
  const go = (by: number): void => setSearch({ year: String(year + by) });
  return (
    <DeskPage
      title={t('calendar.title', { year })}
      badges={data ? <StateBadge tone={data.published ? 'done' : 'soon'}>{t(data.published ? 'calendar.published' : 'calendar.provisional')}</StateBadge> : null}
      actions={
        <>
          <Button icon={<ChevronLeft size={16} aria-hidden />} onClick={() => go(-1)}>
            {year - 1}
          </Button>
          <Button icon={<ChevronRight size={16} aria-hidden />} iconPlacement="end" onClick={() => go(1)}>
            {year + 1}
          </Button>
          {mayEdit ? (
            <Button type="primary" icon={<CalendarPlus size={16} aria-hidden />} onClick={() => setOpen('import')}>
              {t('calendar.import')}
            </Button>
          ) : null}
        </>
      }
    >
      <Text tone="muted">{[t('calendar.hint'), mayEdit ? '' : t('calendar.cityOnly')].join('')}</Text>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <Head year={data} />
          <Row>
            <span className={styles.legend}>
              <i className={styles.off} /> {t('calendar.kinds.publicHoliday')}
            </span>
            <span className={styles.legend}>
              <i className={styles.swapped} /> {t('calendar.kinds.swappedWorkday')}
            </span>
            <span className={styles.legend}>
              <i className={styles.weekend} /> {t('calendar.kinds.weekend')}
            </span>
            <span className={styles.legend}>
              <i className={styles.edited} /> {t('calendar.edited')}
            </span>
          </Row>
          <YearView year={data} onDay={mayEdit ? (date) => setOpen({ date }) : undefined} />
          <Hours year={data} onChange={mayEdit ? () => setOpen('hours') : undefined} />
        </>
      ) : error ? null : (
        <Skeleton lines={12} />
      )}
      {open === 'import' ? <ImportDialog year={year} onClose={close} /> : null}
      {open === 'hours' && data ? <HoursDialog hours={data.hours.at(-1)} onClose={close} /> : null}
      {typeof open === 'object' && data ? <DayDialog date={open.date} known={data.days.find(({ date }) => date === open.date)} onClose={close} /> : null}
    </DeskPage>
  );
}
