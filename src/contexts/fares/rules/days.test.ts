import { describe, expect, it } from 'vitest';
import { halfPrice, testDays } from '../testing/fixtures.ts';
import { testCalendar } from '../testing/calendar.ts';
import { datesOf, daysOf, nearestDate, policyDays } from './days.ts';
import type { DayFact } from './model.ts';
import { eachDay } from './time.ts';

const published = [
  '07-16', '07-17', '07-23', '07-24', '07-30', '07-31', '08-06', '08-07', '08-13', '08-14', '08-20', '08-21', '08-27', '08-28',
  '09-03', '09-04', '09-10', '09-11', '09-12', '09-17', '09-18',
].map((day) => `2022-${day}`);

const isOff = (day: DayFact | undefined): boolean => day?.kind === 'weekend' || day?.kind === 'publicHoliday';

describe('days of a policy', () => {
  it('are exactly the 21 days of the summer of 2022', () => {
    expect(datesOf(halfPrice(), testDays)).toEqual(published);
  });

  it('leave out swapped working weekends: the window moved to October', () => {
    const october = datesOf(halfPrice({ window: { from: '2022-09-19', to: '2022-10-16' } }), testDays);
    expect(october).not.toContain('2022-10-08');
    expect(october).not.toContain('2022-10-09');
    expect(october).toEqual([
      '2022-09-24', '2022-09-25', '2022-10-01', '2022-10-02', '2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07',
      '2022-10-15', '2022-10-16',
    ]);
  });

  it('carry weekday, kind and the name of the holiday', () => {
    expect(policyDays([halfPrice()], testDays, '2022-09-12', '2022-09-13')).toEqual([
      { date: '2022-09-12', weekday: 1, kind: 'publicHoliday', name: { zh: '中秋', en: 'Mid-autumn Festival' }, policies: ['half-price-summer-2022'] },
      { date: '2022-09-13', weekday: 2, kind: 'workday', name: null, policies: [] },
    ]);
  });

  it('end where the published calendar ends', () => {
    expect(policyDays([], testDays, '2026-12-30', '2027-01-05').map((day) => day.date)).toEqual(['2026-12-30', '2026-12-31']);
  });
});

describe('the calendar of the program', () => {
  it('agrees with an independent package on every day off of 2019–2026 and stops there', () => {
    const days = daysOf(testCalendar);
    for (const date of eachDay('2019-01-01', '2026-12-31')) {
      if (isOff(days(date)) !== isOff(testDays(date))) throw new Error(`${date}: ${days(date)?.kind} and ${testDays(date)?.kind}`);
    }
    expect([days('2018-12-31'), days('2027-01-01')]).toEqual([undefined, undefined]);
    expect(days('2022-09-12')).toEqual({ kind: 'publicHoliday', name: { zh: '中秋节', en: 'Mid-Autumn Festival' } });
  });
});

describe('nearest date with data', () => {
  it.each([
    ['2026-11-23', '2023-06-23'], ['2010-01-01', '2021-06-29'], ['2022-07-16', '2022-07-16'], ['nonsense', '2021-06-29'],
  ])('%s → %s', (wish, nearest) => {
    expect(nearestDate(wish, '2021-06-29', '2023-06-23')).toBe(nearest);
  });
});
