import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The 32 random bytes kept in this file, made at first use; only its owner may read it. */
export function readOrCreateSecret(file: string): Buffer {
  const known = readSecret(file);
  if (known !== null) return known;
  // Linked into place, so that a crash never leaves an empty file and two programs agree on one secret.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readSecret(file);
  if (secret === null) throw new Error(`The secret ${file} could not be written`);
  return secret;
}

function readSecret(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`The secret ${file} is damaged: it must hold 64 hexadecimal digits`);
  return Buffer.from(text, 'hex');
}
