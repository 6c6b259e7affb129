import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

export interface Ticket {
  readonly staffId: string;
  readonly next: 'code' | 'password';
  readonly secondFactorAt: Date | null;
  readonly expiresAt: Date;
}

/** Stores a ticket: the password was right, the next step is missing. */
export async function insertTicket(transaction: Transaction, digest: Buffer, ticket: Ticket, tries: number): Promise<void> {
  await sql`
    insert into sign_in_ticket (token_digest, staff_id, next, tries_left, second_factor_at, expires_at)
    values (${digest}, ${ticket.staffId}, ${ticket.next}, ${tries}, ${ticket.secondFactorAt}, ${ticket.expiresAt})`.execute(transaction);
}

/** Spends one try of a live ticket and keeps it locked; undefined when there is none for this step. */
export async function spendTicket(transaction: Transaction, digest: Buffer, next: Ticket['next'], now: Date): Promise<Ticket | undefined> {
  const result = await sql<Ticket>`
    update sign_in_ticket set tries_left = tries_left - 1
    where token_digest = ${digest} and next = ${next} and tries_left > 0 and expires_at > ${now}
    returning staff_id as "staffId", next, second_factor_at as "secondFactorAt", expires_at as "expiresAt"`.execute(transaction);
  return result.rows[0];
}

/** Forgets all tickets of a person. */
export async function deleteTicketsOf(transaction: Transaction, staffId: string): Promise<void> {
  await sql`delete from sign_in_ticket where staff_id = ${staffId}`.execute(transaction);
}

/** Forgets a ticket: it was used. */
export async function deleteTicket(transaction: Transaction, digest: Buffer): Promise<void> {
  await sql`delete from sign_in_ticket where token_digest = ${digest}`.execute(transaction);
}

export interface LinkRow {
  /** Null: the link creates the first administrator. */
  readonly staffId: string | null;
  readonly expiresAt: Date;
}

/** Makes this the one live link of a person (null: of the installation). */
export async function replaceLink(
  transaction: Transaction,
  link: { readonly digest: Buffer; readonly staffId: string | null; readonly createdAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await sql`delete from staff_link where staff_id is not distinct from ${link.staffId}::uuid`.execute(transaction);
  await sql`
    insert into staff_link (token_digest, staff_id, created_at, expires_at)
    values (${link.digest}, ${link.staffId}, ${link.createdAt}, ${link.expiresAt})`.execute(transaction);
}

/** Forgets the link of a person. */
export async function deleteLinkOf(transaction: Transaction, staffId: string): Promise<void> {
  await sql`delete from staff_link where staff_id = ${staffId}`.execute(transaction);
}

/** A live link. */
export async function findLink(database: Database | Transaction, digest: Buffer, now: Date): Promise<LinkRow | undefined> {
  const result = await sql<LinkRow>`
    select staff_id as "staffId", expires_at as "expiresAt" from staff_link
    where token_digest = ${digest} and expires_at > ${now}`.execute(database);
  return result.rows[0];
}

/** Takes a live link: of two who use it at once, one gets it. */
export async function takeLink(transaction: Transaction, digest: Buffer, now: Date): Promise<LinkRow | undefined> {
  const result = await sql<LinkRow>`
    delete from staff_link where token_digest = ${digest} and expires_at > ${now}
    returning staff_id as "staffId", expires_at as "expiresAt"`.execute(transaction);
  return result.rows[0];
}
