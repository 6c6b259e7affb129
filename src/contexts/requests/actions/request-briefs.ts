import type { Actor } from '../../../shared/actor.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { maySeeAsStaff } from '../policy.ts';
import { type RequestBrief, readBriefs } from '../store/briefs.ts';

export type { RequestBrief } from '../store/briefs.ts';

/** The requests among these that the actor may see as staff; of the program itself, all. Others are left out. */
export async function requestBriefs(executor: Database | Transaction, actor: Actor, ids: readonly string[]): Promise<readonly RequestBrief[]> {
  const briefs = await readBriefs(executor, ids);
  return actor.kind === 'system' ? briefs : briefs.filter((brief) => maySeeAsStaff(brief, actor));
}
