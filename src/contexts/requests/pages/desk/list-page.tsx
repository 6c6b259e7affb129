import { Columns2, Columns3, Map as MapIcon, Plus, Rows3 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button, Segmented, Select } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import type { KeyRow } from '../../../../ui/desk/key-help.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useSelection } from '../../../../ui/desk/selection.ts';
import { useWide } from '../../../../ui/desk/use-wide.ts';
import { WorkTable } from '../../../../ui/desk/work-table.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { useKeys } from '../../../../ui/keys.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { Board } from './board/board.tsx';
import { useSelectAll } from './bulk/use-select-all.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { RunningBulk } from './bulk/running-bulk.tsx';
import styles from './desk.module.css';
import { CasePreview } from './list/case-preview.tsx';
import { ExportButton } from './list/export-button.tsx';
import { MapPane } from './list/map-pane.tsx';
import { type Row, useListColumns } from './list/use-list-columns.tsx';
import { useListFilters } from './list/use-list-filters.ts';

const sorts = ['newest', 'oldest', 'due'] as const;
const views = ['table', 'board', 'split', 'map'] as const;
type View = (typeof views)[number];
const viewIcons = { table: Rows3, board: Columns3, split: Columns2, map: MapIcon } as const;
const entrants = ['clerk', 'communityOfficer', 'gridWorker', 'workstationLead'];
const exporters = ['clerk', 'supervisor', 'workstationLead', 'auditor'];
/** Who takes actions at all: the others get no tick boxes. */
const actors = ['clerk', 'supervisor', 'communityOfficer', 'workstationLead', 'gridWorker'];

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

/** The ways to look at the list, with a key each: `1` … are for actions, so `v` goes to the next. */
function useView(): readonly [View, (view: View) => void] {
  const [text, setText] = useParameter('view');
  const view = views.find((one) => one === text) ?? 'table';
  const choose = (next: View): void => setText(next === 'table' ? undefined : next);
  useKeys({ v: () => choose(views[(views.indexOf(view) + 1) % views.length] ?? 'table') });
  return [view, choose];
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

function ViewSwitch({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Segmented<View>
      aria-label={t('desk.list.view')}
      value={view}
      options={views.map((value) => {
        const Icon = viewIcons[value];
        return { value, label: t(`desk.list.views.${value}`), icon: <Icon size={14} aria-hidden /> };
      })}
      onChange={onChange}
    />
  );
}

/** What the page's own keys do, for the help. */
function usePageKeys(onBoard: boolean, mayAct: boolean): readonly KeyRow[] {
  const { t } = useTranslation('requests');
  return [
    ...(onBoard ? ([[['h', 'l'], t('desk.keys.columns')]] as const) : []),
    [['v'], t('desk.keys.view')],
    ...(mayAct ? ([[['1', '2', '3', '4'], t('desk.keys.actions')], [['b'], t('desk.keys.more')], [['u'], t('desk.keys.undo')]] as const) : []),
  ];
}

/** The office's work list: as a table, as a board, split with the case and the map, or beside the map. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const { place } = usePlace();
  const [, setSearch] = useSearchParams();
  const { definitions, url, query } = useListFilters();
  const [open, setOpen] = useParameter('open');
  const [sortText, setSort] = useParameter('sort');
  const [view, setView] = useView();
  const roomForCase = useWide(1000);
  const roomForMap = useWide(1280);
  const [running, setRunning] = useState<Output<'requests.startBulk'> | undefined>(undefined);
  const [previewed, setPreviewed] = useState<string | undefined>(undefined);
  const [boardRows, setBoardRows] = useState<readonly Row[]>([]);
  const selection = useSelection();
  const mayAct = actors.some((role) => roles.has(role));
  const onBoard = view === 'board';
  const split = view === 'split' && roomForCase;
  const onMap = view === 'map' || (view === 'split' && !roomForCase);
  const sort = sorts.find((one) => one === sortText) ?? (onBoard ? 'due' : 'newest');
  const list = useApiPages('requests.list', { query: { ...query, sort, count: 'true' } }, { enabled: !onBoard });
  useLive(place ? [`place:${place.code}`] : [], ['requests.list', 'requests.map']);
  const mayEnter = entrants.some((role) => roles.has(role));
  const filtered = Object.keys(query).some((name) => name !== 'divisionCode' || url.values['divisionCode'] !== undefined);
  const columns = useListColumns(split ? 'case' : onMap ? 'map' : 'wide');
  const moreKeys = usePageKeys(onBoard, mayAct);
  const rows = onBoard ? boardRows : (list.data?.pages.flatMap(({ items }) => items) ?? []);
  const all = useSelectAll(list, selection);
  const shownCase = previewed ?? rows[0]?.id;
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
      <div className={split ? (roomForMap ? styles.three : styles.two) : onMap ? styles.split : undefined}>
        <WorkTable
          key={split ? 'split' : onMap ? 'map' : 'wide'}
          name={split ? 'requests.split' : onMap ? 'requests.map' : 'requests'}
          viewsOf="requests"
          label={t('desk.list.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowPath={({ id }) => `/requests/${id}`}
          rowLabel={({ number }) => t('desk.board.tick', { number })}
          rowTone={(row) => (row.overdue ? 'late' : row.dueSoon ? 'soon' : undefined)}
          filters={{ definitions, url }}
          total={onBoard ? undefined : list.data?.pages[0]?.total}
          loading={list.isPending}
          problem={list.error}
          onRetry={() => void list.refetch()}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          selection={selection}
          {...(mayAct ? { bulk: (chosen: readonly Row[], clear: () => void) => <BulkBar rows={chosen} all={onBoard ? undefined : all} onStarted={(bulk) => { clear(); setRunning(bulk); }} /> } : {})}
          {...(split ? { onPreview: ({ id }: Row) => setPreviewed(id), previewed: shownCase } : {})}
          {...(onBoard ? { instead: <Board filters={{ ...query, open: undefined }} sort={sort} selection={mayAct ? selection : undefined} onRows={setBoardRows} /> } : {})}
          moreKeys={moreKeys}
          empty={<Empty filtered={filtered} mayEnter={mayEnter} onClear={() => setSearch({})} />}
          actions={
            <>
              {onBoard ? null : (
                <Segmented
                  aria-label={t('desk.list.show')}
                  value={open ?? 'all'}
                  options={['true', 'false', 'all'].map((value) => ({ value, label: t(`desk.list.open.${value}`) }))}
                  onChange={(value) => setOpen(value === 'all' ? undefined : value)}
                />
              )}
              <Select
                aria-label={t('desk.list.sort')}
                className={styles.sort ?? ''}
                value={sort}
                options={sorts.map((value) => ({ value, label: t(`desk.list.sorts.${value}`) }))}
                onChange={(value) => setSort(value)}
              />
              <ViewSwitch view={view} onChange={setView} />
              {exporters.some((role) => roles.has(role)) ? <ExportButton filters={{ ...query, sort }} /> : null}
            </>
          }
        />
        {split ? (
          <div className={styles.pane} tabIndex={0} role="group" aria-label={t('desk.split.case')}>
            <CasePreview id={shownCase} />
          </div>
        ) : null}
        {(split && roomForMap) || onMap ? (
          <div className={styles.mapPane}>
            <MapPane filters={query} picked={split ? shownCase : undefined} {...(split ? { onPin: setPreviewed } : {})} />
          </div>
        ) : null}
      </div>
      {running ? <RunningBulk key={running.id} bulk={running} onClose={() => setRunning(undefined)} /> : null}
    </DeskPage>
  );
}
