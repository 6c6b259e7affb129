import { sql } from 'kysely';
import type { Executor } from './sql.ts';

/** How much lies inside a unit. */
export interface PlaceCounts {
  readonly grids: number;
  readonly compounds: number;
  /** Compounds without property management. */
  readonly unmanaged: number;
  readonly workstations: number;
}

/** Counts what lives inside a unit. */
export async function countWithin(executor: Executor, path: string): Promise<PlaceCounts> {
  const result = await sql<PlaceCounts>`
    with unit as materialized (
      select code, level from division where path <@ ${path}::ltree and valid_to is null)
    select
      (select count(*)::int from unit where level = 'grid') as grids,
      (select count(*)::int from compound join unit on code = community_code where archived_at is null) as compounds,
      (select count(*)::int from compound join unit on code = community_code where archived_at is null and not managed) as unmanaged,
      (select count(*)::int from workstation join unit on code = street_code where archived_at is null) as workstations
  `.execute(executor);
  return result.rows[0] ?? { grids: 0, compounds: 0, unmanaged: 0, workstations: 0 };
}
