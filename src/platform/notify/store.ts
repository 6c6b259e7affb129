import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Channel } from './senders.ts';
import type { Language, Parameters, Template } from './texts.ts';

export type RecipientKind = 'phone' | 'email' | 'wechat' | 'resident' | 'staff';
export type MessageState = 'waiting' | 'sent' | 'shown' | 'refused' | 'expired' | 'erased';

/** A message as it lies in the outbox. Texts are null once they were erased. */
export interface MessageRow {
  readonly id: string;
  readonly template: string;
  readonly language: Language;
  readonly recipientKind: RecipientKind;
  readonly recipientId: string | null;
  readonly channel: Channel | 'inbox' | null;
  readonly address: string | null;
  readonly title: string | null;
  readonly body: string | null;
  readonly shortBody: string | null;
  readonly parameters: Parameters | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly state: MessageState;
  readonly confidential: boolean;
  readonly expiresAt: Date | null;
  readonly sender: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const columns = sql`
  id, template, language, recipient_kind as "recipientKind", recipient_id as "recipientId", channel, address,
  title, body, short_body as "shortBody", parameters, subject_type as "subjectType", subject_id as "subjectId",
  state, confidential, expires_at as "expiresAt", sender, attempts, last_error as "lastError",
  created_at as "createdAt", finished_at as "finishedAt"`;

export interface NewMessage {
  readonly id: string;
  readonly key: string | null;
  readonly template: string;
  readonly language: Language;
  readonly recipientKind: RecipientKind;
  readonly recipientId: string | null;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly wording: Template;
  readonly parameters: Parameters;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly confidential: boolean;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
  readonly placePath: string | null;
}

/** Writes a message; false when the occasion (key) has one already. */
export async function insertMessage(transaction: Transaction, message: NewMessage): Promise<boolean> {
  const { title, text, short } = message.wording;
  const { numAffectedRows } = await sql`
    insert into message (id, key, template, language, recipient_kind, recipient_id, channel, address, title, body, short_body,
      parameters, subject_type, subject_id, confidential, expires_at, created_at, place_path)
    values (${message.id}, ${message.key}, ${message.template}, ${message.language}, ${message.recipientKind},
      ${message.recipientId}, ${message.channel}, ${message.address}, ${title}, ${text}, ${short},
      ${JSON.stringify(message.parameters)}::jsonb, ${message.subjectType}, ${message.subjectId}, ${message.confidential},
      ${message.expiresAt}, ${message.createdAt}, ${message.placePath}::ltree)
    on conflict (key) do nothing`.execute(transaction);
  return numAffectedRows === 1n;
}

export async function findMessage(database: Database, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`select ${columns} from message where id = ${id}`.execute(database);
  return rows[0];
}

export interface Delivery {
  readonly state: 'sent' | 'shown' | 'refused' | 'expired';
  readonly channel: Channel | 'inbox' | null;
  readonly address: string | null;
  readonly sender: string | null;
  readonly reference: string | null;
  readonly error: string | null;
  readonly at: Date;
}

/** Notes how sending ended. Confidential texts go with it, unless the outbox is the only place to read them. */
export async function markDelivered(database: Database, id: string, delivery: Delivery): Promise<void> {
  const { state, channel, address, sender, reference, error, at } = delivery;
  const keep = sql`(not confidential or ${state === 'shown'}::boolean)`;
  await sql`
    update message set state = ${state}, channel = ${channel}, address = ${address}, sender = ${sender},
      provider_reference = ${reference}, last_error = ${error}, attempts = attempts + 1, finished_at = ${at},
      body = case when ${keep} then body end, short_body = case when ${keep} then short_body end,
      parameters = case when ${keep} then parameters end
    where id = ${id} and state = 'waiting'`.execute(database);
}

/** Notes an attempt that failed and will be repeated. */
export async function markFailedAttempt(database: Database, id: string, error: string): Promise<void> {
  await sql`
    update message set attempts = attempts + 1, last_error = ${error} where id = ${id} and state = 'waiting'`.execute(database);
}

/** Empties confidential texts that are of no use any more. */
export async function wipeExpired(database: Database, now: Date): Promise<void> {
  await sql`
    update message set body = null, short_body = null, parameters = null
    where confidential and body is not null and expires_at < ${now} and state <> 'waiting'`.execute(database);
}

/** Whose messages are meant: an address, an account, or a record. */
export type MessageSelection =
  | { readonly address: string }
  | { readonly recipientId: string }
  | { readonly subjectType: string; readonly subjectId: string };

function conditionOf(selection: MessageSelection) {
  if ('address' in selection) return sql`address = ${selection.address}`;
  if ('recipientId' in selection) return sql`recipient_id = ${selection.recipientId}`;
  return sql`subject_type = ${selection.subjectType} and subject_id = ${selection.subjectId}`;
}

/** Empties address, texts and parameters of messages; those not sent yet are never sent. */
export async function eraseMessages(transaction: Transaction, selection: MessageSelection, now: Date): Promise<void> {
  await sql`
    update message set state = 'erased', address = null, title = null, body = null, short_body = null, parameters = null,
      last_error = null, finished_at = coalesce(finished_at, ${now})
    where state <> 'erased' and ${conditionOf(selection)}`.execute(transaction);
}

export interface OutboxFilter {
  /** Only messages about these places and what lies in them; all when null. */
  readonly placePaths: readonly string[] | null;
  readonly state?: MessageState | undefined;
  readonly channel?: Channel | 'inbox' | undefined;
  /** Only messages before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The outbox, newest first. */
export async function listMessages(database: Database, { placePaths, state, channel, before, limit }: OutboxFilter): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from message
    where (${placePaths === null}::boolean or place_path <@ ${placePaths ?? []}::text[]::ltree[])
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${channel ?? null}::text is null or channel = ${channel ?? null})
      and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(database);
  return rows;
}

/** For how many days texts and addresses are kept, from a moment on. */
export interface Retention {
  readonly validFrom: Date;
  readonly days: number;
  readonly source: string;
}

/** The period in force at a moment. */
export async function retentionAt(database: Database, at: Date): Promise<Retention> {
  const { rows } = await sql<Retention>`
    select valid_from as "validFrom", days, source from message_retention where valid_from <= ${at} order by valid_from desc limit 1`.execute(database);
  const [retention] = rows;
  if (!retention) throw new Error('No period of keeping messages has begun yet');
  return retention;
}

/** Adds a period that counts from its moment on; a second one at the same moment replaces the first. */
export async function insertRetention(transaction: Transaction, { validFrom, days, source, setBy }: Retention & { readonly setBy: string | null }): Promise<void> {
  await sql`
    insert into message_retention (valid_from, days, source, set_by) values (${validFrom}, ${days}, ${source}, ${setBy}::uuid)
    on conflict (valid_from) do update set days = excluded.days, source = excluded.source, set_by = excluded.set_by`.execute(transaction);
}

/** Empties at most so many messages written before a moment; those still waiting are left. Answers how many. */
export async function emptyMessagesBefore(database: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update message set state = 'erased', address = null, title = null, body = null, short_body = null, parameters = null, last_error = null
    where id in (select id from message where created_at < ${before} and state not in ('erased', 'waiting') limit ${limit})`.execute(database);
  return Number(numAffectedRows ?? 0n);
}
