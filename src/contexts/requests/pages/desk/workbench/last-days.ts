interface Day {
  readonly date: string;
  readonly reported: number;
  readonly closed: number;
}

const shanghai = 8 * 3_600_000;
const day = 24 * 3_600_000;

/** The last 30 days up to today in Suzhou, days on which nothing happened included. */
export function lastDays(days: readonly Day[], now: number): readonly Day[] {
  const known = new Map(days.map((one) => [one.date, one]));
  return Array.from({ length: 30 }, (_, index) => {
    const date = new Date(now + shanghai - (29 - index) * day).toISOString().slice(0, 10);
    return known.get(date) ?? { date, reported: 0, closed: 0 };
  });
}
