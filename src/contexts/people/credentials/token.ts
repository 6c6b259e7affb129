import { hash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits in URL-safe letters: session, ticket or one-time link. Only its digest is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token: enough for 256 random bits, nothing to guess. */
export function tokenDigest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** The digest of a tracking token as actors carry it (hexadecimal). */
export function linkDigestOf(token: string): string {
  return hash('sha256', token);
}
