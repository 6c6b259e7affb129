import { useMemo, type ReactNode } from 'react';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Panel, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { DeadlineCalendar } from '../shared/deadline-calendar.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { lastDays } from './workbench/last-days.ts';
import { stateTones } from '../shared/states.ts';

type Overview = Output<'requests.overview'>;

/** What each role looks for first: a name in the texts and the filters behind it. */
const quickLinks: readonly { readonly role: string; readonly name: string; readonly search: string }[] = [
  { role: 'clerk', name: 'toAccept', search: 'state=submitted&sort=oldest' },
  { role: 'clerk', name: 'toDispatch', search: 'state=accepted&sort=oldest' },
  { role: 'clerk', name: 'toClose', search: 'state=verified&sort=oldest' },
  { role: 'supervisor', name: 'toVerify', search: 'state=completed&sort=oldest' },
  { role: 'supervisor', name: 'urgent', search: 'open=true&priority=emergency&sort=due' },
  { role: 'workstationLead', name: 'toAcknowledge', search: 'state=dispatched&sort=due' },
  { role: 'workstationLead', name: 'toPlan', search: 'state=checked&sort=due' },
  { role: 'gridWorker', name: 'toCheck', search: 'state=dispatched&state=acknowledged&sort=due' },
  { role: 'communityOfficer', name: 'toPlan', search: 'state=checked&sort=due' },
  { role: 'communityOfficer', name: 'toVerify', search: 'state=completed&sort=oldest' },
  { role: 'auditor', name: 'closed', search: 'open=false&sort=newest' },
];

/** The states in which a role has the next step. */
const nextSteps: Readonly<Record<string, readonly string[]>> = {
  clerk: ['submitted', 'accepted', 'verified'],
  supervisor: ['completed'],
  communityOfficer: ['checked', 'completed'],
  workstationLead: ['dispatched', 'acknowledged', 'checked', 'planned', 'working'],
  gridWorker: ['dispatched', 'acknowledged', 'planned', 'working'],
};

/** States as they follow each other in the life of a case. */
function inOrder(states: Overview['states']): Overview['states'] {
  const order = Object.keys(stateTones);
  return [...states].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function Numbers({ states }: { readonly states: Overview['states'] }): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const sum = (key: 'count' | 'overdue' | 'dueSoon' | 'dueToday'): number => states.reduce((total, one) => total + one[key], 0);
  const overdue = sum('overdue');
  const today = sum('dueToday');
  const soon = sum('dueSoon');
  const mine = [...new Set([...roles].flatMap((role) => nextSteps[role] ?? []))];
  const waiting = states.filter(({ state }) => mine.includes(state)).reduce((total, { count }) => total + count, 0);
  return (
    <Stats>
      {mine.length > 0 ? (
        <Stat
          label={t('desk.workbench.mine')}
          value={waiting}
          unit={t('desk.workbench.unit', { count: waiting })}
          {...(waiting > 0 ? { tone: 'accent' as const } : {})}
          to={`/requests?${mine.map((state) => `state=${state}`).join('&')}&sort=due`}
        />
      ) : null}
      <Stat
        label={t('desk.workbench.today')}
        value={today}
        unit={t('desk.workbench.unit', { count: today })}
        {...(today > 0 ? { tone: 'soon' as const } : {})}
        to="/requests?due=today&sort=due"
      />
      <Stat
        label={t('desk.workbench.overdue')}
        value={overdue}
        unit={t('desk.workbench.unit', { count: overdue })}
        {...(overdue > 0 ? { tone: 'late' as const } : {})}
        to="/requests?due=overdue&sort=due"
      />
      <Stat
        label={t('desk.workbench.soon')}
        value={soon}
        unit={t('desk.workbench.unit', { count: soon })}
        {...(soon > 0 ? { tone: 'soon' as const } : {})}
        to="/requests?due=soon&sort=due"
      />
      <Stat label={t('desk.workbench.open')} value={sum('count')} unit={t('desk.workbench.unit', { count: sum('count') })} to="/requests?open=true&sort=due" />
      {inOrder(states).map(({ state, count, overdue: late }) => (
        <Stat
          key={state}
          label={t(`states.${state}`)}
          value={count}
          unit={t('desk.workbench.unit', { count })}
          to={`/requests?state=${state}&sort=due`}
          {...(late > 0 ? { tone: 'late' as const, hint: t('desk.workbench.late', { count: late }) } : {})}
        />
      ))}
    </Stats>
  );
}

function LastDays({ days }: { readonly days: Overview['days'] }): ReactNode {
  const { t } = useTranslation('requests');
  const spec = useMemo(() => {
    const filled = lastDays(days, Date.now());
    return {
      kind: 'bar' as const,
      categoryName: t('desk.workbench.day'),
      categories: filled.map(({ date }) => date.slice(5)),
      valueName: t('desk.workbench.unit', { count: 2 }),
      series: [
        { name: t('desk.workbench.reported'), values: filled.map(({ reported }) => reported) },
        { name: t('desk.workbench.closed'), values: filled.map(({ closed }) => closed) },
      ],
    };
  }, [days, t]);
  const reported = days.reduce((sum, day) => sum + day.reported, 0);
  const closed = days.reduce((sum, day) => sum + day.closed, 0);
  const finding = reported === 0 && closed === 0 ? 'none' : closed >= reported ? 'keepingUp' : 'fallingBehind';
  return <Chart title={t(`desk.workbench.findings.${finding}`, { reported, closed, more: reported - closed })} spec={spec} source={t('desk.workbench.source')} />;
}

const calendarRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer'] as const;

/** 工作台: what waits where in one's places, the last 30 days, the usual next lists. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const { place } = usePlace();
  const { data, error, refetch } = useApiQuery('requests.overview', {});
  useLive(place ? [`place:${place.code}`] : [], ['requests.overview']);
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const mayHaveCalendar = calendarRoles.some((role) => roles.has(role));
  const links = quickLinks.filter(({ role }) => roles.has(role));
  return (
    <>
      <Panel title={t('desk.workbench.title')}>
        <Stack>
          {data.states.length > 0 ? (
            <Numbers states={data.states} />
          ) : (
            <EmptyState compact title={t('desk.workbench.empty')} hint={t('desk.workbench.emptyHint')} action={<LinkButton to="/requests">{t('desk.workbench.all')}</LinkButton>} />
          )}
          {links.length > 0 || mayHaveCalendar ? (
            <Row>
              {links.map(({ name, search }) => (
                <LinkButton key={search} to={`/requests?${search}`}>
                  {t(`desk.workbench.links.${name}`)}
                </LinkButton>
              ))}
              {mayHaveCalendar ? <DeadlineCalendar /> : null}
            </Row>
          ) : null}
        </Stack>
      </Panel>
      <Panel title={t('desk.workbench.recent')}>
        <LastDays days={data.days} />
      </Panel>
    </>
  );
}
