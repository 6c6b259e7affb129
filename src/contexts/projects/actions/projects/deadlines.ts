import { type Calendar, addDuration } from '../../../../shared/calendar.ts';
import { addDays, instantOf } from '../../../../shared/time.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { ProjectKind } from '../../inputs.ts';
import type { ProjectState } from '../../lifecycle/project.ts';
import type { Rulebook } from '../../rules/rulebook.ts';
import type { ProjectPatch } from '../../store/projects/save-project.ts';

/** So many working days from a moment, and whether the calendar there is still provisional 暂定. */
export function countDays(calendar: Calendar, from: Date, days: number): { readonly due: Date; readonly provisional: boolean } {
  const { due, provisional } = addDuration(calendar, from.getTime(), { amount: days, unit: 'workingDays' });
  return { due: new Date(due), provisional };
}

/** The end of a day in Suzhou. */
export function endOfDay(day: string): Date {
  return new Date(instantOf(addDays(day, 1)) - 1000);
}

interface Stage {
  readonly state: ProjectState;
  readonly kind: ProjectKind;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
}

function daysOf({ state, kind }: Stage, book: Rulebook): number | undefined {
  const { stageDays } = book;
  switch (state) {
    case 'submitted':
    case 'confirming':
      return book.kinds[kind].approvalDays;
    case 'approved':
    case 'cleared':
      return stageDays.contract;
    case 'noticed':
      return book.kinds[kind].noticeDays + 1;
    case 'contracted':
      return stageDays.start;
    case 'working':
      return book.startFirst.papersDays;
    case 'done':
      return stageDays.acceptance;
    case 'accepted':
      return stageDays.settlement;
    case 'settled':
      return stageDays.payment;
    case 'paid':
      return stageDays.evaluation;
    default:
      return undefined;
  }
}

/** The term of a stage, with what it was counted from; all null where nothing presses. */
export async function stageTerm(transaction: Transaction, stage: Stage, book: Rulebook, now: Date): Promise<ProjectPatch> {
  const free = { stageFrom: null, stageDays: null, stageProvisional: false };
  if (stage.state === 'contracted' && stage.plannedStart !== null) return { ...free, stageDue: endOfDay(stage.plannedStart) };
  if (stage.state === 'working' && stage.plannedEnd !== null) return { ...free, stageDue: endOfDay(stage.plannedEnd) };
  const days = daysOf(stage, book);
  if (days === undefined) return { ...free, stageDue: null };
  const { due, provisional } = countDays(await loadCalendar(transaction), now, days);
  return { stageDue: due, stageFrom: now, stageDays: days, stageProvisional: provisional };
}

/** The term within which the papers of an emergency follow. */
export async function papersTerm(transaction: Transaction, days: number, now: Date): Promise<ProjectPatch> {
  const { due, provisional } = countDays(await loadCalendar(transaction), now, days);
  return { papersDue: due, papersFrom: now, papersDays: days, papersProvisional: provisional };
}
