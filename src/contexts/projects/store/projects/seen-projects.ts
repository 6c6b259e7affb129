import { sql } from 'kysely';
import type { SeenProject } from '../../rules/signals.ts';
import type { Executor } from './project-row.ts';

/** A project as stored for signals. */
export interface StoredSeen extends SeenProject {
  /** Approved, and not given up: evidence about others. */
  readonly decided: boolean;
}

interface SeenRow extends Omit<StoredSeen, 'at'> {
  readonly at: Date;
}

/** Decided projects within a place since a moment, and some more in whatever state, as signals look at them. */
export async function seenProjects(executor: Executor, withinPath: string, since: Date, alsoIds: readonly string[]): Promise<readonly StoredSeen[]> {
  const decided = sql`(approved_at is not null and approved_at > ${since} and project.state not in ('rejected', 'cancelled'))`;
  const result = await sql<SeenRow>`
    select project.id, number, work_type as "workType", contractor_id as "contractorId", contractor.name as "contractorName",
      coalesce(approved_fen, estimate_fen) as "amountFen", coalesce(approved_at, submitted_at, project.created_at) as at, warranty_until::text as "warrantyUntil",
      (select coalesce(json_agg(coalesce(compound_id::text, place.division_code || ' ' || place.place_name) order by position), '[]')
        from project_place as place where place.project_id = project.id) as places,
      (select coalesce(json_agg(json_build_object('item', item, 'unit', unit, 'unitPriceFen', unit_price_fen) order by position), '[]')
        from project_line where project_line.project_id = project.id and stage = 'estimate') as lines,
      coalesce(${decided}, false) as decided
    from project left join contractor on contractor.id = project.contractor_id
    where project.id = any(${[...alsoIds]}::uuid[]) or (project.place_path <@ ${withinPath}::ltree and ${decided})
    order by project.id`.execute(executor);
  return result.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
