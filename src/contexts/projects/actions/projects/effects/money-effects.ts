import { actorId } from '../../../../../shared/actor.ts';
import { Problem, fieldProblem, problem } from '../../../../../platform/problem.ts';
import { takeActionIn } from '../../../../requests/index.ts';
import { sumOf } from '../../../rules/lines.ts';
import { findContractor } from '../../../store/contractors.ts';
import { paymentsOf } from '../../../store/projects/payments.ts';
import { insertProjectRating, originsOf, saveLines } from '../../../store/projects/parts.ts';
import { payFromReservation, releaseReservation, returnPayment, reversePayment } from '../../funds/index.ts';
import { unpaidOf } from '../facts.ts';
import { endNoticeOf } from '../notice.ts';
import { type Effect, type EffectContext, type Effects, origin } from './effect.ts';

/** The final account: never above what was approved; what is left over goes back to the fund at once. */
const settle: Effect<'settle'> = async ({ transaction, row, input, actor, now }) => {
  const finalFen = sumOf(input.finalLines);
  if (finalFen > (row.approvedFen ?? 0)) throw fieldProblem('finalLines', 'above-approved', 'That is more than was approved: ask for a change first.');
  if (finalFen === 0) throw fieldProblem('finalLines', 'required', 'The account comes to nothing.');
  await saveLines(transaction, row.id, 'final', input.finalLines);
  const left = row.reservedFen - finalFen;
  if (row.reservationId !== null && left > 0) {
    await releaseReservation(transaction, { reservationId: row.reservationId, amountFen: left, reason: `${row.number} ${row.title}`, actor, at: now });
  }
  return { patch: { finalFen }, published: { finalFen } };
};

/** One instalment; never more than accepted and still unpaid. */
const pay: Effect<'pay'> = async ({ transaction, row, input, actor, now }) => {
  const left = unpaidOf(row);
  if (input.amountFen > left) throw fieldProblem('amountFen', 'more-than-accepted', `Only ${left} fen are still to be paid.`);
  const contractor = row.contractorId === null ? undefined : await findContractor(transaction, row.contractorId);
  if (row.reservationId === null || !contractor) throw problem(409, 'nothing-to-pay', { detail: 'Nothing was reserved.' });
  await payFromReservation(transaction, {
    reservationId: row.reservationId, amountFen: input.amountFen, payee: { name: contractor.name, code: contractor.creditCode }, origin: origin(row), actor, at: now,
    ...(input.remark ? { remark: input.remark } : {}),
  });
  return input.amountFen === left ? { toState: 'paid', patch: { paidAt: now } } : { toState: 'settled' };
};

/** A payment of this project, not booked by the same person. Throws 422 `not-found`, 403 `needs-another-person`. */
async function paymentFor({ transaction, row, input, actor }: EffectContext<'recordBankReturn' | 'recordRepayment'>) {
  const payment = (await paymentsOf(transaction, row.id)).find(({ id, reversed }) => id === input.paymentId && !reversed);
  if (!payment) throw fieldProblem('paymentId', 'not-found', 'There is no such payment of this project.');
  if (payment.paidBy !== null && payment.paidBy === actorId(actor)) throw problem(403, 'needs-another-person', { detail: 'Whoever paid it does not take it back.' });
  return payment;
}

/** The bank sent a payment back: struck out by a counter-entry, reserved again, to be paid once more. */
const recordBankReturn: Effect<'recordBankReturn'> = async (context) => {
  const { transaction, row, input, actor, now } = context;
  const { amountFen } = await paymentFor(context);
  await reversePayment(transaction, { paymentId: input.paymentId, actor, at: now, remark: `${row.number} ${input.voucher}` });
  return { patch: { paidAt: null }, published: { amountFen } };
};

/** The contractor paid back part or all of it: free in the fund again; the account stays, and nothing more is owed for it. */
const recordRepayment: Effect<'recordRepayment'> = async (context) => {
  const { transaction, row, input, actor, now } = context;
  const { amountFen } = await paymentFor(context);
  if (input.amountFen > amountFen) throw fieldProblem('amountFen', 'more-than-paid', `Only ${amountFen} fen of this payment are still with the contractor.`);
  await returnPayment(transaction, { paymentId: input.paymentId, amountFen: input.amountFen, actor, at: now, remark: `${row.number} ${input.voucher}` });
  return {};
};

/** A resident's evaluation; where the resident raised one of the requests, it counts there too. */
const evaluate: Effect<'evaluate'> = async ({ platform, transaction, afterCommit, row, input, actor, now }) => {
  if (actor.kind !== 'resident') throw problem(403, 'forbidden', { detail: 'Residents evaluate.' });
  const rating = { projectId: row.id, residentId: actor.id, level: input.level, comment: input.comment ?? null, at: now };
  if (!(await insertProjectRating(transaction, rating))) throw problem(409, 'already-rated', { detail: 'You have evaluated this already.' });
  for (const { type, id } of await originsOf(transaction, row.id)) {
    if (type !== 'request') continue;
    try {
      await takeActionIn(platform, transaction, afterCommit, { actor, requestId: id, action: 'rate', input: { level: input.level, ...(input.comment ? { comment: input.comment } : {}) } });
    } catch (error) {
      // Not theirs, not at that stage or rated already: the request keeps its own rating.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return {};
};

const close: Effect<'close'> = async (context) => {
  await endNoticeOf(context);
  return { patch: { closedAt: context.now } };
};

const remindWarranty: Effect<'remindWarranty'> = async ({ now }) => ({ patch: { warrantyRemindedAt: now } });

export const moneyEffects: Effects = { settle, pay, recordBankReturn, recordRepayment, evaluate, close, remindWarranty };
