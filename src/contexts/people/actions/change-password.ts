import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import { verifyPassword } from '../credentials/password-hash.ts';
import { recordOnStaff } from '../history.ts';
import { signInRules } from '../rules.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { lockStaff } from '../store/staff.ts';
import { returnCall, takeCall } from '../store/throttle.ts';
import { deleteTicketsOf } from '../store/tickets.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';
import { storeNewPassword } from './set-password.ts';

/**
 * Changes one's own password; every other device is signed out. 422 with the field `current` when the present
 * password is wrong, `password-refused` when the new one will not do; 429 `too-many-attempts`.
 */
export async function changePassword(
  platform: Platform,
  actor: StaffActor,
  sessionId: string,
  input: { readonly current: string; readonly password: string },
): Promise<void> {
  const now = platform.clock.now();
  const bucket = `change-password:${actor.id}`;
  const right = await runInTransaction(platform.database, async (transaction) => {
    const wait = await takeCall(transaction, [{ bucket, limits: signInRules.perAccountAndAddress }], now);
    if (wait > 0) throw tooManyAttempts(wait);
    const staff = await lockStaff(transaction, actor.id);
    if (!staff || !(await verifyPassword(input.current, staff.passwordHash))) return false;
    await returnCall(transaction, [bucket], now);
    await storeNewPassword(transaction, platform, staff, input.password);
    await deleteSessionsOf(transaction, { staffId: staff.id }, sessionId);
    await deleteTicketsOf(transaction, staff.id);
    await recordOnStaff(transaction, staff, { action: 'passwordChanged', actor, at: now });
    return true;
  });
  if (!right) {
    throw problem(422, 'current-password-wrong', {
      detail: 'The present password is wrong.',
      fields: [{ field: 'current', code: 'current-password-wrong', detail: 'The present password is wrong.' }],
    });
  }
}
