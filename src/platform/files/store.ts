import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { Capture } from './capture.ts';
import type { Rectangle } from './rectangles.ts';

export type FileVisibility = 'public' | 'internal';

/** Who sent a file, or wants to use it. */
export interface FileUser {
  readonly kind: 'visitor' | 'resident' | 'staff' | 'system';
  readonly id: string | null;
}

/** A file as it is known to the office; the bytes lie in the storage. */
export interface FileRow {
  readonly id: string;
  /** The storage folder of the bytes, shared by files with the same bytes. */
  readonly storedUnder: string;
  readonly state: 'staged' | 'attached' | 'erased';
  /** Of the bytes as received. */
  readonly sha256: string;
  readonly photoSha256: string;
  readonly thumbnailSha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly photoBytes: number;
  readonly thumbnailBytes: number;
  readonly width: number;
  readonly height: number;
  readonly capturedAt: Date | null;
  readonly capturedPoint: { readonly x: number; readonly y: number } | null;
  readonly uploadedByKind: FileUser['kind'];
  readonly uploadedById: string | null;
  readonly uploadedAt: Date;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly kind: string | null;
  readonly visibility: FileVisibility | null;
  /** Parts made unrecognisable, and what is served instead. */
  readonly redaction: readonly Rectangle[] | null;
  readonly redactedUnder: string | null;
  readonly redactedPhotoSha256: string | null;
  readonly redactedThumbnailSha256: string | null;
  readonly redactedPhotoBytes: number | null;
  readonly redactedThumbnailBytes: number | null;
}

const columns = sql`
  id, stored_under as "storedUnder", state, sha256, photo_sha256 as "photoSha256", thumbnail_sha256 as "thumbnailSha256", media_type as "mediaType",
  bytes, photo_bytes as "photoBytes", thumbnail_bytes as "thumbnailBytes", width, height,
  captured_at as "capturedAt", captured_point as "capturedPoint",
  uploaded_by_kind as "uploadedByKind", uploaded_by_id as "uploadedById", uploaded_at as "uploadedAt",
  subject_type as "subjectType", subject_id as "subjectId", kind, visibility,
  redaction, redacted_under as "redactedUnder", redacted_photo_sha256 as "redactedPhotoSha256", redacted_thumbnail_sha256 as "redactedThumbnailSha256",
  redacted_photo_bytes as "redactedPhotoBytes", redacted_thumbnail_bytes as "redactedThumbnailBytes"`;

function pointOf(capture: Capture) {
  return capture.point ? sql`point(${capture.point.longitude}, ${capture.point.latitude})` : sql`null`;
}

/** What is known of bytes that were checked and kept. */
export interface KeptBytes {
  readonly storedUnder: string;
  readonly sha256: string;
  readonly photoSha256: string;
  readonly thumbnailSha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly photoBytes: number;
  readonly thumbnailBytes: number;
  readonly width: number;
  readonly height: number;
  readonly capture: Capture;
}

/** Bytes with this digest that already belong to a record; their row stays locked against removal and erasure, not against publishing. */
export async function findKeptBytes(transaction: Transaction, sha256: string): Promise<KeptBytes | undefined> {
  const { rows } = await sql<FileRow>`
    select ${columns} from file where sha256 = ${sha256} and state = 'attached' order by id limit 1 for key share`.execute(transaction);
  const row = rows[0];
  if (!row) return undefined;
  const point = row.capturedPoint && { longitude: row.capturedPoint.x, latitude: row.capturedPoint.y };
  return { ...row, capture: { at: row.capturedAt, point } };
}

/** Notes a staged photo. */
export async function insertStagedFile(transaction: Transaction, id: string, kept: KeptBytes, user: FileUser, now: Date): Promise<void> {
  await sql`
    insert into file (id, stored_under, sha256, photo_sha256, thumbnail_sha256, media_type, bytes, photo_bytes, thumbnail_bytes,
      width, height, captured_at, captured_point, uploaded_by_kind, uploaded_by_id, uploaded_at)
    values (${id}, ${kept.storedUnder}, ${kept.sha256}, ${kept.photoSha256}, ${kept.thumbnailSha256}, ${kept.mediaType},
      ${kept.bytes}, ${kept.photoBytes}, ${kept.thumbnailBytes}, ${kept.width}, ${kept.height},
      ${kept.capture.at}, ${pointOf(kept.capture)}, ${user.kind}, ${user.id}, ${now})`.execute(transaction);
}

/** Notes copies of attached files as staged for a user: rows only, the bytes are shared. Answers the ids that have bytes. */
export async function copyStaged(transaction: Transaction, copies: readonly { readonly id: string; readonly of: string }[], user: FileUser, now: Date): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    insert into file (id, stored_under, sha256, photo_sha256, thumbnail_sha256, media_type, bytes, photo_bytes, thumbnail_bytes,
      width, height, captured_at, captured_point, uploaded_by_kind, uploaded_by_id, uploaded_at, redaction, redacted_under,
      redacted_photo_sha256, redacted_thumbnail_sha256, redacted_photo_bytes, redacted_thumbnail_bytes, redacted_at)
    select copy.id, stored_under, sha256, photo_sha256, thumbnail_sha256, media_type, bytes, photo_bytes, thumbnail_bytes,
      width, height, captured_at, captured_point, ${user.kind}, ${user.id}::uuid, ${now}, redaction, redacted_under,
      redacted_photo_sha256, redacted_thumbnail_sha256, redacted_photo_bytes, redacted_thumbnail_bytes, redacted_at
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as copy (id uuid, of uuid) join file on file.id = copy.of and file.state = 'attached'
    returning id`.execute(transaction);
  return result.rows.map(({ id }) => id);
}

export async function findFile(database: Database | Transaction, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select ${columns} from file where id = ${id}`.execute(database);
  return rows[0];
}

/** Locks files in a fixed order, so that two records that name the same photos cannot block each other. */
export async function lockFiles(transaction: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, FileRow>> {
  const { rows } = await sql<FileRow>`
    select ${columns} from file where id = any(${ids}::uuid[]) order by id for update`.execute(transaction);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The record a photo belongs to, and what it shows there. */
export interface FileSubject {
  readonly subjectType: string;
  readonly subjectId: string;
  /** E.g. the action the photo came with; names the stage it shows. */
  readonly kind: string;
  readonly visibility: FileVisibility;
}

export async function markAttached(transaction: Transaction, ids: readonly string[], subject: FileSubject, now: Date): Promise<void> {
  await sql`
    update file set state = 'attached', subject_type = ${subject.subjectType}, subject_id = ${subject.subjectId},
      kind = ${subject.kind}, visibility = ${subject.visibility}, attached_at = ${now}, position = named.position
    from unnest(${ids}::uuid[]) with ordinality as named (id, position)
    where file.id = named.id`.execute(transaction);
}

export interface FileSelection {
  readonly subjectType: string;
  readonly subjectId: string;
  /** All kinds unless said. */
  readonly kind?: string;
}

export async function updateVisibility(transaction: Transaction, of: FileSelection, visibility: FileVisibility): Promise<void> {
  await sql`
    update file set visibility = ${visibility}
    where subject_type = ${of.subjectType} and subject_id = ${of.subjectId} and state <> 'staged'
      and (${of.kind ?? null}::text is null or kind = ${of.kind ?? null})`.execute(transaction);
}

/** Photos of several records of one type, oldest first, each group in the order it was sent; erased ones are left out. */
export async function findFilesOf(
  database: Database | Transaction,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${columns} from file
    where subject_type = ${subjectType} and subject_id = any(${subjectIds}::uuid[]) and state = 'attached'
    order by attached_at, position, id`.execute(database);
  return rows;
}

/** Empties what could tell about a person; digests and sizes stay for the history. */
export async function markErased(transaction: Transaction, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    update file set state = 'erased', erased_at = ${now}, captured_at = null, captured_point = null, uploaded_by_id = null
    where id in (select id from file where id = any(${ids}::uuid[]) and state = 'attached' order by id for update)`.execute(transaction);
}

/** Takes up to `limit` staged files older than a moment for removal; rows that are just being attached are skipped. */
export async function lockForgotten(transaction: Transaction, before: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from file where state = 'staged' and uploaded_at < ${before}
    order by uploaded_at limit ${limit} for update skip locked`.execute(transaction);
  return rows.map(({ id }) => id);
}

export async function deleteFiles(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await sql`delete from file where id = any(${ids}::uuid[])`.execute(transaction);
}

/** What is served instead of a photo. */
export interface Redaction {
  readonly folder: string;
  readonly rectangles: readonly Rectangle[];
  readonly photo: { readonly sha256: string; readonly bytes: number };
  readonly thumbnail: { readonly sha256: string; readonly bytes: number };
}

/** Notes what is served instead of a photo, for all files with these bytes; null serves the photo again. Answers the folders served before. */
export async function saveRedaction(transaction: Transaction, storedUnder: string, redaction: Redaction | null, now: Date): Promise<readonly string[]> {
  const before = await sql<{ folder: string }>`
    select distinct redacted_under as folder from (select redacted_under from file where stored_under = ${storedUnder}::uuid order by id for update) as locked
    where redacted_under is not null`.execute(transaction);
  await sql`
    update file set redaction = ${redaction ? JSON.stringify(redaction.rectangles) : null}::jsonb, redacted_under = ${redaction?.folder ?? null}::uuid,
      redacted_photo_sha256 = ${redaction?.photo.sha256 ?? null}, redacted_thumbnail_sha256 = ${redaction?.thumbnail.sha256 ?? null},
      redacted_photo_bytes = ${redaction?.photo.bytes ?? null}, redacted_thumbnail_bytes = ${redaction?.thumbnail.bytes ?? null},
      redacted_at = ${redaction ? now : null}::timestamptz
    where stored_under = ${storedUnder}::uuid and state <> 'erased'`.execute(transaction);
  return before.rows.map(({ folder }) => folder);
}

/** Does no living file need this folder any more? */
export async function removableFolder(database: Database | Transaction, folder: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from file where state <> 'erased' and (redacted_under = ${folder}::uuid or stored_under = ${folder}::uuid) limit 1`.execute(database);
  return rows.length === 0;
}

/** Of these files' folders, those whose bytes nobody else needs any more. */
export async function foldersToRemove(database: Database | Transaction, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ storedUnder: string }>`
    select distinct stored_under as "storedUnder" from file as gone
    where id = any(${ids}::uuid[]) and not exists (
      select 1 from file as other where other.stored_under = gone.stored_under and other.state <> 'erased' and other.id <> all(${ids}::uuid[]))
    union
    select distinct redacted_under from file as gone
    where id = any(${ids}::uuid[]) and redacted_under is not null and not exists (
      select 1 from file as other where other.redacted_under = gone.redacted_under and other.state <> 'erased' and other.id <> all(${ids}::uuid[]))`.execute(database);
  return rows.map(({ storedUnder }) => storedUnder);
}
