import type { Transaction } from '../../../../platform/database/database.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { problem } from '../../../../platform/problem.ts';
import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { changeReservation, insertPayment, lockPayment, lockReservation, noteReturn, type PaymentRow } from '../../store/funds/reservations.ts';
import { entryOfPayment } from '../../store/funds/ledger.ts';
import { type Doing, type Origin, postEntry, requireAmount } from './post-entry.ts';
import { exceeded } from './reserve.ts';

/** Who is paid: a contractor, with its 统一社会信用代码 where it has one. */
export interface Payee {
  readonly name: string;
  readonly code?: string | null | undefined;
}

export interface PayCall extends Doing {
  readonly reservationId: string;
  readonly amountFen: number;
  readonly payee: Payee;
  readonly origin: Origin;
  /** A repeated call with the same key answers with the payment of the first. */
  readonly idempotencyKey?: string | undefined;
}

/** Pays out of a reservation, never above what it still holds. Throws 404, 409 `reservation-exceeded` (with what is outstanding), 422. */
export async function payFromReservation(transaction: Transaction, call: PayCall): Promise<{ readonly paymentId: string; readonly entryId: string }> {
  requireAmount(call.amountFen);
  const { reservationId, amountFen, payee, origin, actor, at, remark } = call;
  const paymentId = newId(at.getTime());
  if (call.idempotencyKey !== undefined) {
    const content = ['pay', reservationId, amountFen, payee, origin, actorId(actor)];
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: paymentId, at });
    if (earlier !== undefined) return { paymentId: earlier, entryId: await entryOfPayment(transaction, earlier) };
  }
  const reservation = await lockReservation(transaction, reservationId);
  if (!reservation) throw problem(404, 'not-found', { detail: 'There is no such reservation.' });
  if (!(await changeReservation(transaction, reservationId, { paidFen: amountFen }))) throw exceeded(reservation, amountFen);
  const { fundId } = reservation;
  await insertPayment(transaction, {
    id: paymentId, fundId, reservationId, amountFen, payeeName: payee.name, payeeCode: payee.code ?? null, originType: origin.type, originId: origin.id, createdAt: at,
  });
  const entry = await postEntry(transaction, { fundId, kind: 'pay', amountFen, origin, reservationId, paymentId, actor, at, remark: remark ?? payee.name });
  return { paymentId, entryId: entry.id };
}

/** A payment, locked. Throws 404. */
async function lockKnown(transaction: Transaction, paymentId: string): Promise<PaymentRow> {
  const payment = await lockPayment(transaction, paymentId);
  if (!payment) throw problem(404, 'not-found', { detail: 'There is no such payment.' });
  return payment;
}

/** Takes back to the fund's free balance what a payee returned. Throws 404, 409 `return-exceeds-payment`, 422. */
export async function returnPayment(
  transaction: Transaction,
  call: Doing & { readonly paymentId: string; readonly amountFen: number },
): Promise<{ readonly entryId: string }> {
  requireAmount(call.amountFen);
  const { paymentId, amountFen, actor, at, remark } = call;
  const payment = await lockKnown(transaction, paymentId);
  const leftFen = payment.reversed ? 0 : payment.amountFen - payment.returnedFen;
  if (amountFen > leftFen) throw problem(409, 'return-exceeds-payment', { detail: 'That is more than was paid.', extra: { leftFen, askedFen: amountFen } });
  await noteReturn(transaction, paymentId, amountFen);
  await changeReservation(transaction, payment.reservationId, { returnedFen: amountFen });
  const entry = await postEntry(transaction, {
    fundId: payment.fundId, kind: 'return', amountFen, reservationId: payment.reservationId, paymentId,
    origin: { type: payment.originType, id: payment.originId }, actor, at, remark,
  });
  return { entryId: entry.id };
}
