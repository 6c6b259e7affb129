import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { useKeys } from '../keys.ts';
import { classNames } from '../kit/class-names.ts';
import { Skeleton } from '../kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../kit/states.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeyHelp } from './key-help.tsx';
import { SavedViews } from './saved-views.tsx';
import { useStored } from './stored.ts';
import type { FilterDefinition, UrlFilters } from './use-url-filters.ts';
import styles from './work-table.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** CSS width. */
  readonly width?: string;
  readonly align?: 'right';
  /** Not shown until the person chooses it. */
  readonly hidden?: boolean;
  /** The column that opens the record; the first one unless one says so. */
  readonly opens?: boolean;
}

interface Props<Row> {
  /** Keeps column choice and saved views apart: `requests`. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where Enter, a click or the link leads. */
  readonly rowPath: (row: Row) => string;
  /** Draws the edge of the row before it is read. */
  readonly rowTone?: (row: Row) => 'late' | 'soon' | undefined;
  /** For the tick box of a row. */
  readonly rowLabel?: (row: Row) => string;
  readonly filters?: { readonly definitions: readonly FilterDefinition[]; readonly url: UrlFilters };
  readonly total?: { readonly count: number; readonly more: boolean } | null | undefined;
  readonly loading?: boolean;
  readonly problem?: unknown;
  readonly onRetry?: () => void;
  readonly more?: { readonly load: () => void; readonly loading: boolean } | undefined;
  /** Draws tick boxes; gets the chosen rows and a way to let them go. */
  readonly bulk?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** Address of the download of this list. */
  readonly exportHref?: string;
  readonly empty?: ReactNode;
  /** Beside the filters: “new …”. */
  readonly actions?: ReactNode;
}

/** The columns a person sees of a list, and how to change them. */
function useColumns<Row>(name: string, columns: readonly Column<Row>[]): readonly [readonly Column<Row>[], ReactNode] {
  const [hidden, setHidden] = useStored<readonly string[]>(
    `columns.${name}`,
    columns.filter((column) => column.hidden).map(({ key }) => key),
  );
  const shown = columns.filter((column, index) => index === 0 || !hidden.includes(column.key));
  return [shown, <ColumnChoice key="columns" columns={columns} hidden={hidden} onChange={setHidden} />];
}

/** The desk's dense list: filters in the address, keys, selection, columns, paging. */
export function WorkTable<Row>(props: Props<Row>): ReactNode {
  const { columns, rows, rowKey, rowPath, bulk, filters, total, loading = false, problem, more } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [shown, columnChoice] = useColumns(props.name, columns);
  const [current, setCurrent] = useState(-1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const opener = shown.find((column) => column.opens) ?? shown[0];

  useEffect(() => {
    body.current?.children[current]?.scrollIntoView({ block: 'nearest' });
    if (more && !more.loading && current >= 0 && current === rows.length - 1) more.load();
    // Only moving loads more; a new `more` object alone does not.
  }, [current, rows.length]);

  const toggle = (key: string): void => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    setSelected(next);
  };
  const move = (by: number): void => setCurrent((at) => Math.max(0, Math.min(rows.length - 1, at + by)));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const row = rows[current];
      if (row) void navigate(rowPath(row));
    },
    x: () => {
      const row = rows[current];
      if (row && bulk) toggle(rowKey(row));
    },
    '?': () => setHelp(true),
  });

  const chosen = rows.filter((row) => selected.has(rowKey(row)));
  const clear = (): void => setSelected(new Set());
  return (
    <div className={styles.work}>
      <div className={styles.tools}>
        {filters ? <FilterBar definitions={filters.definitions} filters={filters.url} /> : <span />}
        <div className={styles.toolsRight}>
          {props.actions}
          {filters ? <SavedViews name={props.name} filters={filters.url} /> : null}
          {columnChoice}
          {props.exportHref ? (
            <Button icon={<Download size={16} aria-hidden />} href={props.exportHref} download>
              {t('table.export')}
            </Button>
          ) : null}
        </div>
      </div>
      {total ? (
        <div className={styles.count} role="status">
          {t(total.more ? 'table.totalMore' : 'table.total', { count: total.count })}
        </div>
      ) : null}
      {problem ? <ErrorState problem={problem} {...(props.onRetry ? { onRetry: props.onRetry } : {})} /> : null}
      <div className={styles.sheet}>
        {loading ? (
          <div className={styles.more}>
            <Skeleton lines={8} />
          </div>
        ) : rows.length === 0 && !problem ? (
          (props.empty ?? <EmptyState title={t('table.empty')} hint={t('table.emptyHint')} />)
        ) : (
          <table className={styles.table} aria-label={props.label}>
            <thead>
              <tr>
                {bulk ? <th className={styles.tick} /> : null}
                {shown.map((column) => (
                  <th key={column.key} scope="col" className={classNames(column.align && styles[column.align])} style={{ width: column.width }}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row, index) => {
                const key = rowKey(row);
                const tone = props.rowTone?.(row);
                return (
                  <tr
                    key={key}
                    className={classNames(tone && styles[tone], index === current && styles.current)}
                    onClick={(event) => {
                      if (!(event.target as Element).closest('a, button, input, label')) void navigate(rowPath(row));
                    }}
                  >
                    {bulk ? (
                      <td className={styles.tick}>
                        <input
                          type="checkbox"
                          aria-label={props.rowLabel?.(row) ?? t('table.row', { number: index + 1 })}
                          checked={selected.has(key)}
                          onChange={() => toggle(key)}
                        />
                      </td>
                    ) : null}
                    {shown.map((column) => (
                      <td key={column.key} className={classNames(column.align && styles[column.align])}>
                        {column === opener ? (
                          <Link className={styles.open} to={rowPath(row)}>
                            {column.render(row)}
                          </Link>
                        ) : (
                          column.render(row)
                        )}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
      {more ? (
        <div className={styles.more}>
          <Button loading={more.loading} onClick={more.load}>
            {t('table.loadMore')}
          </Button>
        </div>
      ) : null}
      {bulk && chosen.length > 0 ? (
        <div className={styles.bulk} role="region" aria-label={t('table.selected', { count: chosen.length })}>
          <span>{t('table.selected', { count: chosen.length })}</span>
          {bulk(chosen, clear)}
          <Button type="text" onClick={clear}>
            {t('table.clearSelection')}
          </Button>
        </div>
      ) : null}
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Long text in a cell: two lines at most. */
export function Clip({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.clip}>{children}</span>;
}
