import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { Input } from '../../../../../ui/api/types.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { type FilterDefinition, type FilterValues, type UrlFilters, useUrlFilters } from '../../../../../ui/desk/use-url-filters.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { stateTones } from '../../shared/states.ts';

export type ListQuery = NonNullable<Input<'requests.list'>['query']>;
export type ListFilters = Omit<ListQuery, 'sort' | 'cursor' | 'limit'>;

const states = Object.keys(stateTones);
const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station', 'window', 'import'] as const;
const measures = ['reported', 'handled', 'finished', 'answered', 'answeredInTime', 'answeredLate', 'solved', 'solvedInTime', 'solvedLate', 'closed'] as const;
const natures = ['enquiry', 'help', 'complaint', 'tipOff', 'suggestion', 'thanks', 'other'] as const;
const priorities = ['emergency', 'urgent', 'normal'] as const;
const originTypes = ['contactDay', 'channelPoint', 'sheetImport', 'sweep'] as const;
const longLived = { staleTime: 600_000 };

function useChildren(parent: string | undefined) {
  const { data } = useApiQuery('places.listDivisions', { query: parent === undefined ? {} : { parent } }, { ...longLived, enabled: parent !== undefined });
  return data?.items;
}

/** The categories as a flat list for choosing, the branch before its leaves. */
export function useCategoryOptions(all = false): readonly { readonly value: string; readonly label: string }[] {
  const language = useLanguage();
  const { place } = usePlace();
  const { data } = useApiQuery('requests.listCategories', { query: { ...(all ? { all: 'true' } : {}), ...(place ? { divisionCode: place.code } : {}) } }, longLived);
  return useMemo(
    () => (data?.items ?? []).map(({ id, code, nameZh, nameEn }) => ({ value: id, label: `${code} ${language === 'zh' ? nameZh : nameEn}` })),
    [data, language],
  );
}

/** The filters of the work list; all but `open` and the search box stand in its panel, what is set as chips. */
export function useListFilters(): { readonly definitions: readonly FilterDefinition[]; readonly url: UrlFilters; readonly query: ListFilters } {
  const { t } = useTranslation('requests');
  const { place, places } = usePlace();
  const divisions = useChildren(place?.code);
  const { data: stations } = useApiQuery('places.listWorkstations', { query: { within: place?.code ?? '' } }, { ...longLived, enabled: place !== undefined });
  const categories = useCategoryOptions();
  const [search] = useSearchParams();
  const origin = search.get('origin');
  const originType = origin?.split(':')[0] ?? '';
  const originLabel = (originTypes as readonly string[]).includes(originType) ? t(`desk.filters.origins.${originType}`) : t('desk.filters.origins.other');
  const definitions = useMemo<readonly FilterDefinition[]>(() => {
    const words = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${group}.${value}`) }));
    const dues = [
      { value: 'overdue', label: t('desk.filters.dueOptions.overdue') },
      { value: 'soon', label: t('desk.filters.dueOptions.soon') },
      { value: 'today', label: t('desk.filters.dueOptions.today') },
    ];
    return [
      { name: 'text', label: t('desk.filters.text'), control: 'text' },
      { name: 'due', label: t('desk.filters.due'), control: 'choice', options: dues },
      { name: 'state', label: t('desk.filters.state'), control: 'choices', options: words('states', states) },
      { name: 'priority', label: t('fields.priority'), control: 'choice', options: words('options.priority', priorities) },
      {
        name: 'divisionCode',
        label: t('desk.filters.division'),
        control: 'choice',
        options: (divisions ?? []).map(({ code, shortName }) => ({ value: code, label: shortName })),
      },
      { name: 'workstationId', label: t('fields.workstationId'), control: 'choice', options: (stations?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
      { name: 'categoryId', label: t('fields.categoryId'), control: 'choice', options: categories },
      { name: 'nature', label: t('fields.nature'), control: 'choice', options: words('options.nature', natures) },
      { name: 'channel', label: t('fields.channel'), control: 'choices', options: words('channels', channels) },
      { name: 'measure', label: t('desk.filters.measure'), control: 'choice', options: words('desk.measures', measures) },
      { name: 'window', label: t('desk.filters.window'), control: 'choice', options: words('desk.windows', ['calendar', 'noon']) },
      // Only where a page of another context leads here: the cases of one contact day, box or import.
      ...(origin === null ? [] : [{ name: 'origin', label: t('desk.filters.origin'), control: 'choice' as const, options: [{ value: origin, label: originLabel }] }]),
      { name: 'from', label: t('desk.filters.from'), control: 'date' },
      { name: 'until', label: t('desk.filters.until'), control: 'date' },
    ];
  }, [t, divisions, stations, categories, origin, originLabel]);
  const url = useUrlFilters(definitions);
  const open = new URLSearchParams(url.search).get('open');
  const grid = new URLSearchParams(url.search).get('gridCode');
  return { definitions, url, query: queryOf(url.values, open, grid, places.length > 1 ? place?.code : undefined) };
}

function queryOf(values: FilterValues, open: string | null, grid: string | null, home: string | undefined): ListFilters {
  const query: Record<string, unknown> = { ...values };
  if (open === 'true' || open === 'false') query['open'] = open;
  if (grid !== null) query['gridCode'] = grid;
  // Somebody with several places looks at one of them at a time.
  if (query['divisionCode'] === undefined && home !== undefined) query['divisionCode'] = home;
  return query as ListFilters;
}
