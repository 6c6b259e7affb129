import type { Transaction } from '../../../../platform/database/database.ts';
import { problem } from '../../../../platform/problem.ts';
import { lockFunds } from '../../store/funds/funds.ts';
import { type EntryRow, findEntry, isCountered, numberOfPayment } from '../../store/funds/ledger.ts';
import { changeReservation, lockPayment, lockReservation, markReversed } from '../../store/funds/reservations.ts';
import { type Doing, postEntry } from './post-entry.ts';

/** The refusal of taking an entry back twice. */
export function countered() {
  return problem(409, 'entry-countered', { detail: 'This entry was taken back already.' });
}

/**
 * Strikes out a payment that never reached its payee or was booked wrongly: a counter-entry, and the money is reserved again, to be
 * paid as it should be. Throws 404, 409 `entry-countered`, `payment-returned` (part of it came back already).
 */
export async function reversePayment(transaction: Transaction, call: Doing & { readonly paymentId: string }): Promise<EntryRow> {
  const { paymentId, ...doing } = call;
  const payment = await lockPayment(transaction, paymentId);
  if (!payment) throw problem(404, 'not-found', { detail: 'There is no such payment.' });
  if (payment.reversed) throw countered();
  if (payment.returnedFen > 0) throw problem(409, 'payment-returned', { detail: 'The payee gave part of this payment back already; book that return instead.' });
  const { fundId, reservationId, amountFen, originType, originId } = payment;
  await lockReservation(transaction, reservationId);
  await changeReservation(transaction, reservationId, { paidFen: -amountFen });
  await markReversed(transaction, paymentId);
  await lockFunds(transaction, [fundId]);
  const number = await numberOfPayment(transaction, paymentId);
  const entry = await findEntry(transaction, fundId, number);
  if (!entry || (await isCountered(transaction, fundId, number))) throw countered();
  return postEntry(transaction, {
    fundId, kind: 'counterPay', amountFen, counters: number, origin: { type: originType, id: originId }, reservationId, paymentId, ...doing,
  });
}
