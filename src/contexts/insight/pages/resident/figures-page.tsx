import { MapPin, Search } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { isEmpty } from '../../rules/rates.ts';
import { rateNames, useFigures, useGroupName } from '../shared/figures.ts';
import { useFinding } from '../shared/use-finding.ts';

type PublicFigures = Output<'insight.readPublicFigures'>;
const kinds = ['month', 'quarter', 'year'] as const;
const mostCategories = 6;

/** The community the person lives in, as `places` keeps it on this device. */
function myPlace(): string | undefined {
  try {
    return localStorage.getItem('lianxin.place') ?? undefined;
  } catch {
    return undefined;
  }
}

function Course({ data }: { readonly data: PublicFigures }): ReactNode {
  const { t } = useTranslation('insight');
  const { trend, total } = data;
  const spec = useMemo(
    () => ({
      kind: 'bar' as const,
      categoryName: '',
      categories: trend.map(({ from }) => from.slice(5)),
      valueName: t('unit', { count: 2 }),
      series: [
        { name: t('counts.reported'), unit: t('unit', { count: 2 }), values: trend.map(({ counts }) => counts.reported) },
        { name: t('counts.closed'), unit: t('unit', { count: 2 }), values: trend.map(({ counts }) => counts.closed) },
      ],
    }),
    [trend, t],
  );
  return <Chart title={t('public.chart', { reported: total.counts.reported, closed: total.counts.closed })} spec={spec} height={220} />;
}

function Shown({ data }: { readonly data: PublicFigures }): ReactNode {
  const { t } = useTranslation('insight');
  const figures = useFigures();
  const nameOf = useGroupName();
  const finding = useFinding();
  const { total, totalBefore: before, categories, places } = data;
  if (isEmpty(total.counts) && isEmpty(before.counts)) return <EmptyState picture="lane" title={t('public.empty')} hint={t('public.emptyHint')} />;
  return (
    <>
      <Section title={t('public.said')}>
        <Card>
          <Stack gap={2}>
            {data.findings.map((one) => (
              <p key={one.code}>{finding(one)}</p>
            ))}
          </Stack>
        </Card>
      </Section>
      <Card>
        <Facts
          facts={[
            { label: t('counts.reported'), value: `${figures.number(total.counts.reported)} ${t('unit', { count: total.counts.reported })} · ${figures.cases(total.counts.reported, before.counts.reported)}` },
            { label: t('rates.completion'), value: `${figures.share(total.rates.completion)} · ${t('public.closedOf', { finished: total.counts.finished, handled: total.counts.handled })}` },
            { label: t('rates.answeredInTime'), value: figures.share(total.rates.answeredInTime) },
            { label: t('rates.solvedInTime'), value: figures.share(total.rates.solvedInTime) },
            { label: t('rates.solvingHours'), value: figures.hours(total.rates.solvingHours) },
          ]}
        />
      </Card>
      <Card>
        <Course data={data} />
      </Card>
      <Section title={t('public.rated')}>
        <Card>
          {total.rates.noValidCallbacks ? (
            <Text tone="muted">{t('noValidCallbacks')}</Text>
          ) : (
            <Stack gap={2}>
              <Facts facts={rateNames.map((name) => ({ label: t(`rates.${name}`), value: figures.rate(total, name) }))} />
              <Text tone="muted">{t('public.callbacks', { count: total.counts.valid })}</Text>
              {total.rates.small ? <Note tone="soon">{t('smallHint', { count: data.rule.smallNumber })}</Note> : null}
            </Stack>
          )}
          {total.rates.spotPassed === null ? null : (
            <Stack gap={2}>
              <Facts facts={[{ label: t('rates.spotPassed'), value: `${figures.share(total.rates.spotPassed.share)}（${figures.range(total.rates.spotPassed)}）` }]} />
              <Text tone="muted">{t('public.spotChecked', { part: total.counts.spotPassed, whole: total.counts.spotChecked })}</Text>
            </Stack>
          )}
        </Card>
      </Section>
      {categories.length > 0 ? (
        <Section title={t('public.what')}>
          <List>
            {categories.filter(({ counts }) => counts.reported > 0).slice(0, mostCategories).map((group) => (
              <ListItem key={group.key} title={nameOf(group, 'category')} aside={`${group.counts.reported} ${t('unit', { count: group.counts.reported })}`} detail={`${t('rates.solvedInTime')} ${figures.share(group.rates.solvedInTime)}`} />
            ))}
          </List>
        </Section>
      ) : null}
      {places.length > 0 ? (
        <Section title={t('public.places')}>
          <List>
            {places.filter(({ key }) => key !== '').map((group) => (
              <ListItem key={group.key} to={`/figures/${group.key}`} title={nameOf(group, 'place')} aside={figures.rate(group, 'satisfaction')} detail={t('public.closedOf', { finished: group.counts.finished, handled: group.counts.handled })} />
            ))}
          </List>
        </Section>
      ) : null}
      <Text tone="muted">{t('public.how')} {t('ruleNote', { response: data.rule.responseWeight / 1000, resolution: data.rule.resolutionWeight / 1000, satisfaction: data.rule.satisfactionWeight / 1000, basically: data.rule.basicallySatisfied / 1000 })}</Text>
      <LinkButton block icon={Search} to={`/nearby?place=${data.place.code}`}>{t('public.follow')}</LinkButton>
    </>
  );
}

function Figures({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('insight');
  const [search, setSearch] = useSearchParams();
  const kind = kinds.find((one) => one === search.get('kind')) ?? 'quarter';
  const { data, error, refetch, isFetching } = useApiQuery('insight.readPublicFigures', { query: { placeCode: code, kind } }, { keepPrevious: true });
  const unit = useApiQuery('places.getDivision', { params: { code } }, { staleTime: 3_600_000 });
  const above = unit.data?.level === 'community' ? unit.data.parentCode : null;
  const own = myPlace();
  return (
    <Stack gap={4}>
      <Row between>
        <strong>{data?.place.fullName ?? unit.data?.shortName ?? ''}</strong>
        {above !== null ? <LinkButton to={`/figures/${above}`}>{t('public.street')}</LinkButton> : own !== undefined && own !== code ? <LinkButton to={`/figures/${own}`}>{t('public.own')}</LinkButton> : null}
      </Row>
      <ChoiceList legend={t('public.legend')} hideLegend inline choices={kinds.map((value) => ({ value, label: t(`public.kind.${value}`) }))} value={kind} onChange={(value) => setSearch({ kind: value }, { replace: true, flushSync: true })} />
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? <Shown data={data} /> : null}
    </Stack>
  );
}

/** 我们社区办得怎么样: the same figures the office sees. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const { code } = useParams();
  const place = code ?? myPlace();
  return (
    <Frame title={t('public.title')} back="/">
      {place === undefined ? (
        <EmptyState picture="wall" title={t('public.choose')} hint={t('public.chooseHint')} action={<LinkButton tone="primary" icon={MapPin} to="/place">{t('public.choosePlace')}</LinkButton>} />
      ) : (
        <Figures code={place} />
      )}
    </Frame>
  );
}
