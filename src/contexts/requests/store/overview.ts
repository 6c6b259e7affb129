import { sql } from 'kysely';
import { dayOfHalfDay, firstHalfDayOf } from '../../../shared/half-days.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import { addDays } from '../../../shared/time.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RequestState } from '../lifecycle.ts';
import { type Scope, isOpen, scopeCondition } from './list-requests.ts';
import { readFigures } from './statistics/read-figures.ts';

/** Open cases by state, with how many are late, nearly so, or have a limit before the end of the day. */
export async function countOpenByState(
  database: Database,
  scope: Scope,
  now: Date,
  endOfDay: Date,
): Promise<readonly { state: RequestState; count: number; overdue: number; dueSoon: number; dueToday: number }[]> {
  const result = await sql<{ state: RequestState; count: number; overdue: number; dueSoon: number; dueToday: number }>`
    select state, count(*) as count, count(*) filter (where next_due < ${now}) as overdue,
      count(*) filter (where next_due >= ${now} and warn_at <= ${now}) as "dueSoon",
      count(*) filter (where next_due >= ${now} and next_due < ${endOfDay}) as "dueToday"
    from request where ${isOpen} and ${scopeCondition(scope)} group by state`.execute(database);
  return result.rows;
}

interface Part {
  readonly units: readonly string[];
  readonly workstationId?: string;
  readonly sign: 1 | -1;
}

/** The scope as sums: its outermost places, its workstations anywhere, less what was counted by both. */
function partsOf({ placePaths, workstationIds }: Scope, roots: readonly string[]): readonly Part[] {
  const codeOf = (path: string): string => path.split('.').at(-1) ?? '';
  const outermost = [...new Set(placePaths)].filter((path) => !placePaths.some((other) => other !== path && placeCovers(other, path))).map(codeOf);
  const stations = [...new Set(workstationIds)];
  const places = outermost.length > 0 ? [{ units: outermost, sign: 1 as const }] : [];
  const both = outermost.length > 0 ? stations.map((workstationId) => ({ units: outermost, workstationId, sign: -1 as const })) : [];
  return [...places, ...stations.map((workstationId) => ({ units: roots, workstationId, sign: 1 as const })), ...both];
}

/**
 * How many cases came in and were closed on each day of a period (plain dates in Shanghai, both included); days without are left out. `roots`
 * are the codes of the topmost units.
 */
export async function countByDay(
  database: Database,
  scope: Scope,
  roots: readonly string[],
  period: { readonly from: string; readonly until: string },
): Promise<readonly { date: string; reported: number; closed: number }[]> {
  const span = { from: firstHalfDayOf(period.from, 'calendar'), until: firstHalfDayOf(addDays(period.until, 1), 'calendar'), group: 'slot' as const };
  const parts = await Promise.all(partsOf(scope, roots).map(async ({ sign, ...part }) => ({ sign, rows: await readFigures(database, { ...part, ...span }) })));
  const days = new Map<string, { date: string; reported: number; closed: number }>();
  for (const { sign, rows } of parts) {
    for (const { key, reported, closed } of rows) {
      const date = dayOfHalfDay(Number(key), 'calendar');
      const day = days.get(date) ?? { date, reported: 0, closed: 0 };
      days.set(date, { date, reported: day.reported + sign * reported, closed: day.closed + sign * closed });
    }
  }
  return [...days.values()].filter(({ reported, closed }) => reported > 0 || closed > 0).sort((a, b) => a.date.localeCompare(b.date));
}
