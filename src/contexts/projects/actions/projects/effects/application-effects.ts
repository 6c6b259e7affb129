import { plainDateOf } from '../../../../../shared/time.ts';
import { fieldProblem } from '../../../../../platform/problem.ts';
import { creditable } from '../contractors.ts';
import { freeOrigins } from '../../../store/projects/parts.ts';
import { releaseReservation, reserveFromFund } from '../../funds/index.ts';
import { requireAllowed, requireComplete, requireFund, staffId, storeApplication } from '../application.ts';
import { papersTerm } from '../deadlines.ts';
import { withdrawNoticeOf } from '../notice.ts';
import { type Effect, type EffectContext, type Effects, origin } from './effect.ts';

const revise: Effect<'revise'> = async ({ transaction, row, input, now, actor }) => {
  staffId(actor);
  return { patch: await storeApplication(transaction, row.id, input, now), author: true };
};

/** From here on the project keeps these rules, whatever follows them. */
function keptRules({ revisionId, now }: Pick<EffectContext<'submit'>, 'revisionId' | 'now'>) {
  return { rulesId: revisionId, rulesDay: plainDateOf(now.getTime()) };
}

const submit: Effect<'submit'> = async ({ transaction, row, book, revisionId, now }) => {
  requireComplete(row);
  const checks = await requireAllowed(transaction, row, book, now);
  return { patch: { submittedAt: now, ...keptRules({ revisionId, now }) }, checks, author: true };
};

/** Emergencies start before their papers are complete, within the small limit: money is reserved at once. */
const startFirst: Effect<'startFirst'> = async ({ transaction, row, input, book, revisionId, now, actor }) => {
  const { amountFen, fundId, contractorId } = input;
  if (amountFen > book.startFirst.maximumFen) throw fieldProblem('amountFen', 'above-start-first', 'Above what may start before its papers.');
  await requireFund(transaction, fundId, row, now);
  await creditable(transaction, contractorId, row.placePath);
  const { reservationId } = await reserveFromFund(transaction, { fundId, amountFen, origin: origin(row), actor, at: now, remark: `${row.number} ${row.title}` });
  return {
    patch: {
      fundId, reservationId, contractorId, approvedFen: amountFen, contractFen: amountFen, papers: 'due', startedAt: now, ...keptRules({ revisionId, now }),
      ...(await papersTerm(transaction, book.startFirst.papersDays, now)),
      ...(input.photos[0] ? { beforeFileId: input.photos[0] } : {}),
    },
    author: true,
    published: { approvedFen: amountFen },
  };
};

const submitPapers: Effect<'submitPapers'> = async ({ transaction, row, book, now }) => {
  requireComplete(row);
  if (row.approvedFen !== null && row.estimateFen > row.approvedFen) throw fieldProblem('lines', 'above-approved', 'The estimate is above what was started with: ask for a change first.');
  return { patch: { papers: 'submitted' }, checks: await requireAllowed(transaction, row, book, now), author: true };
};

const ratify: Effect<'ratify'> = async ({ now }) => ({ patch: { papers: 'ratified', approvedAt: now } });
const returnPapers: Effect<'returnPapers'> = async () => ({ patch: { papers: 'due' } });

const refuse: Effect<'refuse'> = async ({ transaction, row }) => {
  await freeOrigins(transaction, row.id);
  return {};
};

/** What was reserved goes back to the fund; the origin may be taken up by another project. */
const cancel: Effect<'cancel'> = async (context) => {
  const { transaction, row, input, actor, now } = context;
  if (row.reservationId !== null) await releaseReservation(transaction, { reservationId: row.reservationId, reason: input.explanation, actor, at: now });
  await withdrawNoticeOf(context);
  await freeOrigins(transaction, row.id);
  return {};
};

export const applicationEffects: Effects = { revise, submit, startFirst, submitPapers, ratify, returnPapers, refuse, cancel };
