import type { Calendar } from '../../../shared/calendar.ts';
import type { Transition } from '../../../shared/lifecycle.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import { calendarOfRevision } from '../../../platform/calendar/index.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import { type CaseClocks, type Stage, type WarningShares, countStages, holdClocks, nextLimitOf, startStages, stopStages } from '../rules/clocks.ts';
import type { LockedRequest } from '../store/lock-request.ts';
import type { RequestPatch } from '../store/save-request.ts';
import { type CategoryRules, type PlacedRules, rulesOfCategory } from '../store/categories.ts';
import { ruleValue } from '../store/rules.ts';

/** When nothing else is known: what applies to a case without a category. */
export const withoutCategory: CategoryRules = {
  response: { amount: 1, unit: 'workingDays' },
  resolution: { amount: 10, unit: 'workingDays' },
  terms: { check: null, urgent: {}, emergency: {}, measures: [] },
  verification: { photo: true, otherPerson: true, callback: 'none' },
  defaultWorkstationId: null,
};

/** Refuses the category of another place (422). */
export function refuseForeignCategory(rules: PlacedRules, placePath: string): void {
  if (rules.placePath === null || placeCovers(rules.placePath, placePath)) return;
  throw fieldProblem('categoryId', 'other-place', 'This category belongs to another place.');
}

/** What applies to a category; a case without one gets the longest ordinary limits. Undefined: there is no such category. */
export async function rulesFor(executor: Database | Transaction, categoryId: string | null): Promise<PlacedRules | undefined> {
  return categoryId === null ? { ...withoutCategory, placePath: null, codes: [] } : rulesOfCategory(executor, categoryId);
}

/** The shares of the time left at which a case turns yellow and red. */
export async function warningShares(database: Database | Transaction, at: Date): Promise<WarningShares> {
  const [yellow, red] = await Promise.all([ruleValue(database, 'yellowSharePercent', at), ruleValue(database, 'redSharePercent', at)]);
  return { yellow, red };
}

function columnsOf(stages: readonly Stage[], key: 'response' | 'resolution') {
  const stage = stages.find((one) => one.key === key);
  const moment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
  return { startedAt: moment(stage?.startedAt), due: moment(stage?.due), metAt: moment(stage?.metAt), provisional: stage?.provisional ?? false };
}

/** The columns of a case that follow from its clocks; its deadlines are counted here. */
export function projectClocks(calendar: Calendar, clocks: CaseClocks, shares: WarningShares): RequestPatch {
  const stages = countStages(calendar, clocks);
  const response = columnsOf(stages, 'response');
  const resolution = columnsOf(stages, 'resolution');
  const next = nextLimitOf(calendar, { stages, pauses: clocks.pauses }, shares);
  return {
    stages,
    pauses: clocks.pauses,
    responseDue: response.due,
    responseProvisional: response.provisional,
    responseMetAt: response.metAt,
    resolutionDue: resolution.due,
    resolutionProvisional: resolution.provisional,
    resolutionMetAt: resolution.metAt,
    resolutionStartedAt: resolution.startedAt,
    nextStage: next.stage,
    nextDue: next.due,
    warnAt: next.warnAt,
    alarmAt: next.alarmAt,
    warned: 'none',
  };
}

/** Clocks start only while there is work to be done: a rating that closes the case starts nothing. */
const idleStates = new Set(['closed', 'verified', 'rejected', 'withdrawn', 'joined', 'recorded']);

export interface ClockChange {
  readonly row: LockedRequest;
  readonly transition: Transition;
  readonly toState: string;
  readonly now: Date;
  /** The stages the action itself changed: other limits, an extension, a measure that is done. */
  readonly stages?: readonly Stage[] | undefined;
}

/** What a transition does to the case's clocks; nothing when it touches none. */
export async function clockPatch(database: Database, transaction: Transaction, { row, transition, toState, now, stages }: ClockChange): Promise<RequestPatch> {
  const { start = [], stop = [], hold } = transition.clocks ?? {};
  const starts = idleStates.has(toState) ? [] : start;
  if (stages === undefined && starts.length === 0 && stop.length === 0 && hold === undefined) return {};
  const at = now.toISOString();
  const moved = startStages(stopStages(stages ?? row.stages, stop, at), starts, at);
  const pauses = hold === undefined ? row.pauses : holdClocks(row.pauses, hold, at);
  return projectClocks(await calendarOfRevision(transaction, row.calendarRevision), { stages: moved, pauses }, await warningShares(database, now));
}
