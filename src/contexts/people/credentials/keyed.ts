import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

type Purpose = 'phone' | 'phone-code' | 'recovery-code' | 'address' | 'user-name' | 'totp' | 'demo-password';

/**
 * HMAC-SHA-256 under the installation secret: for short values (numbers, codes, addresses) that a thief of the
 * database alone must not find by trying. The purpose keeps digests of different kinds apart.
 */
export function keyedDigest(secret: Uint8Array, purpose: Purpose, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', secret).update(JSON.stringify([purpose, ...parts])).digest();
}

/** Compares digests without telling by the time taken where they differ. */
export function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Encrypts a secret the program has to read again (AES-256-GCM; nonce, tag, text), bound to its owner. */
export function seal(secret: Uint8Array, purpose: Purpose, owner: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyedDigest(secret, purpose, 'seal'), nonce);
  cipher.setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Decrypts what `seal` made; throws when the secret, the owner or a byte is another. */
export function unseal(secret: Uint8Array, purpose: Purpose, owner: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyedDigest(secret, purpose, 'seal'), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
