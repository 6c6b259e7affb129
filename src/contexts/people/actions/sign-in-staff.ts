import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { keyedDigest } from '../credentials/keyed.ts';
import { verifyPassword } from '../credentials/password-hash.ts';
import { recordOnStaff } from '../history.ts';
import type { Origin } from '../origin.ts';
import { normaliseUserName, signInRules } from '../rules.ts';
import { type StaffRow, findStaffByUserName, lockStaff } from '../store/staff.ts';
import { knowsAddress } from '../store/staff-credentials.ts';
import { type Throttle, clearCalls, returnCall, takeCall } from '../store/throttle.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';
import { type StepResult, nextStep } from './next-step.ts';

async function throttlesFor(platform: Platform, userName: string, staff: StaffRow | undefined, origin: Origin, now: Date) {
  const address = keyedDigest(platform.secret, 'address', origin.address);
  const account = keyedDigest(platform.secret, 'user-name', userName).toString('hex');
  const since = new Date(now.getTime() - signInRules.knownAddressDays * 86_400_000);
  const known = staff !== undefined && (await knowsAddress(platform.database, staff.id, address, since));
  const pair: Throttle = { bucket: `sign-in:${account}:${address.toString('hex')}`, limits: signInRules.perAccountAndAddress };
  const shared: Throttle[] = [{ bucket: `sign-in-address:${address.toString('hex')}`, limits: signInRules.perAddress }];
  if (!known) shared.push({ bucket: `sign-in-account:${account}`, limits: signInRules.perAccountElsewhere });
  return { pair, shared };
}

async function refuse(platform: Platform, staff: StaffRow | undefined, now: Date, reason: string): Promise<void> {
  platform.logger.warn({ reason }, 'sign-in refused');
  if (!staff) return;
  await runInTransaction(platform.database, async (transaction) => {
    const locked = await lockStaff(transaction, staff.id);
    if (locked) await recordOnStaff(transaction, locked, { action: 'signInRefused', actor: { kind: 'visitor' }, at: now, detail: { reason } });
  });
}

/**
 * First step of the staff sign-in. Unknown names, accounts without password and wrong passwords answer alike
 * (401 `sign-in-failed`) after the same work; 403 `account-disabled` only after the right password;
 * 429 `too-many-attempts`. The call is counted before the password is looked at and given back when it was right.
 */
export async function signInStaff(
  platform: Platform,
  input: { readonly userName: string; readonly password: string },
  origin: Origin,
): Promise<StepResult> {
  const now = platform.clock.now();
  const userName = normaliseUserName(input.userName);
  const found = await findStaffByUserName(platform.database, userName);
  const { pair, shared } = await throttlesFor(platform, userName, found, origin, now);
  await runInTransaction(platform.database, async (transaction) => {
    const wait = await takeCall(transaction, [pair, ...shared], now);
    if (wait > 0) throw tooManyAttempts(wait);
  });
  if (!(await verifyPassword(input.password, found?.passwordHash ?? null)) || !found) {
    await refuse(platform, found, now, 'password');
    throw problem(401, 'sign-in-failed', { detail: 'User name or password is wrong.' });
  }
  const result = await runInTransaction(platform.database, async (transaction) => {
    await clearCalls(transaction, [pair.bucket]);
    await returnCall(transaction, shared.map(({ bucket }) => bucket), now);
    const staff = await lockStaff(transaction, found.id);
    // The password may have changed while it was being checked.
    if (!staff || staff.disabledAt !== null || staff.passwordHash !== found.passwordHash) return undefined;
    return nextStep(transaction, platform, staff, origin, { secondFactorAt: null });
  });
  if (!result) {
    await refuse(platform, found, now, 'disabled');
    throw problem(403, 'account-disabled', { detail: 'This account is closed. Ask your administrator.' });
  }
  return result;
}
