import { yearOf } from '../../../../shared/time.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { earlierWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import type { Receipt } from '../../contract.ts';
import { type ReservedNumber, reserveNumber } from '../../store/number-reserve.ts';
import { receiptOf } from '../../store/receipts.ts';
import { linkToken } from '../link-token.ts';
import { type ReportCall, contentOf, saidIn } from './call.ts';
import { decisionFor, groundsFor } from './grounds.ts';
import { type TakenIn, reportRequestIn } from './take-in.ts';

async function takeIn(platform: Platform, call: ReportCall): Promise<Pick<TakenIn, 'id' | 'receipt'>> {
  const { database, clock } = platform;
  let reserved: ReservedNumber | undefined;
  try {
    const now = clock.now();
    const said = saidIn(call);
    const grounds = await groundsFor(platform, database, call, now);
    // Decided here, so that nothing has to be looked up any more while the transaction is open.
    await decisionFor(database, grounds, said, call.imported?.asRecord ?? false);
    const { number } = (reserved = await reserveNumber(database, grounds.prefix, yearOf(now.getTime())));
    return await runInTransaction(database, (transaction, afterCommit) => reportRequestIn(platform, transaction, afterCommit, call, { grounds, said, number }));
  } catch (error) {
    // Only where the database went away may the case have been written all the same.
    if (!(error instanceof Problem && error.status === 503)) reserved?.giveBack();
    // What was accepted once stays accepted, even if the category or the place was taken away since.
    const earlier = call.idempotencyKey === undefined ? undefined : await earlierWrite(database, call.idempotencyKey, contentOf(call));
    if (earlier === undefined) throw error;
    return { id: earlier, receipt: null };
  }
}

/**
 * Takes a request in, from a resident's phone or from the desk, and returns the receipt with the secret link.
 * The same call repeated under its idempotency key answers with the first receipt.
 * Throws 422 naming the field (place, phone, photo, category).
 */
export async function reportRequest(platform: Platform, call: ReportCall): Promise<Receipt> {
  const { id, receipt } = await takeIn(platform, call);
  return receipt ?? receiptOf(platform.database, id, undefined, (reporterId, version) => linkToken(platform, reporterId, version));
}
