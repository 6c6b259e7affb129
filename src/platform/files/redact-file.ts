import { z } from 'zod';
import { newId } from '../../shared/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import { addJob } from '../jobs/add-job.ts';
import { defineJob } from '../jobs/define-job.ts';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { folderOf, keyOf } from './keys.ts';
import { servedMediaType } from './limits.ts';
import { photoReader } from './photo-reader.ts';
import type { Rectangle } from './rectangles.ts';
import { type FileRow, findFile, removableFolder, saveRedaction } from './store.ts';

export const removeFolder = defineJob({
  name: 'files.removeFolder',
  payload: z.object({ folder: z.uuid() }),
  async handler({ folder }, { platform }) {
    if (await removableFolder(platform.database, folder)) await platform.storage.removeFolder(folderOf(folder));
  },
});

/** What somebody may know of an attached photo: its size and which parts are made unrecognisable. */
export async function photoOf(database: Database | Transaction, id: string): Promise<FileRow | undefined> {
  const file = await findFile(database, id);
  return file?.state === 'attached' ? file : undefined;
}

/** A rendition of a photo with parts made unrecognisable, kept but not served yet. */
export interface Rendition {
  readonly folder: string;
  readonly photo: { readonly sha256: string; readonly bytes: number };
  readonly thumbnail: { readonly sha256: string; readonly bytes: number };
}

/**
 * Renders a photo with parts made unrecognisable; always from the photo as it was, in the image process, before any
 * transaction. A rendition nobody takes is left to be removed by its folder. Throws 404 when the bytes are missing.
 */
export async function renderRedacted(platform: Platform, file: FileRow, rectangles: readonly Rectangle[]): Promise<Rendition | null> {
  if (rectangles.length === 0) return null;
  const bytes = await platform.storage.read(keyOf(file.storedUnder, 'photo'));
  if (!bytes) throw problem(404, 'photo-missing', { detail: 'The bytes of this photo are missing.' });
  const { photo, thumbnail } = await photoReader.redact(bytes, rectangles);
  const folder = newId(platform.clock.now().getTime());
  await Promise.all([
    platform.storage.put(keyOf(folder, 'photo'), photo.bytes, servedMediaType),
    platform.storage.put(keyOf(folder, 'thumbnail'), thumbnail.bytes, servedMediaType),
  ]);
  return { folder, photo: { sha256: photo.sha256, bytes: photo.bytes.length }, thumbnail: { sha256: thumbnail.sha256, bytes: thumbnail.bytes.length } };
}

/** From now on serves the rendition instead of the photo and of every copy of it; without one, the photo as it was. */
export async function redactFile(transaction: Transaction, file: FileRow, rectangles: readonly Rectangle[], rendition: Rendition | null, now: Date): Promise<void> {
  const before = await saveRedaction(transaction, file.storedUnder, rendition && { ...rendition, rectangles }, now);
  for (const folder of before) if (folder !== rendition?.folder) await addJob(transaction, removeFolder, { folder });
}

/** The photo as it was before parts were made unrecognisable; the caller has recorded who looks and why. */
export async function unredactedPhoto(platform: Platform, file: FileRow): Promise<Uint8Array> {
  const bytes = await platform.storage.read(keyOf(file.storedUnder, 'photo'));
  if (!bytes) throw problem(404, 'photo-missing', { detail: 'The bytes of this photo are missing.' });
  return bytes;
}
