import type { Calendar, DayKind, SpecialDay } from '../calendar.ts';
import type { PlainDate } from '../time.ts';

/** Copied by hand from the notices for 2022 and 2026, apart from the data the program ships. */
const OFF: Readonly<Record<string, readonly string[]>> = {
  元旦: ['2022-01-01', '2022-01-02', '2022-01-03', '2026-01-01', '2026-01-02', '2026-01-03'],
  春节: [
    '2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04', '2022-02-05', '2022-02-06',
    '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23',
  ],
  清明节: ['2022-04-03', '2022-04-04', '2022-04-05', '2026-04-04', '2026-04-05', '2026-04-06'],
  劳动节: [
    '2022-04-30', '2022-05-01', '2022-05-02', '2022-05-03', '2022-05-04', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05',
  ],
  端午节: ['2022-06-03', '2022-06-04', '2022-06-05', '2026-06-19', '2026-06-20', '2026-06-21'],
  中秋节: ['2022-09-10', '2022-09-11', '2022-09-12', '2026-09-25', '2026-09-26', '2026-09-27'],
  国庆节: [
    '2022-10-01', '2022-10-02', '2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07',
    '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07',
  ],
};
const WORKED = [
  '2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
];

function special(kind: DayKind, zh: string): SpecialDay {
  return { kind, name: { zh, en: zh }, source: 'notice' };
}

/** The years 2022 and 2026 as published, 09:00–12:00 and 13:30–17:30. */
export const sampleCalendar: Calendar = {
  publishedYears: [2022, 2026],
  days: Object.fromEntries<SpecialDay>([
    ...Object.entries(OFF).flatMap(([name, dates]) => dates.map((date): [PlainDate, SpecialDay] => [date, special('publicHoliday', name)])),
    ...WORKED.map((date): [PlainDate, SpecialDay] => [date, special('swappedWorkday', '调休')]),
  ]),
  hours: [{ from: '2019-01-01', windows: [[540, 720], [810, 1050]], source: 'test' }],
};

/** The instant of a wall-clock time in Shanghai, `2022-10-08 09:00`. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}
