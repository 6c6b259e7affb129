import { createHash } from 'node:crypto';
import type { CheckFile } from '../events/verify.ts';
import type { Platform } from '../platform.ts';
import { type Variant, keyOf } from './keys.ts';
import { findFile } from './store.ts';

/**
 * Checks stored bytes for the history verifier: the received bytes against the digest in the history, the served
 * versions against the digests noted when they were made. Null when the file was lawfully erased.
 */
export function fileChecker({ database, storage }: Pick<Platform, 'database' | 'storage'>): CheckFile {
  async function unchanged(storedUnder: string, variant: Variant, sha256: string): Promise<boolean> {
    const bytes = await storage.read(keyOf(storedUnder, variant));
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
  }

  return async (id, sha256) => {
    const file = await findFile(database, id);
    if (!file || file.sha256 !== sha256) return false;
    if (file.state === 'erased') return null;
    return (
      (await unchanged(file.storedUnder, 'original', sha256)) &&
      (await unchanged(file.storedUnder, 'photo', file.photoSha256)) &&
      (await unchanged(file.storedUnder, 'thumbnail', file.thumbnailSha256))
    );
  };
}
