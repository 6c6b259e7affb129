import type { Transaction } from '../../../../platform/database/database.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import { problem } from '../../../../platform/problem.ts';
import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { type Executor, findFund } from '../../store/funds/funds.ts';
import { changeReservation, findReservation, insertReservation, lockReservation, type ReservationRow } from '../../store/funds/reservations.ts';
import { type Doing, type Origin, postEntry, requireAmount } from './post-entry.ts';

export interface ReserveCall extends Doing {
  readonly fundId: string;
  readonly amountFen: number;
  readonly origin: Origin;
  /** A repeated call with the same key answers with the reservation of the first. */
  readonly idempotencyKey?: string | undefined;
}

/** Reserves money of a fund. Throws 404, 409 `fund-insufficient` (with what is free), `fund-closed`, 422 `bad-amount`. */
export async function reserveFromFund(transaction: Transaction, call: ReserveCall): Promise<{ readonly reservationId: string }> {
  requireAmount(call.amountFen);
  const { fundId, amountFen, origin, actor, at, remark } = call;
  const reservationId = newId(at.getTime());
  if (call.idempotencyKey !== undefined) {
    const content = ['reserve', fundId, amountFen, origin, actorId(actor)];
    const earlier = await claimWrite(transaction, { key: call.idempotencyKey, content, subjectId: reservationId, at });
    if (earlier !== undefined) return { reservationId: earlier };
  }
  // The reservation stands before its entry, which names it; both or none.
  if (!(await findFund(transaction, fundId))) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
  await insertReservation(transaction, { id: reservationId, fundId, originType: origin.type, originId: origin.id, totalFen: amountFen, createdAt: at });
  await postEntry(transaction, { fundId, kind: 'reserve', amountFen, origin, reservationId, actor, at, remark });
  return { reservationId };
}

/** What is still reserved, in fen. */
export function outstandingOf(reservation: Pick<ReservationRow, 'totalFen' | 'releasedFen' | 'paidFen'>): number {
  return reservation.totalFen - reservation.releasedFen - reservation.paidFen;
}

/** Reserves more for the same purpose, e.g. after an approved overrun. Throws like `reserveFromFund`. */
export async function increaseReservation(
  transaction: Transaction,
  call: Doing & { readonly reservationId: string; readonly amountFen: number },
): Promise<void> {
  requireAmount(call.amountFen);
  const { reservationId, amountFen, actor, at, remark } = call;
  const reservation = await known(lockReservation(transaction, reservationId));
  await changeReservation(transaction, reservationId, { totalFen: amountFen });
  await postEntry(transaction, {
    fundId: reservation.fundId, kind: 'reserve', amountFen, reservationId, origin: { type: reservation.originType, id: reservation.originId }, actor, at, remark,
  });
}

/** Gives reserved money back to the free balance: all that is left, unless an amount is said. Throws 404, 409 `reservation-exceeded`, 422. */
export async function releaseReservation(
  transaction: Transaction,
  call: Omit<Doing, 'remark'> & { readonly reservationId: string; readonly amountFen?: number; readonly reason: string },
): Promise<{ readonly releasedFen: number }> {
  const { reservationId, actor, at, reason } = call;
  const reservation = await known(lockReservation(transaction, reservationId));
  const amountFen = call.amountFen ?? outstandingOf(reservation);
  if (amountFen === 0 && call.amountFen === undefined) return { releasedFen: 0 };
  requireAmount(amountFen);
  if (!(await changeReservation(transaction, reservationId, { releasedFen: amountFen }))) throw exceeded(reservation, amountFen);
  await postEntry(transaction, {
    fundId: reservation.fundId, kind: 'release', amountFen, reservationId, origin: { type: reservation.originType, id: reservation.originId }, actor, at, remark: reason,
  });
  return { releasedFen: amountFen };
}

/** The refusal of taking more from a reservation than it still holds. */
export function exceeded(reservation: ReservationRow, askedFen: number) {
  return problem(409, 'reservation-exceeded', {
    detail: 'That is more than is still reserved.', extra: { outstandingFen: outstandingOf(reservation), askedFen },
  });
}

async function known(reading: Promise<ReservationRow | undefined>): Promise<ReservationRow> {
  const reservation = await reading;
  if (!reservation) throw problem(404, 'not-found', { detail: 'There is no such reservation.' });
  return reservation;
}

/** A reservation with what is still outstanding. Throws 404. */
export async function readReservation(executor: Executor, id: string): Promise<ReservationRow & { readonly outstandingFen: number }> {
  const reservation = await known(findReservation(executor, id));
  return { ...reservation, outstandingFen: outstandingOf(reservation) };
}
