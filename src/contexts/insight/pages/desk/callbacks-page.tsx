import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import type { Input, Output } from '../../../../ui/api/types.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { type Column, WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { useSelection } from './statistics/use-selection.ts';
import { DateTime } from '../../../../ui/kit/values.tsx';

type Row = Output<'insight.listCallbacks'>['items'][number];
type Query = NonNullable<Input<'insight.listCallbacks'>['query']>;

/** The callbacks behind a number of the statistics. */
export function Page(): ReactNode {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const [search] = useSearchParams();
  const text = search.toString();
  const { placeCode, from, until } = useSelection().selection;
  // Opened without a number behind it, the page shows what was rated or called back in the usual period.
  const query = useMemo(
    () => ({ measure: 'valid', placeCode, from, until, ...Object.fromEntries(new URLSearchParams(text)) }) as unknown as Query,
    [text, placeCode, from, until],
  );
  const list = useApiPages('insight.listCallbacks', { query: { ...query, limit: 100 } }, { enabled: query.placeCode !== '' });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: readonly Column<Row>[] = [
    { key: 'number', title: t('callbacks.number'), render: ({ number }) => number, width: '10em' },
    { key: 'title', title: t('callbacks.case'), render: ({ title }) => title },
    { key: 'place', title: t('by.place'), render: ({ placeName }) => placeName },
    { key: 'at', title: t('callbacks.at'), render: ({ at }) => <DateTime value={at} />, width: '14em' },
    { key: 'contacted', title: t('callbacks.contacted'), render: ({ contacted }) => t(contacted ? 'yes' : 'no'), width: '6em' },
    { key: 'resolved', title: t('callbacks.resolved'), render: ({ resolved }) => t(resolved ? 'yes' : 'no'), width: '6em' },
    { key: 'level', title: t('callbacks.level'), render: ({ level, valid }) => (valid ? t(`ui:rating.level${level}`) : t('callbacks.invalid')), width: '8em' },
    { key: 'comment', title: t('callbacks.comment'), render: ({ comment }) => comment ?? '' },
  ];
  const back = new URLSearchParams(text);
  back.delete('measure');
  return (
    <DeskPage title={t(`callbackMeasures.${query.measure}`)} badges={query.from && query.until ? format.period(query.from, query.until) : null} actions={<LinkButton to={`/statistics?${back.toString()}`}>{t('callbacks.back')}</LinkButton>}>
      <WorkTable
        name="insight.callbacks"
        label={t('callbacks.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowPath={({ requestId }) => `/requests/${requestId}`}
        total={list.hasNextPage || list.isPending ? undefined : { count: rows.length, more: false }}
        loading={list.isPending}
        problem={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
        empty={<EmptyState title={t('callbacks.empty')} hint={t('callbacks.emptyHint')} />}
      />
    </DeskPage>
  );
}
