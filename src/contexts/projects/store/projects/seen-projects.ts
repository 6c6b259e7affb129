import { sql } from 'kysely';
import type { SeenProject } from '../../rules/signals.ts';
import type { Executor } from './project-row.ts';

interface SeenRow extends Omit<SeenProject, 'at'> {
  readonly at: Date;
}

/** Decided projects within a place since a moment, and one more in whatever state, as signals look at them. */
export async function seenProjects(executor: Executor, withinPath: string, since: Date, alsoId: string): Promise<readonly SeenProject[]> {
  const result = await sql<SeenRow>`
    select project.id, number, work_type as "workType", contractor_id as "contractorId", contractor.name as "contractorName",
      coalesce(approved_fen, estimate_fen) as "amountFen", coalesce(approved_at, submitted_at, project.created_at) as at, warranty_until::text as "warrantyUntil",
      (select coalesce(json_agg(coalesce(compound_id::text, place.division_code || ' ' || place.place_name) order by position), '[]')
        from project_place as place where place.project_id = project.id) as places,
      (select coalesce(json_agg(json_build_object('item', item, 'unit', unit, 'unitPriceFen', unit_price_fen) order by position), '[]')
        from project_line where project_line.project_id = project.id and stage = 'estimate') as lines
    from project left join contractor on contractor.id = project.contractor_id
    where project.id = ${alsoId}::uuid or (project.place_path <@ ${withinPath}::ltree and approved_at is not null and approved_at > ${since} and project.state not in ('rejected', 'cancelled'))
    order by project.id`.execute(executor);
  return result.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
