import { isPlainDate, weekdayOf, type PlainDate } from '../../shared/time.ts';
import { fixedHoliday, type HolidayName, type SpecialDay } from '../../shared/calendar.ts';

/** One date of a yearly arrangement, in the shape of the open data set holiday-cn. */
export interface NoticeDay {
  readonly name: string;
  readonly date: PlainDate;
  readonly isOffDay: boolean;
}

/** 国务院办公厅关于…年部分节假日安排的通知: the papers and every date they name. */
export interface Notice {
  readonly year: number;
  readonly papers: readonly string[];
  readonly days: readonly NoticeDay[];
}

/** Something wrong in a notice: where (`days.3.date`), a stable code and words for the person who imports. */
export interface NoticeProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

const ENGLISH: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/** The English beside a festival's Chinese name; joint names are joined, unknown ones stay Chinese. */
export function holidayName(zh: string): HolidayName {
  const english = zh.split(/[、和]/u).map((part) => ENGLISH[part.trim()] ?? part.trim());
  return { zh, en: english.join(' and ') };
}

function isWeekend(date: PlainDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

/** A notice for a year may also arrange the last days of the year before. */
function belongsTo(year: number, date: PlainDate): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}

function dayProblem({ year, days }: Notice, index: number): NoticeProblem | undefined {
  const day = days[index];
  if (!day) return undefined;
  const at = (code: string, detail: string): NoticeProblem => ({ field: `days.${index}.date`, code, detail });
  if (!isPlainDate(day.date)) return at('not-a-date', `${day.date} is not a date.`);
  if (!belongsTo(year, day.date)) return at('other-year', `${day.date} is not a date a notice for ${year} arranges.`);
  if (days.findIndex((other) => other.date === day.date) < index) return at('twice', `${day.date} is named twice.`);
  if (!day.isOffDay && !isWeekend(day.date)) return at('not-a-weekend', `${day.date} is no Saturday or Sunday, so it cannot be a swapped working day.`);
  return undefined;
}

/** What is wrong with a notice. A year without its fixed public holidays is refused, so that a cut-off file cannot pass as published. */
export function noticeProblems(notice: Notice): NoticeProblem[] {
  const wrong = notice.days.flatMap((_, index) => dayProblem(notice, index) ?? []);
  if (wrong.length > 0) return wrong;
  const off = new Set(notice.days.filter((day) => day.isOffDay).map((day) => day.date));
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${notice.year}-${day}`);
  const missing = fixed.filter((date) => fixedHoliday(date) !== null && !off.has(date));
  if (missing.length === 0) return [];
  return [{ field: 'days', code: 'incomplete', detail: `Public holidays are missing: ${missing.join(', ')}.` }];
}

/** The dates of a sound notice as the calendar holds them. */
export function specialDaysOf(notice: Notice): (SpecialDay & { readonly date: PlainDate })[] {
  const source = notice.papers.join(' ');
  return notice.days.map(({ name, date, isOffDay }) => ({
    date,
    kind: isOffDay ? 'publicHoliday' : 'swappedWorkday',
    name: holidayName(name),
    source,
  }));
}
