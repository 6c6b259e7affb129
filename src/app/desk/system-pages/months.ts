/** A date of the year view: its day of the month and what kind of day the plain week makes it. */
export interface MonthDay {
  readonly date: string;
  readonly day: number;
  readonly weekend: boolean;
}

export interface Month {
  /** 1–12. */
  readonly month: number;
  /** Empty cells before the first, weeks beginning on Monday. */
  readonly blanks: number;
  readonly days: readonly MonthDay[];
}

/** The twelve months of a year as the calendar on the wall shows them. */
export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = new Date(Date.UTC(year, index, 1));
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    return {
      month: index + 1,
      blanks: (first.getUTCDay() + 6) % 7,
      days: Array.from({ length }, (__, at) => {
        const moment = new Date(Date.UTC(year, index, at + 1));
        return { date: moment.toISOString().slice(0, 10), day: at + 1, weekend: [0, 6].includes(moment.getUTCDay()) };
      }),
    };
  });
}
