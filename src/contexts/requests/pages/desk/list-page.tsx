import { List, Map as MapIcon, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { Button, Segmented, Select } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import styles from './desk.module.css';
import { MapPane } from './list/map-pane.tsx';
import { useListColumns } from './list/use-list-columns.tsx';
import { useListFilters } from './list/use-list-filters.ts';

const sorts = ['newest', 'oldest', 'due'] as const;
const entrants = ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'];
const exporters = ['clerk', 'supervisor', 'workstationLead', 'auditor'];

/** One parameter of the address beside the filters. */
function useParameter(name: string): readonly [string | null, (value: string | undefined) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (value: string | undefined): void =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return [search.get(name), set];
}

function Empty({ filtered, mayEnter, onClear }: { readonly filtered: boolean; readonly mayEnter: boolean; readonly onClear: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  if (filtered) return <EmptyState title={t('desk.list.noMatch')} hint={t('desk.list.noMatchHint')} action={<Button onClick={onClear}>{t('desk.list.showAll')}</Button>} />;
  return (
    <EmptyState
      picture="box"
      title={t('desk.list.empty')}
      hint={t('desk.list.emptyHint')}
      action={mayEnter ? <LinkButton to="/requests/new" icon={Plus}>{t('desk.list.enter')}</LinkButton> : undefined}
    />
  );
}

/** The office's work list. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const { place } = usePlace();
  const [, setSearch] = useSearchParams();
  const { definitions, url, query } = useListFilters();
  const [open, setOpen] = useParameter('open');
  const [sortText, setSort] = useParameter('sort');
  const [view, setView] = useParameter('view');
  const sort = sorts.find((one) => one === sortText) ?? 'newest';
  const list = useApiPages('requests.list', { query: { ...query, sort, count: 'true' } });
  useLive(place ? [`place:${place.code}`] : [], ['requests.list', 'requests.map']);
  const mayEnter = entrants.some((role) => roles.has(role));
  const filtered = Object.keys(query).some((name) => name !== 'divisionCode' || url.values['divisionCode'] !== undefined);
  const onMap = view === 'map';
  const columns = useListColumns(onMap);
  return (
    <DeskPage
      title={t('desk.list.title')}
      actions={
        mayEnter ? (
          <LinkButton to="/requests/new" tone="primary" icon={Plus}>
            {t('desk.list.enter')}
          </LinkButton>
        ) : null
      }
    >
      <div className={onMap ? styles.split : undefined}>
        <WorkTable
          key={onMap ? 'narrow' : 'wide'}
          name={onMap ? 'requests.map' : 'requests'}
          label={t('desk.list.title')}
          columns={columns}
          rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
          rowKey={({ id }) => id}
          rowPath={({ id }) => `/requests/${id}`}
          rowTone={(row) => (row.overdue ? 'late' : row.dueSoon ? 'soon' : undefined)}
          filters={{ definitions, url }}
          total={list.data?.pages[0]?.total}
          loading={list.isPending}
          problem={list.error}
          onRetry={() => void list.refetch()}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          {...(exporters.some((role) => roles.has(role)) ? { exportHref: addressOf('requests.export', { query: { ...query, sort } }) } : {})}
          empty={<Empty filtered={filtered} mayEnter={mayEnter} onClear={() => setSearch({})} />}
          actions={
            <>
              <Segmented
                aria-label={t('desk.list.show')}
                value={open ?? 'all'}
                options={['true', 'false', 'all'].map((value) => ({ value, label: t(`desk.list.open.${value}`) }))}
                onChange={(value) => setOpen(value === 'all' ? undefined : value)}
              />
              <Select
                aria-label={t('desk.list.sort')}
                className={styles.sort ?? ''}
                value={sort}
                options={sorts.map((value) => ({ value, label: t(`desk.list.sorts.${value}`) }))}
                onChange={(value) => setSort(value)}
              />
              <Button icon={onMap ? <List size={16} aria-hidden /> : <MapIcon size={16} aria-hidden />} aria-pressed={onMap} onClick={() => setView(onMap ? undefined : 'map')}>
                {t(onMap ? 'desk.list.withoutMap' : 'desk.list.withMap')}
              </Button>
            </>
          }
        />
        {onMap ? (
          <div className={styles.mapPane}>
            <MapPane filters={query} />
          </div>
        ) : null}
      </div>
    </DeskPage>
  );
}
