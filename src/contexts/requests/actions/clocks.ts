import { placeCovers } from '../../../shared/actor.ts';
import { addDuration } from '../../../shared/calendar.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Transition } from '../../../shared/lifecycle.ts';
import type { RequestRow } from '../store/lock-request.ts';
import type { RequestPatch } from '../store/save-request.ts';
import { type CategoryLimits, limitsOfCategory } from '../store/categories.ts';

/** When nothing else is known: the limits of a case without a category. */
export const limitsWithoutCategory: CategoryLimits = {
  response: { amount: 1, unit: 'workingDays' },
  resolution: { amount: 10, unit: 'workingDays' },
};

/** Limits, and the place they are for: null for the whole city. */
type PlacedLimits = CategoryLimits & { readonly placePath: string | null };

/** Refuses the category of another place (422). */
export function refuseForeignCategory(limits: PlacedLimits, placePath: string): void {
  if (limits.placePath === null || placeCovers(limits.placePath, placePath)) return;
  throw fieldProblem('categoryId', 'other-place', 'This category belongs to another place.');
}

/** The limits that apply to a category; a case without one gets the longest ordinary limits. Undefined: there is no such category. */
export async function limitsFor(transaction: Transaction, categoryId: string | null): Promise<PlacedLimits | undefined> {
  return categoryId === null ? { ...limitsWithoutCategory, placePath: null } : limitsOfCategory(transaction, categoryId);
}

/** A deadline from a moment on; provisional (暂定) when it reaches into a year whose calendar is not published. */
export async function dueAfter(
  transaction: Transaction,
  from: Date,
  limit: CategoryLimits['response'],
): Promise<{ readonly due: Date; readonly provisional: boolean }> {
  const calendar = await loadCalendar(transaction);
  const { due, provisional } = addDuration(calendar, from.getTime(), limit);
  return { due: new Date(due), provisional };
}

/** Clocks restart only while there is work to be done: a rating that closes the case starts nothing. */
const idleStates = new Set(['closed', 'verified', 'rejected', 'withdrawn', 'joined']);

/** What a transition does to the case's clocks. */
export async function clockPatch(
  transaction: Transaction,
  row: RequestRow,
  transition: Transition,
  toState: string,
  now: Date,
): Promise<RequestPatch> {
  const starts = transition.clocks?.start ?? [];
  const stops = transition.clocks?.stop ?? [];
  let patch: RequestPatch = {};
  if (stops.includes('response') && row.responseMetAt === null) patch = { ...patch, responseMetAt: now };
  if (stops.includes('resolution') && row.resolutionDue !== null && row.resolutionMetAt === null) {
    patch = { ...patch, resolutionMetAt: now };
  }
  const restarts = starts.includes('resolution') && !idleStates.has(toState);
  if (!restarts) return patch;
  const limits = (await limitsFor(transaction, row.categoryId)) ?? limitsWithoutCategory;
  const { due, provisional } = await dueAfter(transaction, now, limits.resolution);
  return { ...patch, resolutionDue: due, resolutionProvisional: provisional, resolutionMetAt: null, resolutionStartedAt: now };
}
