import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { tokenDigest } from '../credentials/token.ts';
import { recordOnStaff } from '../history.ts';
import type { Origin } from '../origin.ts';
import { findStaff, lockStaff } from '../store/staff.ts';
import { deleteTicket, spendTicket } from '../store/tickets.ts';
import { type StepResult, nextStep } from './next-step.ts';
import { storeNewPassword } from './set-password.ts';

/** Last step of a sign-in whose password is too old. 401 `ticket-expired`; 422 `password-refused`, which may be tried again. */
export async function replaceExpiredPassword(
  platform: Platform,
  input: { readonly ticket: string; readonly password: string },
  origin: Origin,
): Promise<StepResult> {
  const now = platform.clock.now();
  const digest = tokenDigest(input.ticket);
  return runInTransaction(platform.database, async (transaction) => {
    const ticket = await spendTicket(transaction, digest, 'password', now);
    const staff = ticket && (await lockStaff(transaction, ticket.staffId));
    if (!staff || staff.disabledAt !== null) {
      throw problem(401, 'ticket-expired', { detail: 'Start the sign-in again with your password.' });
    }
    await storeNewPassword(transaction, platform, staff, input.password);
    await deleteTicket(transaction, digest);
    await recordOnStaff(transaction, staff, {
      action: 'passwordChanged',
      actor: { kind: 'staff', id: staff.id, assignments: [], mustEnrol: false },
      at: now,
    });
    const renewed = await findStaff(transaction, staff.id);
    return nextStep(transaction, platform, renewed ?? staff, origin, { secondFactorAt: ticket.secondFactorAt });
  });
}
