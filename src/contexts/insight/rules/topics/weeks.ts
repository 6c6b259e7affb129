import { DAY, SHANGHAI_OFFSET } from '../../../../shared/time.ts';

export interface Week {
  /** The Monday it begins with, `YYYY-MM-DD`. */
  readonly from: string;
  readonly cases: number;
  readonly people: number;
}

/** 1970-01-05 was a Monday. */
const firstMonday = 4 * DAY;
const week = 7 * DAY;

function weekOf(at: number): number {
  return Math.floor((at + SHANGHAI_OFFSET - firstMonday) / week);
}

/** How many cases and different people there were week after week, empty weeks between them included. */
export function weeksOf(cases: readonly { readonly at: number; readonly person: string }[]): readonly Week[] {
  if (cases.length === 0) return [];
  const numbers = cases.map(({ at }) => weekOf(at));
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const inside = cases.filter((_case, position) => numbers[position] === first + index);
    return {
      from: new Date((first + index) * week + firstMonday).toISOString().slice(0, 10),
      cases: inside.length,
      people: new Set(inside.map(({ person }) => person)).size,
    };
  });
}
