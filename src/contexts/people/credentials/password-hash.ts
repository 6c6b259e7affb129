import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sameDigest } from './keyed.ts';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. Kept in each hash, so that it can rise. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const pattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

/** The same text typed on different keyboards must give the same bytes (NIST SP 800-63B 3.1.1.2). */
function messageOf(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '');
}

/** Hashes a password with argon2id; the answer is a PHC string with its own salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: messageOf(password), nonce, tagLength: 32, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

let decoy: Promise<string> | undefined;

/**
 * Does the password belong to the hash? Without a hash (unknown name, no password yet) the same work is done
 * against a decoy, so that the time does not tell; the answer is then false.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const match = pattern.exec(hash ?? (await decoy));
  if (!match) throw new Error('A stored password hash is malformed');
  const [, memory, passes, parallelism, nonce = '', tag = ''] = match;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: messageOf(password),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return sameDigest(found, expected) && hash !== null;
}
