import { useRef, type PointerEvent, type ReactNode } from 'react';
import { ColumnChoice } from './column-choice.tsx';
import { usePreference } from './preferences.tsx';
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

const narrowest = 56;
const widest = 900;
const within = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The columns a person sees of a list, how wide they are, and how to change both. */
export interface Columns<Row> {
  readonly shown: readonly Column<Row>[];
  /** Widths in pixels the person chose, by column. */
  readonly widths: Readonly<Record<string, number>>;
  readonly resize: (key: string, width: number) => void;
  readonly choice: ReactNode;
}

/** Columns and widths of a list, kept with the person. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]): Columns<Row> {
  const [hidden, setHidden] = usePreference<readonly string[]>(
    `columns.${name}`,
    columns.filter((column) => column.hidden).map(({ key }) => key),
  );
  const [widths, setWidths] = usePreference<Readonly<Record<string, number>>>(`widths.${name}`, {});
  const shown = columns.filter((column, index) => index === 0 || !hidden.includes(column.key));
  const resize = (key: string, width: number): void => setWidths({ ...widths, [key]: within(width) });
  const widen = (key: string, by: number): void => {
    const head = document.querySelector(`[data-column="${name}.${key}"]`);
    resize(key, (widths[key] ?? head?.clientWidth ?? 120) + by);
  };
  const choice = (
    <ColumnChoice key="columns" columns={columns} hidden={hidden} onChange={setHidden} widths={widths} onWiden={widen} onReset={() => setWidths({})} />
  );
  return { shown, widths, resize, choice };
}

/** The edge of a column's head that is dragged with the mouse; keys have their buttons in the column choice. */
export function ResizeHandle({ onResize }: { readonly onResize: (width: number) => void }): ReactNode {
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const down = (event: PointerEvent<HTMLSpanElement>): void => {
    const head = event.currentTarget.parentElement;
    if (!head) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: head.clientWidth };
  };
  const move = (event: PointerEvent<HTMLSpanElement>): void => {
    if (start.current) onResize(start.current.width + event.clientX - start.current.x);
  };
  return (
    <span
      className={styles.resize}
      aria-hidden
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = undefined;
      }}
    />
  );
}
