import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { useKeys } from '../keys.ts';
import { classNames } from '../kit/class-names.ts';
import { Skeleton } from '../kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../kit/states.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeyHelp, type KeyRow } from './key-help.tsx';
import { SavedViews } from './saved-views.tsx';
import { type Selection, useSelection } from './selection.ts';
import { type Column, ResizeHandle, useColumns } from './use-columns.tsx';
import type { FilterDefinition, UrlFilters } from './use-url-filters.ts';
import styles from './work-table.module.css';

export type { Column } from './use-columns.tsx';

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
  /** The ticks, where the page shares them between several drawings of the list. */
  readonly selection?: Selection;
  /** Beside an open preview: moving and clicking show the row there instead of opening it. */
  readonly onPreview?: (row: Row) => void;
  /** The row the preview shows. */
  readonly previewed?: string | undefined;
  /** Keys of the page that the help names too. */
  readonly moreKeys?: readonly KeyRow[];
  /** Views are kept under this name; `name` unless several tables draw the same list. */
  readonly viewsOf?: string;
  /** Address of the download of this list. */
  readonly exportHref?: string;
  readonly empty?: ReactNode;
  /** Beside the filters: “new …”. */
  readonly actions?: ReactNode;
  /** Instead of the table: another drawing of the same list (a board), under the same filters. */
  readonly instead?: ReactNode;
}

interface RowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly current: boolean;
  readonly props: Props<Row>;
  readonly shown: readonly Column<Row>[];
  readonly widths: Readonly<Record<string, number>>;
  readonly selection: Selection;
  readonly onPress: (row: Row, index: number) => void;
}

function TableRow<Row>({ row, index, current, props, shown, widths, selection, onPress }: RowProps<Row>): ReactNode {
  const { t } = useTranslation();
  const { rowKey, rowPath, rowTone, rowLabel, bulk, onPreview } = props;
  const key = rowKey(row);
  const tone = rowTone?.(row);
  const opener = shown.find((column) => column.opens) ?? shown[0];
  const press = (event: MouseEvent): void => {
    if (!(event.target as Element).closest('a, button, input, label')) onPress(row, index);
  };
  return (
    <tr className={classNames(tone && styles[tone], current && styles.current)} onClick={press}>
      {bulk ? (
        <td className={styles.tick}>
          <input type="checkbox" aria-label={rowLabel?.(row) ?? t('table.row', { number: index + 1 })} checked={selection.keys.has(key)} onChange={() => selection.toggle(key)} />
        </td>
      ) : null}
      {shown.map((column) => (
        <td
          key={column.key}
          className={classNames(column.align && styles[column.align], widths[column.key] !== undefined && styles.sized)}
          {...(widths[column.key] === undefined ? {} : { style: { maxWidth: widths[column.key] } })}
        >
          {column === opener ? (
            <Link
              className={styles.open}
              to={rowPath(row)}
              onClick={(event) => {
                if (!onPreview || event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onPress(row, index);
              }}
            >
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** The desk's dense list: filters in the address, keys, selection, columns, paging. */
export function WorkTable<Row>(props: Props<Row>): ReactNode {
  const { name, columns, rows, rowKey, rowPath, bulk, filters, total, loading = false, problem, more, onPreview, instead } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { shown, widths, resize, choice } = useColumns(name, columns);
  const [current, setCurrent] = useState(-1);
  const ownSelection = useSelection();
  const selection = props.selection ?? ownSelection;
  const [help, setHelp] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const onTable = instead === undefined;

  useEffect(() => {
    body.current?.children[current]?.scrollIntoView({ block: 'nearest' });
    if (more && !more.loading && current >= 0 && current === rows.length - 1) more.load();
    // Only moving loads more; a new `more` object alone does not.
  }, [current, rows.length]);

  const open = (row: Row): void => void navigate(rowPath(row));
  const go = (to: number): void => {
    const at = Math.max(0, Math.min(rows.length - 1, to));
    setCurrent(at);
    const row = rows[at];
    if (row && onPreview) onPreview(row);
  };
  const press = (row: Row, index: number): void => {
    if (!onPreview) return open(row);
    setCurrent(index);
    onPreview(row);
  };
  const chosen = rows.filter((row) => selection.keys.has(rowKey(row)));
  useKeys({
    ...(onTable
      ? {
          j: () => go(current + 1),
          k: () => go(current - 1),
          Enter: () => {
            const row = rows[current];
            if (row) open(row);
          },
          x: () => {
            const row = rows[current];
            if (row && bulk) selection.toggle(rowKey(row));
          },
        }
      : {}),
    a: () => {
      if (bulk) selection.replace(chosen.length === rows.length ? [] : rows.map(rowKey));
    },
    Escape: () => selection.clear(),
    '?': () => setHelp(true),
  });

  return (
    <div className={styles.work}>
      <div className={styles.tools}>
        {filters ? <FilterBar definitions={filters.definitions} filters={filters.url} /> : <span />}
        <div className={styles.toolsRight}>
          {props.actions}
          {filters ? <SavedViews name={props.viewsOf ?? name} filters={filters.url} /> : null}
          {onTable && !onPreview ? choice : null}
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
      {instead ?? (problem && rows.length === 0 ? null : (
        <div className={styles.sheet}>
          {loading ? (
            <div className={styles.more}>
              <Skeleton lines={8} />
            </div>
          ) : rows.length === 0 ? (
            (props.empty ?? <EmptyState title={t('table.empty')} hint={t('table.emptyHint')} />)
          ) : (
            <table className={styles.table} aria-label={props.label}>
              <thead>
                <tr>
                  {bulk ? (
                    <th className={styles.tick}>
                      <input
                        type="checkbox"
                        aria-label={t('table.all')}
                        checked={chosen.length > 0 && chosen.length === rows.length}
                        onChange={() => selection.replace(chosen.length === rows.length ? [] : rows.map(rowKey))}
                      />
                    </th>
                  ) : null}
                  {shown.map((column) => (
                    <th
                      key={column.key}
                      scope="col"
                      data-column={`${name}.${column.key}`}
                      className={classNames(column.align && styles[column.align])}
                      style={widths[column.key] === undefined ? { width: column.width } : { width: widths[column.key], minWidth: widths[column.key] }}
                    >
                      {column.title}
                      <ResizeHandle onResize={(width) => resize(column.key, width)} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody ref={body}>
                {rows.map((row, index) => (
                  <TableRow
                    key={rowKey(row)}
                    row={row}
                    index={index}
                    current={onPreview && props.previewed !== undefined ? rowKey(row) === props.previewed : index === current}
                    props={props}
                    shown={shown}
                    widths={widths}
                    selection={selection}
                    onPress={press}
                  />
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
      {more && onTable ? (
        <div className={styles.more}>
          <Button loading={more.loading} onClick={more.load}>
            {t('table.loadMore')}
          </Button>
        </div>
      ) : null}
      {bulk && chosen.length > 0 ? (
        <div className={styles.bulk} role="region" aria-label={t('table.selected', { count: chosen.length })}>
          <span>{t('table.selected', { count: chosen.length })}</span>
          {bulk(chosen, selection.clear)}
          <Button type="text" onClick={selection.clear}>
            {t('table.clearSelection')}
          </Button>
        </div>
      ) : null}
      <KeyHelp open={help} onClose={() => setHelp(false)} {...(bulk ? { selects: true } : {})} more={props.moreKeys ?? []} />
    </div>
  );
}

/** Long text in a cell: two lines at most. */
export function Clip({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.clip}>{children}</span>;
}
