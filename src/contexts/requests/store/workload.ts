import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
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
/** Written out as the index `request_in_hand` has it, which alone is read. */
const waitsElsewhere = sql.join(elsewhere.map((state) => sql.lit(state)));

/** The open work of some workstations, by whoever took it up. */
export async function workloadOf(database: Database, workstationIds: readonly string[], now: Date): Promise<readonly WorkloadRow[]> {
  const { rows } = await sql<WorkloadRow>`
    select workstation_id as "workstationId", handler_id as "staffId", count(*) as open, count(*) filter (where next_due < ${now}) as overdue
    from request where ${isOpen} and state not in (${waitsElsewhere}) and workstation_id is not null and workstation_id = any(${[...workstationIds]}::uuid[])
    group by 1, 2`.execute(database);
  return rows;
}
