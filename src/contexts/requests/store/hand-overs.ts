import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { type Scope, scopeCondition } from './list-requests.ts';

export type HandOverStatus = 'offered' | 'accepted' | 'done' | 'returned' | 'revoked';

/** A request in the hands of a unit. */
export interface HandOver {
  readonly id: string;
  readonly requestId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly part: 'lead' | 'assist';
  readonly status: HandOverStatus;
  readonly task: string;
  readonly due: Date;
  readonly dueProvisional: boolean;
  readonly linkVersion: number;
  readonly linkDigest: string;
  readonly linkExpiresAt: Date;
  readonly offeredAt: Date;
  readonly offeredBy: string | null;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly answer: string | null;
  /** Accounts that act for the unit. */
  readonly staffIds: readonly string[];
}

const columns = sql`
  hand.id, hand.request_id as "requestId", hand.unit_id as "unitId", hand.unit_name as "unitName", hand.part, hand.status, hand.task, hand.due,
  hand.due_provisional as "dueProvisional", hand.link_version as "linkVersion", hand.link_digest as "linkDigest", hand.link_expires_at as "linkExpiresAt",
  hand.offered_at as "offeredAt", hand.offered_by as "offeredBy", hand.accepted_at as "acceptedAt", hand.ended_at as "endedAt", hand.answer,
  array(select staff_id::text from request_unit_member where unit_id = hand.unit_id) as "staffIds"`;

async function read(executor: Database | Transaction, condition: RawBuilder<unknown>, limit = 200): Promise<readonly HandOver[]> {
  const result = await sql<HandOver>`select ${columns} from request_hand_over as hand where ${condition} order by hand.id desc limit ${limit}`.execute(executor);
  return result.rows;
}

export type NewHandOver = Omit<HandOver, 'status' | 'linkVersion' | 'acceptedAt' | 'endedAt' | 'answer' | 'staffIds'>;

/** Offers a request to a unit; the caller holds the row lock of the case, indexes refuse a second lead and a unit twice. */
export async function insertHandOver(transaction: Transaction, hand: NewHandOver): Promise<void> {
  await sql`
    insert into request_hand_over (id, request_id, unit_id, unit_name, part, status, task, due, due_provisional, link_digest, link_expires_at, offered_at, offered_by)
    values (${hand.id}, ${hand.requestId}, ${hand.unitId}, ${hand.unitName}, ${hand.part}, 'offered', ${hand.task}, ${hand.due}, ${hand.dueProvisional},
      ${hand.linkDigest}, ${hand.linkExpiresAt}, ${hand.offeredAt}, ${hand.offeredBy})`.execute(transaction);
}

/** Moves a hand-over on; the caller holds the row lock of the case. */
export async function moveHandOver(transaction: Transaction, id: string, status: HandOverStatus, at: Date, answer: string | null): Promise<void> {
  const ended = status !== 'offered' && status !== 'accepted';
  await sql`
    update request_hand_over set status = ${status}, accepted_at = case when ${status === 'accepted'} then ${at}::timestamptz else accepted_at end,
      ended_at = case when ${ended} then ${at}::timestamptz end, answer = coalesce(${answer}, answer)
    where id = ${id}::uuid`.execute(transaction);
}

/** Takes all open hand-overs of a case back. */
export async function revokeAll(transaction: Transaction, requestId: string, at: Date): Promise<void> {
  await sql`update request_hand_over set status = 'revoked', ended_at = ${at} where request_id = ${requestId}::uuid and status in ('offered', 'accepted')`.execute(transaction);
}

/** Makes the old link worthless and gives the new one its time. */
export async function renewLink(transaction: Transaction, id: string, link: { readonly version: number; readonly digest: string; readonly expiresAt: Date }): Promise<void> {
  await sql`
    update request_hand_over set link_version = ${link.version}, link_digest = ${link.digest}, link_expires_at = ${link.expiresAt} where id = ${id}::uuid`.execute(transaction);
}

/** All hand-overs of cases, newest first. */
export async function handOversOf(executor: Database | Transaction, requestIds: readonly string[]): Promise<readonly HandOver[]> {
  return read(executor, sql`hand.request_id = any(${requestIds}::uuid[])`, 1000);
}

/** One hand-over. */
export async function handOverById(executor: Database | Transaction, id: string): Promise<HandOver | undefined> {
  return (await read(executor, sql`hand.id = ${id}::uuid`))[0];
}

/** The hand-over a link leads to. */
export async function handOverOfLink(executor: Database | Transaction, digest: string): Promise<HandOver | undefined> {
  return (await read(executor, sql`hand.link_digest = ${digest}`))[0];
}

const open = sql`hand.status in ('offered', 'accepted')`;

/** Hand-overs to the units a member of staff acts for. */
export async function handOversOfStaff(database: Database, staffId: string, openOnly: boolean): Promise<readonly HandOver[]> {
  return read(database, sql`hand.unit_id in (select unit_id from request_unit_member where staff_id = ${staffId}::uuid) ${openOnly ? sql`and ${open}` : sql``}`);
}

/** Hand-overs of cases in scope. */
export async function handOversInScope(database: Database, scope: Scope, openOnly: boolean): Promise<readonly HandOver[]> {
  return read(database, sql`exists (select 1 from request where request.id = hand.request_id and ${scopeCondition(scope)}) ${openOnly ? sql`and ${open}` : sql``}`);
}
