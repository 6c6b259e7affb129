import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDigest, seal, unseal } from './keyed.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { codeOfStep, enrolmentOf, newRecoveryCodes, newTotpSecret, recoveryCodeDigest, stepAt, stepOfCode } from './totp.ts';

const secret = new Uint8Array(32).fill(1);

describe('passwords', () => {
  it('are recognised however the keyboard writes them', async () => {
    const hash = await hashPassword('ｐａｓｓ密码é');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(await verifyPassword('pass密码e\u0301', hash)).toBe(true);
    expect(await verifyPassword('pass密码e', hash)).toBe(false);
  });

  it('of nobody are never right', async () => {
    expect(await verifyPassword('', null)).toBe(false);
  });

  it('are salted', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });
});

describe('codes of the authenticator', () => {
  // RFC 6238, appendix B, SHA-1, cut to six digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ])('at %d s are those of the standard', (seconds, code) => {
    const key = Buffer.from('12345678901234567890');
    expect(codeOfStep(key, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  it('are accepted one step early or late, not two', () => {
    const now = new Date('2026-03-10T01:00:10Z');
    const key = newTotpSecret();
    const step = stepAt(now);
    for (const shift of [-1, 0, 1]) expect(stepOfCode(key, codeOfStep(key, step + shift), now)).toBe(step + shift);
    const near = new Set([-1, 0, 1].map((shift) => codeOfStep(key, step + shift)));
    for (const shift of [-2, 2]) {
      const code = codeOfStep(key, step + shift);
      if (!near.has(code)) expect(stepOfCode(key, code, now)).toBeUndefined();
    }
    for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(stepOfCode(key, text, now)).toBeUndefined();
  });

  it('travel to the phone under the name of the product and the person', () => {
    const { secret: typed, address } = enrolmentOf(newTotpSecret(), 'li.jing');
    expect(typed).toMatch(/^[A-Z2-7]{32}$/u);
    expect(decodeURIComponent(address)).toMatch(/^otpauth:\/\/totp\/连心:li\.jing\?issuer=连心&secret=/u);
  });
});

it('recovery codes are recognised without dash and in capitals, for their owner only', () => {
  const [code = ''] = newRecoveryCodes();
  const digest = recoveryCodeDigest(secret, 'me', code);
  expect(recoveryCodeDigest(secret, 'me', code.toUpperCase().replace('-', ' '))).toEqual(digest);
  expect(recoveryCodeDigest(secret, 'you', code)).not.toEqual(digest);
});

describe('sealed secrets', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.string(), (plain, owner) => {
        expect(Buffer.from(plain)).toEqual(unseal(secret, 'totp', owner, seal(secret, 'totp', owner, plain)));
      }),
    );
  });

  it('open for nobody else and not after a changed byte', () => {
    const sealed = seal(secret, 'totp', 'me', randomBytes(20));
    expect(() => unseal(secret, 'totp', 'you', sealed)).toThrow();
    expect(() => unseal(secret, 'demo-password', 'me', sealed)).toThrow();
    expect(() => unseal(new Uint8Array(32), 'totp', 'me', sealed)).toThrow();
    for (const index of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal(secret, 'totp', 'me', changed)).toThrow();
    }
  });
});

it('keyed digests keep purposes and parts apart', () => {
  const digests = [keyedDigest(secret, 'phone', 'ab', 'c'), keyedDigest(secret, 'phone', 'a', 'bc'), keyedDigest(secret, 'address', 'ab', 'c')];
  expect(new Set(digests.map((digest) => digest.toString('hex'))).size).toBe(3);
});
