import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { keptForASecond } from '../../../platform/database/kept.ts';
import type { Role } from '../../../shared/actor.ts';

export interface SessionAssignment {
  readonly role: Role;
  readonly placePath: string;
  readonly workstationId: string | null;
}

/** A live session with all that an actor consists of. */
export interface SessionRow {
  readonly id: string;
  readonly residentId: string | null;
  readonly staffId: string | null;
  readonly secondFactorAt: Date | null;
  readonly lastSeenAt: Date;
  readonly idleSeconds: number;
  readonly expiresAt: Date;
  readonly assignments: readonly SessionAssignment[];
}

interface StoredSession extends Omit<SessionRow, 'assignments'> {
  readonly closed: boolean;
  readonly assignments: readonly (SessionAssignment & { readonly validFrom: number; readonly validTo: number | null })[];
}

/** One query over primary keys, without the time of day: what it says stays true until somebody changes it. */
async function readSession(executor: Database | Transaction, digest: string): Promise<StoredSession | undefined> {
  const result = await sql<StoredSession>`
    select session.id, session.resident_id as "residentId", session.staff_id as "staffId",
      session.second_factor_at as "secondFactorAt", session.last_seen_at as "lastSeenAt",
      session.idle_seconds as "idleSeconds", session.expires_at as "expiresAt",
      staff.disabled_at is not null or resident.closed_at is not null as closed,
      coalesce((
        select json_agg(json_build_object('role', role, 'placePath', place_path::text, 'workstationId', workstation_id,
          'validFrom', extract(epoch from valid_from) * 1000, 'validTo', extract(epoch from valid_to) * 1000) order by id)
        from staff_assignment where staff_assignment.staff_id = session.staff_id
      ), '[]') as assignments
    from session left join staff on staff.id = session.staff_id left join resident on resident.id = session.resident_id
    where token_digest = decode(${digest}, 'hex')`.execute(executor);
  return result.rows[0];
}

const keptSession = keptForASecond(readSession);

/** To be called by whatever changes sessions, roles or accounts; other programs notice within a second. */
export const forgetSessions = keptSession.forget;

/** The live session of a token, with the roles that are valid now. */
export async function findSession(database: Database, digest: Buffer, now: Date): Promise<SessionRow | undefined> {
  const stored = await keptSession(database, digest.toString('hex'));
  const at = now.getTime();
  if (!stored || stored.closed || stored.expiresAt.getTime() <= at || stored.lastSeenAt.getTime() + stored.idleSeconds * 1000 <= at) return undefined;
  return { ...stored, assignments: stored.assignments.filter(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at)) };
}

/** Notes that a session is in use. */
export async function touchSession(database: Database, id: string, now: Date): Promise<void> {
  await sql`update session set last_seen_at = ${now} where id = ${id} and last_seen_at < ${now}`.execute(database);
  forgetSessions();
}

export interface NewSession {
  readonly tokenDigest: Buffer;
  readonly id: string;
  readonly residentId: string | null;
  readonly staffId: string | null;
  readonly secondFactorAt: Date | null;
  readonly createdAt: Date;
  readonly idleSeconds: number;
  readonly expiresAt: Date;
  readonly address: string;
  readonly device: string;
}

/** Stores a session. */
export async function insertSession(transaction: Transaction, session: NewSession): Promise<void> {
  await sql`
    insert into session (token_digest, id, resident_id, staff_id, second_factor_at, created_at, last_seen_at,
      idle_seconds, expires_at, address, device)
    values (${session.tokenDigest}, ${session.id}, ${session.residentId}, ${session.staffId}, ${session.secondFactorAt},
      ${session.createdAt}, ${session.createdAt}, ${session.idleSeconds}, ${session.expiresAt}, ${session.address},
      ${session.device})`.execute(transaction);
}

/** Whose sessions are meant. */
export type SessionOwner = { readonly staffId: string } | { readonly residentId: string };

function ownedBy(owner: SessionOwner) {
  return 'staffId' in owner ? sql`staff_id = ${owner.staffId}` : sql`resident_id = ${owner.residentId}`;
}

/** Ends all sessions of a person, but for one if named; answers how many. */
export async function deleteSessionsOf(transaction: Transaction, owner: SessionOwner, except: string | null = null): Promise<number> {
  forgetSessions();
  const result = await sql`
    delete from session where ${ownedBy(owner)} and (${except}::uuid is null or id <> ${except}::uuid)`.execute(transaction);
  return Number(result.numAffectedRows ?? 0n);
}

/** Ends one session of a person; false when it is not theirs or gone. */
export async function deleteOwnSession(transaction: Transaction, owner: SessionOwner, id: string): Promise<boolean> {
  forgetSessions();
  const result = await sql`delete from session where ${ownedBy(owner)} and id = ${id}`.execute(transaction);
  return (result.numAffectedRows ?? 0n) > 0n;
}

export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The live sessions of a person, last used first. */
export async function sessionsOf(database: Database, owner: SessionOwner, now: Date): Promise<readonly ListedSession[]> {
  const result = await sql<ListedSession>`
    select id, device, address, created_at as "createdAt", last_seen_at as "lastSeenAt" from session
    where ${ownedBy(owner)} and expires_at > ${now} and last_seen_at + idle_seconds * interval '1 second' > ${now}
    order by last_seen_at desc, id`.execute(database);
  return result.rows;
}

/** Removes sessions, tickets, codes and links whose time is over. */
export async function sweepExpired(transaction: Transaction, now: Date): Promise<void> {
  await sql`delete from session where expires_at < ${now} or last_seen_at + idle_seconds * interval '1 second' < ${now}`.execute(transaction);
  await sql`delete from sign_in_ticket where expires_at < ${now}`.execute(transaction);
  await sql`delete from phone_code where expires_at < ${now}`.execute(transaction);
  await sql`delete from staff_link where expires_at < ${now} and staff_id is not null`.execute(transaction);
}
