import { sql } from 'kysely';
import type { PricedLine } from '../../rules/prices.ts';
import type { Executor } from './project-row.ts';

/** Lines of projects within places accepted since a moment: of the final account, or of the estimate where there is none yet. */
export async function pricedLines(executor: Executor, withinPaths: readonly string[], since: Date): Promise<readonly PricedLine[]> {
  const result = await sql<PricedLine>`
    select project.number, project.title, line.item, line.unit, line.unit_price_fen as "unitPriceFen"
    from project join project_line as line on line.project_id = project.id and line.stage = case when project.final_fen is null then 'estimate' else 'final' end
    where project.state in ('accepted', 'settled', 'paid', 'closed') and project.accepted_at > ${since} and project.place_path <@ ${[...withinPaths]}::text[]::ltree[]
    order by line.item, line.unit, project.number, line.position`.execute(executor);
  return result.rows;
}
