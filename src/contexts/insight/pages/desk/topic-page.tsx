import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { DeskPage, Panel, RecordPage, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { CaseList } from './topics/case-list.tsx';
import { Decisions } from './topics/decisions.tsx';
import { History } from './topics/history.tsx';
import type { Topic } from './topics/types.ts';

function Trend({ topic }: { readonly topic: Topic }): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const { weeks } = topic;
  const [most] = [...weeks].sort((a, b) => b.cases - a.cases);
  if (!most) return null;
  return (
    <Panel title={t('topics.trend')}>
      <Chart
        title={t('topics.trendTitle', { week: format.date(most.from), cases: most.cases })}
        source={t('topics.trendSource')}
        spec={{
          kind: 'bar', categoryName: t('topics.week'), valueName: t('topics.cases'), categories: weeks.map(({ from }) => format.date(from)),
          series: [{ name: t('topics.cases'), values: weeks.map(({ cases }) => cases) }, { name: t('topics.people'), values: weeks.map(({ people }) => people) }],
        }}
      />
    </Panel>
  );
}

function TopicView({ topic }: { readonly topic: Topic }): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const { title, state, mark, jointRequestId, placeName, firstAt, lastAt, people, cases, likes, heat, mergedInto } = topic;
  return (
    <RecordPage
      title={title}
      badges={
        <>
          {state === 'open' ? null : <StateBadge tone="neutral">{t(`topics.states.${state}`)}</StateBadge>}
          {mark ? <StateBadge tone="accent">{t(`topics.marks.${mark}`)}</StateBadge> : null}
          {jointRequestId ? <StateBadge tone="active">{t('topics.joint')}</StateBadge> : null}
          <span>{placeName ?? t('topics.noPlace')}</span>
          <span>{format.period(firstAt, lastAt)}</span>
        </>
      }
      actions={<LinkButton to={mergedInto ? `/topics/${mergedInto}` : '/topics'}>{t(mergedInto ? 'topics.toTarget' : 'topics.toList')}</LinkButton>}
      aside={
        <>
          <Decisions topic={topic} />
          <History topic={topic} />
        </>
      }
    >
      <Stats>
        <Stat label={t('topics.heat')} value={format.number(Math.round(heat))} />
        <Stat label={t('topics.people')} value={format.number(people)} hint={t('topics.peopleHint')} />
        <Stat label={t('topics.cases')} value={format.number(cases)} />
        <Stat label={t('topics.likes')} value={format.number(likes)} />
      </Stats>
      <CaseList topic={topic} />
      <Trend topic={topic} />
    </RecordPage>
  );
}

/** One topic: the cases behind it, how it went week by week, and what can be made of it. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('insight.readTopic', { params: { id } });
  if (data) return <TopicView key={data.id} topic={data} />;
  return (
    <DeskPage title={t('nav.topics')}>
      {error?.status === 404 ? (
        <EmptyState title={t('topics.notFound')} hint={t('topics.notFoundHint')} action={<LinkButton to="/topics">{t('topics.toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </DeskPage>
  );
}
