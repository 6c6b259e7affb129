import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { tokenDigest } from '../credentials/token.ts';
import type { Origin } from '../origin.ts';
import { lockStaff } from '../store/staff.ts';
import { deleteTicket, spendTicket } from '../store/tickets.ts';
import { checkCode, codeProblem } from './check-code.ts';
import { type StepResult, nextStep } from './next-step.ts';

/**
 * Second step of the staff sign-in. 401 `ticket-expired` when the first step is too long ago or used up,
 * `code-wrong`, `code-used`; 429 `too-many-attempts`.
 */
export async function proveSecondFactor(
  platform: Platform,
  input: { readonly ticket: string; readonly code: string },
  origin: Origin,
): Promise<StepResult> {
  const now = platform.clock.now();
  const digest = tokenDigest(input.ticket);
  const result = await runInTransaction(platform.database, async (transaction) => {
    const ticket = await spendTicket(transaction, digest, 'code', now);
    const staff = ticket && (await lockStaff(transaction, ticket.staffId));
    if (!staff || staff.disabledAt !== null) {
      throw problem(401, 'ticket-expired', { detail: 'Start the sign-in again with your password.' });
    }
    const verdict = await checkCode(transaction, platform, staff, input.code);
    if (verdict !== 'right') return verdict;
    await deleteTicket(transaction, digest);
    return nextStep(transaction, platform, staff, origin, { secondFactorAt: now });
  });
  if (typeof result === 'string') throw codeProblem(result === 'used' ? 'used' : 'wrong');
  return result;
}
