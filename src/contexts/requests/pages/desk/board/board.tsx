import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApiPages } from '../../../../../ui/api/hooks.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import type { Selection } from '../../../../../ui/desk/selection.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { useKeys } from '../../../../../ui/keys.ts';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import type { State } from '../../shared/states.ts';
import type { ListFilters, ListQuery } from '../list/use-list-filters.ts';
import type { Row } from '../list/use-list-columns.tsx';
import { CaseBadge, PriorityBadge } from '../parts/case-badge.tsx';
import { CaseDue } from '../parts/case-due.tsx';
import styles from './board.module.css';
import { stagesOf } from './stages.ts';

interface Props {
  readonly filters: ListFilters;
  readonly sort: ListQuery['sort'];
  /** Ticks, when the person may act on several at once. */
  readonly selection: Selection | undefined;
  /** Told of all cards on the board, for ticks and actions. */
  readonly onRows: (rows: readonly Row[]) => void;
}

interface CardProps {
  readonly row: Row;
  readonly current: boolean;
  readonly several: boolean;
  readonly selection: Selection | undefined;
}

function Card({ row, current, several, selection }: CardProps): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <li className={classNames(styles.card, row.overdue && styles.late, !row.overdue && row.dueSoon && styles.soon, current && styles.current)} data-card={row.id}>
      <div className={styles.cardHead}>
        {selection ? (
          <input type="checkbox" aria-label={t('desk.board.tick', { number: row.number })} checked={selection.keys.has(row.id)} onChange={() => selection.toggle(row.id)} />
        ) : null}
        <Link className={styles.number} to={`/requests/${row.id}`}>
          {row.number}
        </Link>
        <PriorityBadge priority={row.priority} />
      </div>
      <p className={styles.title}>{row.title}</p>
      <p className={styles.place}>{[row.placeName, row.workstationName].filter(Boolean).join(' · ')}</p>
      <div className={styles.badges}>
        {several ? <CaseBadge state={row.state} /> : null}
        <CaseDue item={row} />
      </div>
    </li>
  );
}

interface ColumnProps extends Props {
  readonly stage: string;
  readonly states: readonly State[];
  readonly current: string | undefined;
  readonly onStage: (stage: string, rows: readonly Row[]) => void;
}

function StageColumn({ stage, states, filters, sort, selection, current, onStage }: ColumnProps): ReactNode {
  const { t } = useTranslation('requests');
  const list = useApiPages('requests.list', { query: { ...filters, state: [...states], sort: sort ?? 'due', limit: 25, count: 'true' } });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total;
  useEffect(() => onStage(stage, rows), [stage, rows]);
  return (
    <section className={styles.column} aria-label={t(`desk.board.stages.${stage}`)}>
      <h2 className={styles.head}>
        {t(`desk.board.stages.${stage}`)}
        {total ? <span className={styles.count}>{total.more ? t('desk.board.more', { count: total.count }) : total.count}</span> : null}
      </h2>
      {list.error ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton lines={4} /> : null}
      {list.data && rows.length === 0 ? <p className={styles.none}>{t('desk.board.none')}</p> : null}
      <ul className={styles.cards}>
        {rows.map((row) => (
          <Card key={row.id} row={row} current={row.id === current} several={states.length > 1} selection={selection} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui:table.loadMore')}
        </Button>
      ) : null}
    </section>
  );
}

/** Where a step leads from the card that stands out: beside it in its column, or to the next column that has one. */
function stepped(columns: readonly (readonly Row[])[], current: string | undefined, right: number, down: number): Row | undefined {
  const column = columns.findIndex((rows) => rows.some(({ id }) => id === current));
  if (column < 0) return columns.find((rows) => rows.length > 0)?.[0];
  const at = columns[column]?.findIndex(({ id }) => id === current) ?? 0;
  if (right === 0) return columns[column]?.[Math.max(0, Math.min((columns[column]?.length ?? 1) - 1, at + down))];
  for (let next = column + right; next >= 0 && next < columns.length; next += right) {
    const rows = columns[next] ?? [];
    if (rows.length > 0) return rows[Math.min(at, rows.length - 1)];
  }
  return columns[column]?.[at];
}

/** 看板: the open cases of the filtered list in columns by stage; `h` `j` `k` `l` move, `x` ticks, Enter opens. */
export function Board(props: Props): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const stages = stagesOf();
  const [columns, setColumns] = useState<Readonly<Record<string, readonly Row[]>>>({});
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const { selection, filters, onRows } = props;
  const wanted = filters.state === undefined ? undefined : new Set<string>([filters.state].flat());
  const shown = stages.map(({ stage, states }) => ({ stage, states: wanted ? states.filter((state) => wanted.has(state)) : states })).filter(({ states }) => states.length > 0);
  const ordered = shown.map(({ stage }) => columns[stage] ?? []);
  useEffect(() => onRows(ordered.flat()), [columns]);
  const go = (right: number, down: number): void => {
    const row = stepped(ordered, current, right, down);
    if (!row) return;
    setCurrent(row.id);
    document.querySelector(`[data-card="${row.id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useKeys({
    j: () => go(0, 1),
    k: () => go(0, -1),
    h: () => go(-1, 0),
    l: () => go(1, 0),
    x: () => {
      if (current !== undefined) selection?.toggle(current);
    },
    Enter: () => {
      if (current !== undefined) void navigate(`/requests/${current}`);
    },
  });
  return (
    <div className={styles.board} tabIndex={0} role="group" aria-label={t('desk.board.label')}>
      {shown.map(({ stage, states }) => (
        <StageColumn key={stage} {...props} stage={stage} states={states} current={current} onStage={(name, rows) => setColumns((old) => ({ ...old, [name]: rows }))} />
      ))}
      {shown.length === 0 ? <p className={styles.none}>{t('desk.board.onlyOpen')}</p> : null}
    </div>
  );
}
