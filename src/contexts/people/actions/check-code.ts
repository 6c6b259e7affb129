import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Problem, problem } from '../../../platform/problem.ts';
import { unseal } from '../credentials/keyed.ts';
import { recoveryCodeDigest, stepOfCode } from '../credentials/totp.ts';
import { recordOnStaff } from '../history.ts';
import { signInRules } from '../rules.ts';
import type { StaffRow } from '../store/staff.ts';
import { useRecoveryCode, useStep } from '../store/staff-credentials.ts';
import { returnCall, takeCall } from '../store/throttle.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';

export type CodeVerdict = 'right' | 'wrong' | 'used';

/** What to tell about a code that did not open the door. */
export function codeProblem(verdict: 'wrong' | 'used'): Problem {
  return verdict === 'used'
    ? problem(401, 'code-used', { detail: 'This code was used already. Wait for the next one.' })
    : problem(401, 'code-wrong', { detail: 'The code is wrong or no longer valid.' });
}

async function verdictOf(transaction: Transaction, platform: Platform, staff: StaffRow, code: string, now: Date): Promise<CodeVerdict> {
  if (staff.totpSecret === null) return 'wrong';
  const step = stepOfCode(unseal(platform.secret, 'totp', staff.id, staff.totpSecret), code, now);
  if (step !== undefined) return (await useStep(transaction, staff.id, step)) ? 'right' : 'used';
  const recovered = await useRecoveryCode(transaction, staff.id, recoveryCodeDigest(platform.secret, staff.id, code));
  return recovered ? 'right' : 'wrong';
}

/**
 * Checks a code of the authenticator or a recovery code of a person whose row the transaction holds locked; either
 * works once. Wrong ones are counted and recorded, so the caller commits before it throws. 429 `too-many-attempts`.
 */
export async function checkCode(transaction: Transaction, platform: Platform, staff: StaffRow, code: string): Promise<CodeVerdict> {
  const now = platform.clock.now();
  const bucket = `second-factor:${staff.id}`;
  const wait = await takeCall(transaction, [{ bucket, limits: signInRules.codesPerAccount }], now);
  if (wait > 0) throw tooManyAttempts(wait);
  const verdict = await verdictOf(transaction, platform, staff, code, now);
  if (verdict === 'right') await returnCall(transaction, [bucket], now);
  else {
    await recordOnStaff(transaction, staff, {
      action: 'signInRefused',
      actor: { kind: 'visitor' },
      at: now,
      detail: { reason: verdict === 'used' ? 'codeUsed' : 'code' },
    });
  }
  return verdict;
}
