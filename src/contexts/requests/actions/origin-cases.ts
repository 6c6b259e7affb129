import type { Actor } from '../../../shared/actor.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Origin, Summary } from '../contract.ts';
import { countByOrigin, originCondition, type OriginCounts } from '../store/origins.ts';
import { listRequests } from '../store/list-requests.ts';
import { publicConditions } from '../store/public-conditions.ts';
import { publicFieldsOf, summaryOf } from '../store/summaries.ts';
import { scopeOf } from './browse-requests.ts';

export type { OriginCounts } from '../store/origins.ts';

/** How the cases stand that came in through each of some records of one type; records without a case are left out. */
export async function countCasesByOrigin(database: Database | Transaction, type: string, ids: readonly string[]): Promise<ReadonlyMap<string, OriginCounts>> {
  return ids.length === 0 ? new Map() : countByOrigin(database, type, ids);
}

interface Part {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The cases of one origin within the actor's places, newest first. */
export async function listCasesOfOrigin(platform: Platform, actor: Actor, origin: Origin, part: Part): Promise<{ readonly items: Summary[]; readonly nextCursor: string | null }> {
  const page = await listRequests(platform.database, scopeOf(actor), [originCondition(origin)], { sort: 'newest', cursor: part.cursor, limit: part.limit });
  const now = platform.clock.now();
  return { items: page.rows.map((row) => summaryOf(row, now)), nextCursor: page.nextCursor };
}

/** Of the cases of one origin what everybody may read, newest first. */
export async function listPublicCasesOfOrigin(platform: Platform, origin: Origin, part: Part) {
  const conditions = [originCondition(origin), ...publicConditions(undefined)];
  const page = await listRequests(platform.database, null, conditions, { sort: 'newest', cursor: part.cursor, limit: part.limit });
  return { items: page.rows.map(publicFieldsOf), nextCursor: page.nextCursor };
}
