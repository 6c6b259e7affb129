import { type CanonicalValue, canonicalJson } from '../../shared/canonical-json.ts';
import type { Transaction } from '../database/database.ts';
import { type ReadEvent, columnsOf } from './store.ts';

/** The columns that hold a told value: one, or one for each part of it. */
export type ToldColumns = string | Readonly<Record<string, string>>;

type Values = Readonly<Record<string, CanonicalValue>>;

function columnsIn(columns: ToldColumns): readonly string[] {
  return typeof columns === 'string' ? [columns] : Object.values(columns);
}

function stored(values: Values, columns: ToldColumns): CanonicalValue {
  if (typeof columns === 'string') return values[columns] ?? null;
  return Object.fromEntries(Object.entries(columns).map(([part, column]) => [part, values[column] ?? null]));
}

/** What an event says under which names. */
export type Telling = (event: ReadEvent) => Values;

const details: Telling = ({ publicDetail, internalDetail }) => ({ ...internalDetail, ...publicDetail });

/** What the events of a record told last under each name; names nobody told, or whose telling was erased, are left out. */
function toldLast(history: readonly ReadEvent[], names: readonly string[], telling: Telling): ReadonlyMap<string, CanonicalValue> {
  const told = new Map<string, CanonicalValue>();
  for (const event of history) {
    if (event.erasedAt) told.clear();
    const values = telling(event);
    for (const name of names) {
      const value = values[name];
      if (value !== undefined) told.set(name, value);
    }
  }
  return told;
}

/** The records whose columns do not hold what their events told last. */
export async function differsFromTold(
  database: Transaction,
  table: string,
  { told = {}, telling = details }: { readonly told?: Readonly<Record<string, ToldColumns>>; readonly telling?: Telling },
  histories: ReadonlyMap<string, readonly ReadEvent[]>,
): Promise<readonly string[]> {
  const rows = await columnsOf(database, table, Object.values(told).flatMap(columnsIn), [...histories.keys()]);
  return rows.flatMap(({ id, values }) => {
    const expected = toldLast(histories.get(id) ?? [], Object.keys(told), telling);
    const agrees = [...expected].every(([name, value]) => canonicalJson(stored(values, told[name] ?? '')) === canonicalJson(value));
    return agrees ? [] : [id];
  });
}
