import { actorId } from '../../../../../shared/actor.ts';
import { fieldProblem, problem } from '../../../../../platform/problem.ts';
import { levelFor } from '../../../rules/rulebook.ts';
import { increaseReservation, releaseReservation, reserveFromFund } from '../../funds/index.ts';
import { requireFund } from '../application.ts';
import { type Effect, type EffectContext, type EffectResult, type Effects, origin } from './effect.ts';

/** The last approval: the money is reserved, or the approval does not happen. Throws 409 `fund-insufficient`, 422 `fund-unfit`. */
async function reserve({ transaction, row, actor, now }: EffectContext<'approve' | 'confirm'>): Promise<EffectResult> {
  const { fundId, estimateFen: amountFen } = row;
  if (fundId === null) throw fieldProblem('fundId', 'required', 'The application names no fund.');
  await requireFund(transaction, fundId, row, now);
  const { reservationId } = await reserveFromFund(transaction, { fundId, amountFen, origin: origin(row), actor, at: now, remark: `${row.number} ${row.title}` });
  return { toState: 'approved', patch: { reservationId, approvedFen: amountFen, approvedAt: now }, published: { approvedFen: amountFen } };
}

const approve: Effect<'approve'> = async (context) => {
  const persons = levelFor(context.book, context.row.estimateFen)?.persons ?? 2;
  return persons === 2 ? { toState: 'confirming' } : reserve(context);
};

const requestChange: Effect<'requestChange'> = async ({ row, input, book }) => {
  const { amountFen } = input;
  if (amountFen === row.approvedFen) throw fieldProblem('amountFen', 'no-change', 'That is the approved amount.');
  if (amountFen < (row.contractFen ?? 0)) throw fieldProblem('amountFen', 'below-contract', 'That is less than was agreed with the contractor.');
  if (amountFen > book.kinds[row.kind].maximumFen) throw fieldProblem('amountFen', 'above-limit', 'Above the limit of this kind of project.');
  return { patch: { changeFen: amountFen, changeReason: input.explanation, changeApprover: null } };
};

/** A change that needs two people is approved by both; with the last one the reservation follows. */
const approveChange: Effect<'approveChange'> = async ({ transaction, row, book, actor, now }) => {
  const { changeFen, approvedFen, reservationId } = row;
  if (changeFen === null || approvedFen === null || reservationId === null) throw problem(409, 'no-change-waits', { detail: 'No change waits.' });
  const first = levelFor(book, changeFen)?.persons === 2 && changeFen > approvedFen && row.changeApprover === null;
  if (first) return { patch: { changeApprover: actorId(actor) } };
  const doing = { reservationId, amountFen: Math.abs(changeFen - approvedFen), actor, at: now };
  const words = `${row.number} ${row.changeReason ?? ''}`;
  if (changeFen > approvedFen) await increaseReservation(transaction, { ...doing, remark: words });
  else await releaseReservation(transaction, { ...doing, reason: words });
  return {
    patch: { approvedFen: changeFen, changeFen: null, changeReason: null, changeApprover: null },
    published: { approvedFen: changeFen },
  };
};

const refuseChange: Effect<'refuseChange'> = async () => ({ patch: { changeFen: null, changeReason: null, changeApprover: null } });

export const approvalEffects: Effects = { approve, confirm: reserve, requestChange, approveChange, refuseChange };
