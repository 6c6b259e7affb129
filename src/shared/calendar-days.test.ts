import { describe, expect, it } from 'vitest';
import { closingOf, dayKind, daysOff, fixedHoliday, isWorkingDay, isWorkingTime, windowsOn, workingSpansOn, type Calendar } from './calendar.ts';
import { at, sampleCalendar } from './testing/sample-calendar.ts';

describe('kinds of days', () => {
  it.each([
    ['2022-09-09', 'workday', null],
    ['2022-09-12', 'publicHoliday', '中秋节'],
    ['2022-09-17', 'weekend', null],
    ['2022-10-07', 'publicHoliday', '国庆节'],
    ['2022-10-08', 'swappedWorkday', '调休'],
    ['2022-10-15', 'weekend', null],
    ['2022-01-30', 'swappedWorkday', '调休'],
    ['2026-02-16', 'publicHoliday', '春节'],
    ['2026-02-14', 'swappedWorkday', '调休'],
    ['2026-11-23', 'workday', null],
  ])('%s is a %s', (date, kind, name) => {
    const fact = dayKind(sampleCalendar, date);
    expect([fact.kind, fact.name?.zh ?? null, fact.provisional]).toEqual([kind, name, false]);
  });

  it('a year that is not published has its weekends and fixed holidays, provisionally', () => {
    expect(dayKind(sampleCalendar, '2027-01-01')).toMatchObject({ kind: 'publicHoliday', name: { zh: '元旦' }, provisional: true });
    expect(dayKind(sampleCalendar, '2027-01-02')).toMatchObject({ kind: 'weekend', provisional: true });
    expect(dayKind(sampleCalendar, '2027-01-04')).toMatchObject({ kind: 'workday', provisional: true });
  });

  it('a published year has only what its notice says', () => {
    const without: Calendar = { ...sampleCalendar, days: {} };
    expect(dayKind(without, '2026-10-01').kind).toBe('workday');
  });

  it('2 May is a holiday by law since 2025', () => {
    expect(['2024-05-02', '2025-05-02', '2024-05-01', '2027-05-03', '2027-10-03', '2027-10-04'].map((date) => fixedHoliday(date)?.zh)).toEqual([
      undefined, '劳动节', '劳动节', undefined, '国庆节', undefined,
    ]);
  });

  it('lists days off: 7 of the 9 days of 1–9 October 2022', () => {
    expect(daysOff(sampleCalendar, '2022-10-01', '2022-10-09')).toHaveLength(7);
    expect(daysOff(sampleCalendar, '2022-10-10', '2022-10-09')).toEqual([]);
  });

  it('finds the 21 half-price days of the metro, and the swap beyond the window', () => {
    expect(daysOff(sampleCalendar, '2022-07-16', '2022-09-18')).toHaveLength(21);
    expect(daysOff(sampleCalendar, '2022-07-16', '2022-10-09')).toHaveLength(21 + 2 + 7);
  });
});

describe('working hours', () => {
  const summer: Calendar = {
    ...sampleCalendar,
    hours: [
      { from: '2022-01-01', windows: [[540, 720], [810, 1050]], source: 'winter' },
      { from: '2022-06-01', windows: [[540, 720], [840, 1080]], source: 'summer' },
    ],
  };

  it('hold from their date on; the first also before it', () => {
    expect(windowsOn(summer, '2022-05-31')[1]).toEqual([810, 1050]);
    expect(windowsOn(summer, '2022-06-01')[1]).toEqual([840, 1080]);
    expect(windowsOn(summer, '2019-01-01')[1]).toEqual([810, 1050]);
    expect(closingOf(summer, '2022-06-01')).toBe(at('2022-06-01 18:00'));
    expect(() => windowsOn({ ...summer, hours: [] }, '2022-06-01')).toThrow(RangeError);
  });

  it('exist on swapped workdays and not on days off', () => {
    expect(workingSpansOn(sampleCalendar, '2022-10-08')).toEqual([
      [at('2022-10-08 09:00'), at('2022-10-08 12:00')],
      [at('2022-10-08 13:30'), at('2022-10-08 17:30')],
    ]);
    expect(workingSpansOn(sampleCalendar, '2022-10-07')).toEqual([]);
    expect(isWorkingDay(sampleCalendar, '2022-10-09')).toBe(true);
  });

  it('begin on the minute and end before it', () => {
    const times = ['2022-10-08 08:59', '2022-10-08 09:00', '2022-10-08 12:00', '2022-10-08 13:30', '2022-10-08 17:30', '2022-10-07 10:00'];
    expect(times.map((time) => isWorkingTime(sampleCalendar, at(time)))).toEqual([false, true, false, true, false, false]);
  });
});
