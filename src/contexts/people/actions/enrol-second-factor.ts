import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import { keyedDigest, seal, unseal } from '../credentials/keyed.ts';
import { enrolmentOf, newRecoveryCodes, newTotpSecret, recoveryCodeDigest, stepOfCode } from '../credentials/totp.ts';
import { recordOnStaff } from '../history.ts';
import type { Origin } from '../origin.ts';
import { signInRules } from '../rules.ts';
import { type StartedSession, startStaffSession } from '../sessions.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { type StaffRow, findStaff, lockStaff } from '../store/staff.ts';
import { enrolTotp, markStaffSignedIn, replaceRecoveryCodes, setPendingTotp } from '../store/staff-credentials.ts';
import { returnCall, takeCall } from '../store/throttle.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';
import { checkCode, codeProblem } from './check-code.ts';

async function lockSelf(transaction: Transaction, actor: StaffActor): Promise<StaffRow> {
  const staff = await lockStaff(transaction, actor.id);
  if (!staff || staff.disabledAt !== null) throw problem(403, 'account-disabled', { detail: 'This account is closed.' });
  return staff;
}

/**
 * Makes a secret for an authenticator and keeps it until a code proves it. Who has one already shows a code of it
 * first (422 on `code` when missing, 401 `code-wrong`, `code-used`).
 */
export async function startEnrolment(platform: Platform, actor: StaffActor, code: string | undefined) {
  const result = await runInTransaction(platform.database, async (transaction) => {
    const staff = await lockSelf(transaction, actor);
    if (staff.totpEnrolledAt !== null) {
      if (code === undefined) {
        const field = { field: 'code', code: 'required', detail: 'A code of the present authenticator.' };
        throw problem(422, 'invalid-input', { detail: field.detail, fields: [field] });
      }
      const verdict = await checkCode(transaction, platform, staff, code);
      if (verdict !== 'right') return verdict;
    }
    const secret = newTotpSecret();
    await setPendingTotp(transaction, staff.id, seal(platform.secret, 'totp', staff.id, secret));
    return enrolmentOf(secret, staff.userName);
  });
  if (typeof result === 'string') throw codeProblem(result);
  return result;
}

async function storeRecoveryCodes(transaction: Transaction, platform: Platform, staffId: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(transaction, staffId, codes.map((one) => recoveryCodeDigest(platform.secret, staffId, one)));
  return codes;
}

/**
 * Proves the new authenticator with its first code: it becomes valid, recovery codes are made, every session of the
 * person ends and a new one with second factor begins. 409 `no-enrolment` without a secret to prove; 401 `code-wrong`.
 */
export async function confirmEnrolment(
  platform: Platform,
  actor: StaffActor,
  code: string,
  origin: Origin,
): Promise<{ readonly recoveryCodes: readonly string[]; readonly session: StartedSession }> {
  const now = platform.clock.now();
  const bucket = `second-factor:${actor.id}`;
  const result = await runInTransaction(platform.database, async (transaction) => {
    const staff = await lockSelf(transaction, actor);
    if (staff.totpPending === null) throw problem(409, 'no-enrolment', { detail: 'Ask for a new QR code first.' });
    const wait = await takeCall(transaction, [{ bucket, limits: signInRules.codesPerAccount }], now);
    if (wait > 0) throw tooManyAttempts(wait);
    const step = stepOfCode(unseal(platform.secret, 'totp', staff.id, staff.totpPending), code, now);
    if (step === undefined) return undefined;
    await returnCall(transaction, [bucket], now);
    await enrolTotp(transaction, staff.id, step, now);
    const recoveryCodes = await storeRecoveryCodes(transaction, platform, staff.id);
    await deleteSessionsOf(transaction, { staffId: staff.id });
    await markStaffSignedIn(transaction, staff.id, keyedDigest(platform.secret, 'address', origin.address), now);
    await recordOnStaff(transaction, staff, { action: 'secondFactorEnrolled', actor, at: now, detail: { device: origin.device } });
    return { recoveryCodes, session: await startStaffSession(transaction, staff.id, now, origin, now) };
  });
  if (!result) throw codeProblem('wrong');
  return result;
}

/** Replaces all recovery codes after a right code. 401 `code-wrong`, `code-used`. */
export async function renewRecoveryCodes(platform: Platform, actor: StaffActor, code: string): Promise<readonly string[]> {
  const result = await runInTransaction(platform.database, async (transaction) => {
    const staff = await lockSelf(transaction, actor);
    const verdict = await checkCode(transaction, platform, staff, code);
    if (verdict !== 'right') return verdict;
    const head = (await findStaff(transaction, staff.id)) ?? staff;
    await recordOnStaff(transaction, head, { action: 'recoveryCodesRenewed', actor, at: platform.clock.now() });
    return storeRecoveryCodes(transaction, platform, staff.id);
  });
  if (typeof result === 'string') throw codeProblem(result === 'used' ? 'used' : 'wrong');
  return result;
}
