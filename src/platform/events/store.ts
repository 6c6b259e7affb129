import { type RawBuilder, sql } from 'kysely';
import type { CanonicalValue } from '../../shared/canonical-json.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Write } from '../database/together.ts';
import type { Detail, HashedEvent } from './chain.ts';
import type { TimelineJson } from './timeline.ts';

export interface StoredEvent extends HashedEvent {
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly publicSalt: Buffer | null;
  readonly publicDetail: Detail | null;
  readonly internalSalt: Buffer | null;
  readonly internalDetail: Detail | null;
}

export interface ReadEvent extends StoredEvent {
  readonly erasedAt: Date | null;
}

/** An event and its details, to be written together. */
export function eventWrites(event: StoredEvent): readonly Write[] {
  return [
    {
      statement: sql`
      insert into event (id, subject_type, subject_id, sequence, action, from_state, to_state, actor_kind, actor_id,
        occurred_at, public, public_digest, internal_digest, evidence, previous_hash, hash)
      values (${event.id}, ${event.subjectType}, ${event.subjectId}, ${event.sequence}, ${event.action},
        ${event.fromState}, ${event.toState}, ${event.actorKind}, ${event.actorId}, ${event.occurredAt},
        ${event.public}, ${event.publicDigest}, ${event.internalDigest}, ${JSON.stringify(event.evidence)},
        ${event.previousHash}, ${event.hash})`,
    },
    {
      statement: sql`
      insert into event_detail (event_id, public_salt, public_detail, internal_salt, internal_detail)
      values (${event.id}, ${event.publicSalt}::bytea, ${jsonOrNull(event.publicDetail)}::jsonb,
        ${event.internalSalt}::bytea, ${jsonOrNull(event.internalDetail)}::jsonb)`,
    },
  ];
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

const columns = sql`
  event.id, subject_type as "subjectType", subject_id as "subjectId", sequence, action, from_state as "fromState",
  to_state as "toState", actor_kind as "actorKind", actor_id as "actorId", occurred_at as "occurredAt", public,
  public_digest as "publicDigest", internal_digest as "internalDigest", evidence, previous_hash as "previousHash", hash,
  public_salt as "publicSalt", public_detail as "publicDetail", internal_salt as "internalSalt",
  internal_detail as "internalDetail", erased_at as "erasedAt"`;

/** The whole history of one record, oldest first. */
export async function historyOf(database: Database | Transaction, subjectType: string, subjectId: string): Promise<readonly ReadEvent[]> {
  const result = await sql<ReadEvent>`
    select ${columns} from event left join event_detail on event_detail.event_id = event.id
    where subject_type = ${subjectType} and subject_id = ${subjectId} order by sequence`.execute(database);
  return result.rows;
}

/** A batch of events in the order of records, starting after a record; for walking everything. */
export async function eventsAfter(
  database: Database | Transaction,
  after: { readonly subjectType: string; readonly subjectId: string; readonly sequence: number } | undefined,
  limit: number,
): Promise<readonly ReadEvent[]> {
  const start = after
    ? sql`where (subject_type, subject_id, sequence) > (${after.subjectType}, ${after.subjectId}::uuid, ${after.sequence})`
    : sql``;
  const result = await sql<ReadEvent>`
    select ${columns} from event left join event_detail on event_detail.event_id = event.id
    ${start} order by subject_type, subject_id, sequence limit ${limit}`.execute(database);
  return result.rows;
}

export interface HeadRow {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly sequence: number;
  readonly hash: Buffer;
}

/** The newest event of every record that got one since a moment. */
export async function headsSince(database: Database | Transaction, since: Date | null): Promise<readonly HeadRow[]> {
  const recent = since ? sql`where recorded_at > ${since}` : sql``;
  const result = await sql<HeadRow>`
    with changed as (select distinct subject_type, subject_id from event ${recent})
    select distinct on (event.subject_type, event.subject_id) event.subject_type as "subjectType",
      event.subject_id as "subjectId", event.sequence, event.hash
    from changed join event using (subject_type, subject_id)
    order by event.subject_type, event.subject_id, event.sequence desc`.execute(database);
  return result.rows;
}

export interface AnchorRow {
  readonly id: string;
  readonly anchoredAt: Date;
  readonly coveredUntil: Date;
  readonly root: Buffer;
  readonly previousRoot: Buffer | null;
  readonly leafCount: number;
}

const anchorColumns = sql`id, anchored_at as "anchoredAt", covered_until as "coveredUntil", root,
  previous_root as "previousRoot", leaf_count as "leafCount"`;

/** The latest anchor, if any. */
export async function lastAnchor(database: Database | Transaction): Promise<AnchorRow | undefined> {
  const result = await sql<AnchorRow>`
    select ${anchorColumns} from anchor order by anchored_at desc, id desc limit 1`.execute(database);
  return result.rows[0];
}

/** All anchors, oldest first. */
export async function listAnchors(database: Database | Transaction): Promise<readonly AnchorRow[]> {
  const result = await sql<AnchorRow>`select ${anchorColumns} from anchor order by anchored_at, id`.execute(database);
  return result.rows;
}

/** The database's own time: events and anchors must be compared on one clock. */
export async function databaseTime(database: Database | Transaction): Promise<Date> {
  const result = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database);
  return result.rows[0]?.now ?? new Date();
}

/** Takes the lock under which anchors are made one after the other; held to the end of the transaction. */
export async function lockAnchors(transaction: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianxin.anchor'))`.execute(transaction);
}

/** Stores an anchor. */
export async function insertAnchor(transaction: Transaction, anchor: AnchorRow): Promise<void> {
  await sql`
    insert into anchor (id, anchored_at, covered_until, root, previous_root, leaf_count)
    values (${anchor.id}, ${anchor.anchoredAt}, ${anchor.coveredUntil}, ${anchor.root}, ${anchor.previousRoot}, ${anchor.leafCount})
  `.execute(transaction);
}

/** Which events of a record are meant: all, those of some actions, or single ones. */
export interface EventChoice {
  readonly actions?: readonly string[];
  readonly sequences?: readonly number[];
}

/** Empties the details of chosen events of a record; their digests keep the chain valid. */
export async function eraseEventDetails(
  transaction: Transaction,
  subject: { readonly subjectType: string; readonly subjectId: string },
  parts: { readonly public: boolean; readonly internal: boolean },
  erasedAt: Date,
  { actions, sequences }: EventChoice = {},
): Promise<void> {
  await sql`
    update event_detail set erased_at = ${erasedAt},
      public_salt = case when ${parts.public} then null else public_salt end,
      public_detail = case when ${parts.public} then null else public_detail end,
      internal_salt = case when ${parts.internal} then null else internal_salt end,
      internal_detail = case when ${parts.internal} then null else internal_detail end
    from event
    where event.id = event_detail.event_id and event.subject_type = ${subject.subjectType}
      and event.subject_id = ${subject.subjectId}
      and (${actions === undefined} or event.action = any(${actions ?? []}))
      and (${sequences === undefined} or event.sequence = any(${sequences ?? []}::integer[]))`.execute(transaction);
}

/** How far each record of a table says its history reaches, and its state where the table keeps one. */
export async function recordHeads(
  database: Database | Transaction,
  { table, stateColumn }: { readonly table: string; readonly stateColumn?: string },
  after: string | undefined,
  limit: number,
): Promise<readonly { id: string; version: number; headHash: Buffer; state: string | null }[]> {
  const start = after ? sql`where id > ${after}::uuid` : sql``;
  const state = stateColumn === undefined ? sql`null` : sql.ref(stateColumn);
  const result = await sql<{ id: string; version: number; headHash: Buffer; state: string | null }>`
    select id, version, head_hash as "headHash", ${state} as state
    from ${sql.table(table)} ${start} order by id limit ${limit}`.execute(database);
  return result.rows;
}

/** Some columns of records as the values JSON has for them. */
export async function columnsOf(
  database: Database | Transaction,
  table: string,
  columns: readonly string[],
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly values: Readonly<Record<string, CanonicalValue>> }[]> {
  const pairs = sql.join(columns.map((column) => sql`${sql.lit(column)}::text, ${sql.ref(column)}`));
  const result = await sql<{ id: string; values: Readonly<Record<string, CanonicalValue>> }>`
    select id, json_build_object(${pairs}) as values from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(database);
  return result.rows;
}

/** SQL of a record's timeline, oldest first, as a JSON array: for reading a record and its history in one statement. */
export function timelineJson(subjectType: string, subjectId: RawBuilder<unknown>): RawBuilder<TimelineJson[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('subjectId', subject_id, 'sequence', sequence, 'action', action, 'fromState', from_state, 'toState', to_state,
      'actorKind', actor_kind, 'actorId', actor_id, 'occurredAt', occurred_at, 'public', public, 'publicDetail', public_detail,
      'internalDetail', internal_detail, 'evidence', evidence, 'erasedAt', erased_at) order by sequence), '[]')
    from event left join event_detail on event_id = event.id where subject_type = ${sql.lit(subjectType)} and subject_id = ${subjectId})`;
}

/** What stood fixed at a moment: the last anchor before it, or, before there is one, the newest event. */
export interface Witness {
  readonly kind: 'anchor' | 'event' | 'none';
  /** The Merkle root or the hash of the event, hexadecimal; empty when nothing happened yet. */
  readonly hash: string;
  readonly at: Date | null;
}

/** The witness of a moment. */
export async function witnessBefore(database: Database | Transaction, moment: Date): Promise<Witness> {
  const { rows } = await sql<Witness>`
    (select 'anchor' as kind, encode(root, 'hex') as hash, anchored_at as at from anchor where anchored_at <= ${moment} order by anchored_at desc, id desc limit 1)
    union all
    (select 'event', encode(hash, 'hex'), occurred_at from event
      where not exists (select 1 from anchor where anchored_at <= ${moment}) and occurred_at < ${moment} order by occurred_at desc, id desc limit 1)`.execute(database);
  return rows[0] ?? { kind: 'none', hash: '', at: null };
}
