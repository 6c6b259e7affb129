import { createHash } from 'node:crypto';
import { type Actor, actorId } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import type { Transaction } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import { claimWrite } from '../idempotency/store.ts';
import type { Platform } from '../platform.ts';
import type { StagedPhoto } from './contract.ts';
import { createGate } from './gate.ts';
import { fileUrl, keyOf } from './keys.ts';
import { servedMediaType } from './limits.ts';
import type { PhotoVersions } from './photo.ts';
import { photoReader } from './photo-reader.ts';
import { type FileRow, type KeptBytes, findFile, findKeptBytes, insertStagedFile } from './store.ts';

/** Received photos held in memory at the same time, at up to 20 MB each. */
const inMemory = createGate(3);

export interface PhotoToStage {
  /** The bytes, or how to get them once there is room in memory. */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  readonly actor: Actor;
  readonly idempotencyKey?: string | undefined;
}

type Parts = Pick<Platform, 'database' | 'storage' | 'clock'>;

async function storeBytes({ storage }: Parts, id: string, { received, photo, thumbnail }: PhotoVersions): Promise<void> {
  await Promise.all([
    storage.put(keyOf(id, 'original'), received.bytes, received.mediaType),
    storage.put(keyOf(id, 'photo'), photo.bytes, servedMediaType),
    storage.put(keyOf(id, 'thumbnail'), thumbnail.bytes, servedMediaType),
  ]);
}

function present(row: FileRow): StagedPhoto {
  return {
    id: row.id,
    width: row.width,
    height: row.height,
    photoUrl: fileUrl(row.id, 'photo'),
    thumbnailUrl: fileUrl(row.id, 'thumbnail'),
    capturedAt: row.capturedAt?.toISOString() ?? null,
    capturedPoint: row.capturedPoint && { longitude: row.capturedPoint.x, latitude: row.capturedPoint.y },
  };
}

function keptBytesOf(id: string, { received, photo, thumbnail, capture }: PhotoVersions): KeptBytes {
  return {
    storedUnder: id,
    sha256: received.sha256,
    photoSha256: photo.sha256,
    thumbnailSha256: thumbnail.sha256,
    mediaType: received.mediaType,
    bytes: received.bytes.length,
    photoBytes: photo.bytes.length,
    thumbnailBytes: thumbnail.bytes.length,
    width: photo.width,
    height: photo.height,
    capture,
  };
}

async function stage(parts: Parts, bytes: Uint8Array, { actor, idempotencyKey }: PhotoToStage): Promise<StagedPhoto> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const user = { kind: actor.kind, id: actorId(actor) };
  const now = parts.clock.now();
  const id = newId(now.getTime());

  /** The row comes before the bytes: should the program die between them, the sweep finds the row and cleans up. */
  const note = (keep: (transaction: Transaction) => Promise<KeptBytes | undefined>) =>
    runInTransaction(parts.database, async (transaction) => {
      const kept = await keep(transaction);
      if (!kept) return undefined;
      if (idempotencyKey !== undefined) {
        const content = ['files.stage', user, sha256];
        const earlier = await claimWrite(transaction, { key: idempotencyKey, content, subjectId: id, at: now });
        if (earlier !== undefined) return earlier;
      }
      await insertStagedFile(transaction, id, kept, user, now);
      return id;
    });

  let known = await note((transaction) => findKeptBytes(transaction, sha256));
  if (known === undefined) {
    const versions = await photoReader.read(bytes);
    known = await note(async () => keptBytesOf(id, versions));
    const row = known === undefined ? undefined : await findFile(parts.database, known);
    // A repeat writes the same bytes again: the first try may have died before it did.
    if (row) await storeBytes(parts, row.storedUnder, versions);
  }
  const row = known === undefined ? undefined : await findFile(parts.database, known);
  if (!row) throw new Error(`The staged file ${known} is gone`);
  return present(row);
}

/**
 * Checks, re-encodes and keeps a photo until an action names it. Throws the problems of `readPhoto`.
 * Staged photos that no action names are removed after a day.
 */
export async function stagePhoto(parts: Parts, photo: PhotoToStage): Promise<StagedPhoto> {
  return inMemory.run(1, async () => stage(parts, typeof photo.bytes === 'function' ? await photo.bytes() : photo.bytes, photo));
}
