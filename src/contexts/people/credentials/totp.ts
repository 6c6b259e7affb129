import { Secret, TOTP } from 'otpauth';
import { keyedDigest } from './keyed.ts';
import { randomInt } from 'node:crypto';

/** Seconds of one time step (RFC 6238). */
export const stepSeconds = 30;
/** Steps before and after the present one that are accepted, for clocks that go wrong a little. */
const window = 1;

function authenticator(secret: Uint8Array, userName = ''): TOTP {
  return new TOTP({
    issuer: '连心',
    label: userName,
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });
}

/** A new secret of 160 bits. */
export function newTotpSecret(): Uint8Array {
  return new Secret({ size: 20 }).bytes;
}

/** The secret as a person types it (base32) and as a QR code carries it. */
export function enrolmentOf(secret: Uint8Array, userName: string): { secret: string; address: string } {
  const totp = authenticator(secret, userName);
  return { secret: totp.secret.base32, address: totp.toString() };
}

/** The time step of a moment. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The code of a step. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  return authenticator(secret).generate({ timestamp: step * stepSeconds * 1000 });
}

/** The step whose code this is, within one step of now; undefined when it is none. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const digits = code.replaceAll(/\s/gu, '');
  if (!/^\d{6}$/u.test(digits)) return undefined;
  const delta = authenticator(secret).validate({ token: digits, timestamp: now.getTime(), window });
  return delta === null ? undefined : stepAt(now) + delta;
}

/** Without letters and digits that look alike. */
const recoveryAlphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten recovery codes of about 49 bits each, `xxxxx-xxxxx`. */
export function newRecoveryCodes(): readonly string[] {
  const letter = (): string => recoveryAlphabet[randomInt(recoveryAlphabet.length)] ?? '';
  const five = (): string => Array.from({ length: 5 }, letter).join('');
  return Array.from({ length: 10 }, () => `${five()}-${five()}`);
}

/** The stored form of a recovery code; how it was typed (capitals, dashes, spaces) does not matter. */
export function recoveryCodeDigest(secret: Uint8Array, staffId: string, code: string): Buffer {
  return keyedDigest(secret, 'recovery-code', staffId, code.toLowerCase().replaceAll(/[^0-9a-z]/gu, ''));
}
