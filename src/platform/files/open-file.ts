import type { Readable } from 'node:stream';
import { type Actor, actorId } from '../../shared/actor.ts';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { type Variant, keyOf } from './keys.ts';
import { servedMediaType } from './limits.ts';
import { type FileRow, findFile } from './store.ts';

/** How the context that owns a record decides who may see its photos. Public photos are not asked for. */
export interface FileRule {
  readonly mayRead: (platform: Platform, actor: Actor, file: FileRow) => Promise<boolean>;
  /** The bytes as received, with what the camera noted in them. */
  readonly mayReadOriginal: (platform: Platform, actor: Actor, file: FileRow) => Promise<boolean>;
}

/** The rule of each type of record that has photos; without one, only public photos are served. */
export type FileRules = Readonly<Record<string, FileRule>>;

export interface OpenFile {
  /** Undefined when the reader has these bytes already. */
  readonly stream: Readable | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** The sender may look at a photo before it is used; without a sign-in the unguessable id is the proof. */
function isSender(file: FileRow, actor: Actor): boolean {
  if (file.uploadedByKind === 'visitor') return true;
  return file.uploadedByKind === actor.kind && file.uploadedById === actorId(actor);
}

async function mayOpen(platform: Platform, rules: FileRules, actor: Actor, file: FileRow, variant: Variant): Promise<boolean> {
  if (file.state === 'staged') return variant !== 'original' && isSender(file, actor);
  const rule = rules[file.subjectType ?? ''];
  // What was made unrecognisable is shown as it was only with a reason, by the record's own context.
  if (variant === 'original') return file.redactedUnder === null && ((await rule?.mayReadOriginal(platform, actor, file)) ?? false);
  return file.visibility === 'public' || ((await rule?.mayRead(platform, actor, file)) ?? false);
}

const extensions: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

function headersOf(file: FileRow, variant: Variant): Record<string, string> {
  if (variant === 'original') {
    return {
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
      'content-disposition': `attachment; filename="${file.id}.${extensions[file.mediaType] ?? 'bin'}"`,
      'cache-control': 'private, no-store',
      etag: `"${file.sha256}"`,
    };
  }
  const isPublic = file.state === 'attached' && file.visibility === 'public';
  return {
    'content-type': servedMediaType,
    'content-length': String(variant === 'photo' ? (file.redactedPhotoBytes ?? file.photoBytes) : (file.redactedThumbnailBytes ?? file.thumbnailBytes)),
    'content-disposition': 'inline',
    // The bytes of an id hardly ever change, but parts may be made unrecognisable, and a photo may be taken back or erased: caches keep it for a day, not for ever.
    'cache-control': isPublic ? 'public, max-age=86400, immutable' : 'private, no-cache',
    etag: `"${variant === 'photo' ? (file.redactedPhotoSha256 ?? file.photoSha256) : (file.redactedThumbnailSha256 ?? file.thumbnailSha256)}"`,
  };
}

export interface FileToOpen {
  readonly id: string;
  readonly variant: Variant;
  readonly actor: Actor;
  /** The If-None-Match header of the reader. */
  readonly known?: string | undefined;
}

/** Opens a version of a file for somebody: 404 when it is not there for them, 410 when it was erased. */
export async function openFile(platform: Platform, rules: FileRules, { id, variant, actor, known }: FileToOpen): Promise<OpenFile> {
  const file = await findFile(platform.database, id);
  if (!file || !(await mayOpen(platform, rules, actor, file, variant))) {
    throw problem(404, 'not-found', { detail: 'There is no such photo.' });
  }
  if (file.state === 'erased') throw problem(410, 'photo-erased', { detail: 'The photo was erased as the law demands.' });
  const headers = headersOf(file, variant);
  if (known !== undefined && known === headers['etag']) return { stream: undefined, headers };
  const stream = await platform.storage.open(keyOf(file.redactedUnder ?? file.storedUnder, variant));
  if (!stream) {
    platform.logger.error({ file: id, variant }, 'the bytes of a file are missing');
    throw problem(404, 'photo-missing', { detail: 'The bytes of this photo are missing.' });
  }
  return { stream, headers };
}
