import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { openStates } from '../lifecycle.ts';
import { isOpen } from './list-requests.ts';

/** What a workstation has in hand: cases that wait for it, those that are late, and who took them up. */
export interface WorkloadRow {
  readonly workstationId: string;
  /** Who last took the case up on site; null while nobody has. */
  readonly staffId: string | null;
  readonly open: number;
  readonly overdue: number;
}

/** States in which a case asks nothing of its workstation. */
const elsewhere = ['submitted', 'accepted', 'completed', 'verified'] as const;
/** Written out, so that the index of open cases serves it. */
const inHand = sql.join(openStates.filter((state) => !(elsewhere as readonly string[]).includes(state)).map((state) => sql.lit(state)));

/** The open work of the workstations of a place, by whoever took it up. */
export async function workloadIn(database: Database, placePath: string, now: Date): Promise<readonly WorkloadRow[]> {
  const { rows } = await sql<WorkloadRow>`
    select workstation_id as "workstationId",
      coalesce(doers->>'startWork', doers->>'plan', doers->>'siteCheck', doers->>'acknowledge')::uuid as "staffId",
      count(*) as open, count(*) filter (where next_due < ${now}) as overdue
    from request where ${isOpen} and state in (${inHand}) and workstation_id is not null and place_path <@ ${placePath}::ltree
    group by 1, 2`.execute(database);
  return rows;
}
