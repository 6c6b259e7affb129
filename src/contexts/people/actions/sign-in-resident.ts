import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { keyedDigest, sameDigest } from '../credentials/keyed.ts';
import { recordOnResident } from '../history.ts';
import type { Origin } from '../origin.ts';
import { phoneCodeRules } from '../rules.ts';
import { type StartedSession, startResidentSession } from '../sessions.ts';
import { deletePhoneCode, spendTry } from '../store/phone-codes.ts';
import { findResidentByPhone, lockResident, markResidentSignedIn } from '../store/residents.ts';
import { returnCall, takeCall } from '../store/throttle.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';
import { findOrCreateResident } from './find-or-create-resident.ts';
import { phoneCodeDigestOf, phoneDigestOf } from './send-phone-code.ts';

export interface SignedInResident {
  readonly id: string;
  readonly isNew: boolean;
  readonly session: StartedSession;
}

async function recordRefusal(transaction: Transaction, phone: string, at: Date): Promise<void> {
  const known = await findResidentByPhone(transaction, phone);
  const resident = known && (await lockResident(transaction, known.id));
  if (resident) await recordOnResident(transaction, resident, { action: 'signInRefused', actor: { kind: 'visitor' }, at });
}

async function begin(transaction: Transaction, phone: string, origin: Origin, now: Date): Promise<SignedInResident> {
  const { resident, isNew } = await findOrCreateResident(transaction, { phone, at: now, actor: { kind: 'visitor' } });
  await markResidentSignedIn(transaction, resident.id, now);
  await recordOnResident(transaction, resident, {
    action: 'signIn',
    actor: { kind: 'resident', id: resident.id },
    at: now,
    detail: { device: origin.device },
  });
  return { id: resident.id, isNew, session: await startResidentSession(transaction, resident.id, origin, now) };
}

/**
 * Signs a resident in with the code sent to the number (eleven digits); the first sign-in makes the account.
 * 401 `code-wrong` when the code is wrong, used or too old; 429 `too-many-attempts`.
 */
export async function signInResident(platform: Platform, input: { phone: string; code: string }, origin: Origin): Promise<SignedInResident> {
  const now = platform.clock.now();
  const bucket = `code-try:${keyedDigest(platform.secret, 'address', origin.address).toString('hex')}`;
  const signedIn = await runInTransaction(platform.database, async (transaction) => {
    const wait = await takeCall(transaction, [{ bucket, limits: phoneCodeRules.wrongPerAddress }], now);
    if (wait > 0) throw tooManyAttempts(wait);
    const expected = await spendTry(transaction, phoneDigestOf(platform, input.phone), now);
    if (!expected || !sameDigest(expected, phoneCodeDigestOf(platform, input.phone, input.code.trim()))) {
      await recordRefusal(transaction, input.phone, now);
      return undefined;
    }
    await returnCall(transaction, [bucket], now);
    await deletePhoneCode(transaction, phoneDigestOf(platform, input.phone));
    return begin(transaction, input.phone, origin, now);
  });
  // Thrown after the commit: the spent try has to stay.
  if (!signedIn) throw problem(401, 'code-wrong', { detail: 'The code is wrong or no longer valid.' });
  return signedIn;
}
