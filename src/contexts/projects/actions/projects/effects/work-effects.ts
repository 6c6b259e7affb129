import { newId } from '../../../../../shared/ids.ts';
import { plainDateOf } from '../../../../../shared/time.ts';
import { fieldProblem } from '../../../../../platform/problem.ts';
import { addMonths, warrantyMonths } from '../../../rules/rulebook.ts';
import { addDefects, fixDefect as storeFix, quotesOf, saveQuote } from '../../../store/projects/parts.ts';
import { checkProject } from '../application.ts';
import { creditable } from '../contractors.ts';
import type { Effect, Effects } from './effect.ts';

const addQuote: Effect<'addQuote'> = async ({ transaction, row, input, now }) => {
  const { contractorId, amountFen, quotedOn } = input;
  const contractor = await creditable(transaction, contractorId, row.placePath);
  if (quotedOn > plainDateOf(now.getTime())) throw fieldProblem('quotedOn', 'in-the-future', 'A quote cannot come from the future.');
  await saveQuote(transaction, row.id, { id: newId(now.getTime()), contractorId, amountFen, quotedOn });
  return { internal: { contractor: contractor.name } };
};

const chooseContractor: Effect<'chooseContractor'> = async ({ transaction, row, input, book, now }) => {
  const { contractorId, amountFen, plannedStart, plannedEnd } = input;
  const contractor = await creditable(transaction, contractorId, row.placePath);
  if (amountFen > (row.approvedFen ?? 0)) throw fieldProblem('amountFen', 'above-approved', 'That is more than was approved.');
  if (plannedEnd < plannedStart) throw fieldProblem('plannedEnd', 'before-start', 'The end lies before the start.');
  if (plannedStart < plainDateOf(now.getTime())) throw fieldProblem('plannedStart', 'in-the-past', 'Work cannot start in the past.');
  const quoted = (await quotesOf(transaction, row.id)).find((quote) => quote.contractorId === contractorId);
  if (!quoted) throw fieldProblem('contractorId', 'not-quoted', 'This contractor gave no quote.');
  if (amountFen > quoted.amountFen) throw fieldProblem('amountFen', 'above-quote', 'That is more than this contractor quoted.');
  return {
    patch: { contractorId, contractFen: amountFen, plannedStart, plannedEnd },
    // The quotes that were still to come when it was submitted are in.
    checks: await checkProject(transaction, row, book, now),
    published: { contractor: contractor.name },
  };
};

/** Begun when it was written: notes written after it without a network must not lie before it. */
const startWork: Effect<'startWork'> = async ({ input, happenedAt }) => ({
  patch: { startedAt: happenedAt, ...(input.photos[0] ? { beforeFileId: input.photos[0] } : {}) },
});

const reportDone: Effect<'reportDone'> = async ({ input, now }) => ({
  patch: { doneAt: now, ...(input.photos[0] ? { afterFileId: input.photos[0] } : {}) },
});

const findDefects: Effect<'findDefects'> = async ({ transaction, row, input, now }) => {
  const found = input.defects.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  await addDefects(transaction, row.id, found.map((description) => ({ id: newId(now.getTime()), description })), now);
  return {};
};

const fixDefect: Effect<'fixDefect'> = async ({ transaction, row, input, now }) => {
  if (!(await storeFix(transaction, row.id, input.defectId, now))) throw fieldProblem('defectId', 'not-found', 'There is no such open defect.');
  return input.photos[0] ? { patch: { afterFileId: input.photos[0] } } : {};
};

/** Residents and community accept together; the warranty runs from here. */
const accept: Effect<'accept'> = async ({ row, input, book, now }) => {
  if (input.residentsAgreed > input.residentsPresent) throw fieldProblem('residentsAgreed', 'more-than-present', 'More agreed than were present.');
  if (input.residentsAgreed * 2 <= input.residentsPresent) throw fieldProblem('residentsAgreed', 'majority-missing', 'The residents have not accepted it: note what is wrong as defects.');
  const months = warrantyMonths(book, row.workType);
  return {
    patch: {
      acceptedAt: now, warrantyUntil: months > 0 ? addMonths(plainDateOf(now.getTime()), months) : null,
      ...(input.photos[0] ? { afterFileId: input.photos[0] } : {}),
    },
  };
};

export const workEffects: Effects = { addQuote, chooseContractor, startWork, reportDone, findDefects, fixDefect, accept };
