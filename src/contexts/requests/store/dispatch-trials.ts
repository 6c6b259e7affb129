import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Channel } from '../contract.ts';
import type { StoredRevision } from './dispatch-rules.ts';

/** A trial of rules on the real cases of a period. */
export interface TrialRow {
  readonly id: string;
  readonly requestedBy: string;
  readonly divisionCode: string;
  readonly placePath: string;
  /** Plain dates, both included. */
  readonly from: string;
  readonly until: string;
  readonly comparedWith: 'reality' | 'rules';
  /** In the order they are asked. */
  readonly rules: readonly StoredRevision[];
  readonly baseRules: readonly StoredRevision[];
  readonly progressId: string;
  readonly createdAt: Date;
  readonly lookedAt: number | null;
  readonly finishedAt: Date | null;
}

/** Records what is to be tried. */
export async function insertTrial(transaction: Transaction, trial: Omit<TrialRow, 'lookedAt' | 'finishedAt'>): Promise<void> {
  await sql`
    insert into request_dispatch_trial (id, requested_by, division_code, place_path, from_date, until_date, compared_with, rules, base_rules, progress_id, created_at)
    values (${trial.id}, ${trial.requestedBy}, ${trial.divisionCode}, ${trial.placePath}::ltree, ${trial.from}::date, ${trial.until}::date, ${trial.comparedWith},
      ${JSON.stringify(trial.rules)}::jsonb, ${JSON.stringify(trial.baseRules)}::jsonb, ${trial.progressId}, ${trial.createdAt})`.execute(transaction);
}

/** A trial by id. */
export async function findTrial(database: Database, id: string): Promise<TrialRow | undefined> {
  const result = await sql<TrialRow>`
    select id, requested_by as "requestedBy", division_code as "divisionCode", place_path::text as "placePath", from_date as "from", until_date as "until",
      compared_with as "comparedWith", rules, base_rules as "baseRules", progress_id as "progressId", created_at as "createdAt", looked_at as "lookedAt", finished_at as "finishedAt"
    from request_dispatch_trial where id = ${id}::uuid`.execute(database);
  return result.rows[0];
}

/** What a trial needs of a case. */
export interface TriedCase {
  readonly id: string;
  readonly placePath: string;
  readonly gridCode: string | null;
  readonly compoundId: string | null;
  readonly categoryId: string | null;
  readonly channel: string;
  readonly nature: string | null;
  readonly priority: string;
  readonly reportedAt: Date;
  readonly workstationId: string | null;
  /** The unit that led or leads. */
  readonly leadUnitId: string | null;
}

interface Period {
  readonly placePath: string;
  readonly from: Date;
  /** Not included. */
  readonly before: Date;
}

const inPeriod = ({ placePath, from, before }: Period) => sql`
  request.place_path <@ ${placePath}::ltree and request.reported_at >= ${from} and request.reported_at < ${before}
  and request.state not in ('recorded', 'rejected', 'withdrawn')`;

/** How many cases a trial looks at. */
export async function countTried(database: Database, period: Period): Promise<number> {
  const result = await sql<{ count: number }>`select count(*) as count from request where ${inPeriod(period)}`.execute(database);
  return result.rows[0]?.count ?? 0;
}

/** The next cases of a period by their ids. */
export async function readTried(database: Database, period: Period, after: string | null, limit: number): Promise<readonly TriedCase[]> {
  const result = await sql<TriedCase>`
    select request.id, place_path::text as "placePath", grid_code as "gridCode", compound_id as "compoundId", category_id as "categoryId", channel, nature, priority,
      reported_at as "reportedAt", workstation_id as "workstationId",
      (select hand.unit_id from request_hand_over as hand where hand.request_id = request.id and hand.part = 'lead' and hand.status in ('offered', 'accepted', 'done')
        order by hand.id desc limit 1) as "leadUnitId"
    from request where ${inPeriod(period)} ${after === null ? sql`` : sql`and request.id > ${after}::uuid`} order by request.id limit ${limit}`.execute(database);
  return result.rows;
}

export interface MovedCase {
  readonly requestId: string;
  readonly from: string;
  readonly to: string;
  readonly ruleId: string | null;
}

/** Notes cases that would go elsewhere; a repeat of the job writes none twice. */
export async function insertMoved(database: Database, trialId: string, moved: readonly MovedCase[]): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    insert into request_dispatch_trial_case (trial_id, request_id, from_key, to_key, rule_id)
    select ${trialId}::uuid, * from unnest(${moved.map(({ requestId }) => requestId)}::uuid[], ${moved.map(({ from }) => from)}::text[], ${moved.map(({ to }) => to)}::text[],
      ${moved.map(({ ruleId }) => ruleId)}::uuid[]) on conflict do nothing`.execute(database);
}

/** Notes that a trial is finished. */
export async function finishTrial(database: Database, id: string, lookedAt: number, at: Date): Promise<void> {
  await sql`update request_dispatch_trial set looked_at = ${lookedAt}, finished_at = ${at} where id = ${id}::uuid`.execute(database);
}

/** From whom to whom how many cases would go, the most first. */
export async function movedPairs(database: Database, id: string): Promise<readonly { readonly from: string; readonly to: string; readonly count: number }[]> {
  const result = await sql<{ from: string; to: string; count: number }>`
    select from_key as "from", to_key as "to", count(*) as count from request_dispatch_trial_case where trial_id = ${id}::uuid
    group by from_key, to_key order by count(*) desc, from_key, to_key`.execute(database);
  return result.rows;
}

/** A moved case as lists show it: nothing of what anybody wrote. */
export interface MovedRow extends MovedCase {
  readonly number: string;
  readonly reportedAt: Date;
  readonly placeName: string;
  readonly categoryId: string | null;
  readonly channel: Channel;
}

/** Cases of a trial that would go elsewhere, by id. */
export async function listMoved(
  database: Database,
  id: string,
  { from, to, after, limit }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly after: string | null; readonly limit: number },
): Promise<readonly MovedRow[]> {
  const result = await sql<MovedRow>`
    select moved.request_id as "requestId", from_key as "from", to_key as "to", rule_id as "ruleId", number, reported_at as "reportedAt", place_name as "placeName",
      category_id as "categoryId", channel
    from request_dispatch_trial_case as moved join request on request.id = moved.request_id
    where trial_id = ${id}::uuid ${from === undefined ? sql`` : sql`and from_key = ${from}`} ${to === undefined ? sql`` : sql`and to_key = ${to}`}
      ${after === null ? sql`` : sql`and moved.request_id > ${after}::uuid`} order by moved.request_id limit ${limit}`.execute(database);
  return result.rows;
}

/** Removes trials from before a moment, with their cases. */
export async function removeTrials(database: Database, before: Date): Promise<void> {
  await sql`delete from request_dispatch_trial where created_at < ${before}`.execute(database);
}
