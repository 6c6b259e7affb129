import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { dayKind, daysOff, isWorkingDay } from '../../shared/calendar.ts';
import { addDays, weekdayOf } from '../../shared/time.ts';
import { assembleCalendar } from './assemble.ts';
import { noticeProblems } from './notice.ts';
import { vendoredNotices } from './vendored.ts';

const calendar = assembleCalendar(vendoredNotices, {
  years: [], days: [], hours: [{ from: '2019-01-01', windows: [[540, 720], [810, 1050]], source: 'test' }],
});

describe('vendored arrangements', () => {
  it('are sound notices of 2019 to 2026', () => {
    expect(vendoredNotices.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(vendoredNotices.flatMap(noticeProblems)).toEqual([]);
    expect(calendar.publishedYears).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it.each([[2019, 24, 7], [2020, 30, 6], [2021, 31, 7], [2022, 31, 7], [2023, 27, 7], [2024, 28, 8], [2025, 28, 5], [2026, 33, 6]])(
    '%i names %i days off and %i swapped working days',
    (year, off, worked) => {
      const days = vendoredNotices.find((notice) => notice.year === year)?.days ?? [];
      expect([days.filter(({ isOffDay }) => isOffDay).length, days.filter(({ isOffDay }) => !isOffDay).length]).toEqual([off, worked]);
    },
  );

  // Off on Monday to Friday, worked on Saturday and Sunday, by date: what the law and the swaps add up to.
  it.each([[2019, 17, 6], [2020, 19, 6], [2021, 18, 7], [2022, 18, 7], [2023, 18, 7], [2024, 19, 8], [2025, 18, 5], [2026, 19, 6]])(
    'in %i %i weekdays are off and %i weekend days are worked',
    (year, off, worked) => {
      let [weekdaysOff, weekendsWorked] = [0, 0];
      for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
        const weekend = weekdayOf(date) % 6 === 0;
        const working = isWorkingDay(calendar, date);
        if (!weekend && !working) weekdaysOff += 1;
        if (weekend && working) weekendsWorked += 1;
      }
      expect([weekdaysOff, weekendsWorked]).toEqual([off, worked]);
    },
  );

  it('agree with the package they come from on every day', () => {
    for (let date = '2019-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it.each([
    ['2019-05-01', 'publicHoliday', '劳动节'], ['2019-05-04', 'publicHoliday', '劳动节'], ['2019-04-28', 'swappedWorkday', '劳动节'], ['2019-05-05', 'swappedWorkday', '劳动节'],
    ['2019-04-05', 'publicHoliday', '清明节'], ['2019-04-06', 'weekend', null],
    ['2020-01-31', 'publicHoliday', '春节'], ['2020-02-01', 'publicHoliday', '春节'], ['2020-02-02', 'publicHoliday', '春节'], ['2020-02-03', 'workday', null],
    ['2020-10-01', 'publicHoliday', '国庆节、中秋节'],
    ['2022-01-29', 'swappedWorkday', '春节'], ['2022-09-12', 'publicHoliday', '中秋节'], ['2022-10-08', 'swappedWorkday', '国庆节'], ['2022-10-09', 'swappedWorkday', '国庆节'],
    ['2022-12-31', 'publicHoliday', '元旦'],
    ['2023-09-29', 'publicHoliday', '中秋节、国庆节'], ['2023-10-08', 'swappedWorkday', '中秋节、国庆节'],
    ['2024-02-09', 'workday', null], ['2024-02-17', 'publicHoliday', '春节'], ['2024-05-06', 'workday', null],
    ['2025-01-28', 'publicHoliday', '春节'], ['2025-05-02', 'publicHoliday', '劳动节'], ['2025-10-08', 'publicHoliday', '国庆节、中秋节'],
    ['2026-01-04', 'swappedWorkday', '元旦'], ['2026-02-23', 'publicHoliday', '春节'], ['2026-10-10', 'swappedWorkday', '国庆节'],
  ])('%s is a %s (%s)', (date, kind, name) => {
    const fact = dayKind(calendar, date);
    expect([fact.kind, fact.name?.zh ?? null]).toEqual([kind, name]);
  });

  it('give the source and an English name', () => {
    expect(dayKind(calendar, '2022-09-12')).toMatchObject({ name: { en: 'Mid-Autumn Festival' }, source: '国办发明电〔2021〕11号', provisional: false });
    expect(dayKind(calendar, '2023-09-29').name?.en).toBe('Mid-Autumn Festival and National Day');
  });

  it('know the 21 days of the half-price metro, Mid-Autumn Monday among them', () => {
    const days = daysOff(calendar, '2022-07-16', '2022-09-18');
    expect(days).toHaveLength(21);
    expect(days.filter((date) => weekdayOf(date) % 6 !== 0)).toEqual(['2022-09-12']);
    // The window itself has no swapped day; moved to the week after National Day it would not include 8 and 9 October.
    expect(daysOff(calendar, '2022-10-08', '2022-10-09')).toEqual([]);
  });
});
