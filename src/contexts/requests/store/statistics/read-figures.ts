import { type RawBuilder, sql } from 'kysely';
import { halfDayOf, startOfHalfDay } from '../../../../shared/half-days.ts';
import { instantOf, plainDateOf } from '../../../../shared/time.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { Counts } from '../../contract.ts';
import { contributionsOf } from './contributions.ts';
import { eachCount, type CountColumn } from './measures.ts';

/** What figures are split by; `slot` are half days. */
export type FigureGroup = 'slot' | 'unit' | 'category' | 'channel' | 'workstation';

export interface FigureQuery {
  /** Codes of divisions or grids; figures of several are told apart only by the group `unit`. */
  readonly units: readonly string[];
  /** Half days from (inclusive) until (exclusive). */
  readonly from: number;
  readonly until: number;
  readonly categoryId?: string | undefined;
  readonly channel?: string | undefined;
  readonly workstationId?: string | undefined;
  readonly group: FigureGroup;
}

export interface FigureRow extends Counts {
  /** The half day, the code of the unit, or the id or name of what was grouped by; empty where a case has none. */
  readonly key: string;
}

interface Dimension {
  readonly name: 'category' | 'channel' | 'workstation';
  readonly column: RawBuilder<string>;
  readonly value: string | undefined;
}

function dimensionsOf(query: FigureQuery): readonly Dimension[] {
  return [
    { name: 'category', column: sql`coalesce(category_id::text, '')`, value: query.categoryId },
    { name: 'channel', column: sql`channel`, value: query.channel },
    { name: 'workstation', column: sql`coalesce(workstation_id::text, '')`, value: query.workstationId },
  ];
}

const camel = (name: CountColumn): string => name.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
const sums = eachCount((column, name) => sql`coalesce(sum(${column}), 0)::float8 as ${sql.ref(camel(name))}`);
const counts = eachCount((column) => column);

/** What changed since the last counting: minus what was counted, plus what stands now. */
const changes = sql`
  changed as (select array(select distinct request_id from request_uncounted) as ids),
  change as (
    select slot, place_path, workstation_id, category_id, channel, ${eachCount((column) => sql`-${column}::bigint as ${column}`)}
    from request_fact where request_id = any(array(select unnest(ids) from changed))
    union all
    select slot, place_path, workstation_id, category_id, channel, ${counts}
    from (${contributionsOf(sql`array(select unnest(ids) from changed)`)}) as fresh)`;

function factKey(query: FigureQuery, dimensions: readonly Dimension[]): RawBuilder<string> {
  if (query.group === 'slot') return sql`slot::text`;
  if (query.group === 'unit') return sql`unit.code`;
  return dimensions.find(({ name }) => name === query.group)?.column ?? sql`''`;
}

/** The sums from facts or from changes: any combination of filters. */
function fromFacts(table: 'request_fact' | 'change', query: FigureQuery, dimensions: readonly Dimension[]): RawBuilder<unknown> {
  const filters = dimensions.filter(({ value }) => value !== undefined).map(({ column, value }) => sql`and ${column} = ${value}`);
  return sql`
    select ${factKey(query, dimensions)} as key, ${counts} from ${sql.table(table)}
    cross join lateral unnest(string_to_array(ltree2text(place_path), '.')) as unit (code)
    where slot >= ${query.from} and slot < ${query.until} and unit.code = any(${query.units}::text[]) ${sql.join(filters, sql` `)}`;
}

/** Half days from one until another as whole months (by their negative numbers) and the half days before and after them. */
export function spansOf(from: number, until: number): readonly { readonly from: number; readonly until: number }[] {
  const monthOf = (slot: number): number => Number(plainDateOf(startOfHalfDay(slot)).slice(0, 4)) * 12 + Number(plainDateOf(startOfHalfDay(slot)).slice(5, 7));
  const startOf = (month: number): number => {
    const [year, ofYear] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
    return halfDayOf(instantOf(`${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}-01`));
  };
  const first = startOf(monthOf(from)) === from ? monthOf(from) : monthOf(from) + 1;
  const last = monthOf(until) - 1;
  if (last < first) return [{ from, until }];
  return [
    { from, until: startOf(first) },
    { from: -last, until: -first + 1 },
    { from: startOf(last + 1), until },
  ].filter((span) => span.from < span.until);
}

function fromCells(query: FigureQuery, needed: Dimension | undefined): RawBuilder<unknown> {
  const key = query.group === 'slot' ? sql`slot::text` : query.group === 'unit' ? sql`unit_code` : sql`key`;
  const spans = query.group === 'slot' ? [query] : spansOf(query.from, query.until);
  return sql`
    select ${key} as key, ${counts} from unnest(${spans.map((span) => span.from)}::int[], ${spans.map((span) => span.until)}::int[]) as span (first, after)
    join request_cell on slot >= first and slot < after
    where unit_code = any(${query.units}::text[]) and dimension = ${needed?.name ?? 'all'}
      ${needed?.value === undefined ? sql`` : sql`and key = ${needed.value}`}`;
}

const isGrid = (code: string): boolean => code.length > 12;

/**
 * Figures of places between two half days. At most one of category, channel and workstation in filter and group together is read from the
 * sums kept for it; further combinations and grids by something are added up from the facts of the period. Both are exact at any moment.
 */
export async function readFigures(database: Database | Transaction, query: FigureQuery): Promise<readonly FigureRow[]> {
  const dimensions = dimensionsOf(query);
  const needed = dimensions.filter(({ name, value }) => value !== undefined || name === query.group);
  const kept = needed.length <= 1 && !(needed.length === 1 && query.units.some(isGrid));
  const source = kept ? fromCells(query, needed[0]) : fromFacts('request_fact', query, dimensions);
  const { rows } = await sql<FigureRow>`
    with ${changes}
    select key, ${sums} from (${source} union all ${fromFacts('change', query, dimensions)}) as counted
    group by key`.execute(database);
  return rows;
}
