import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, formatDate, formatDateTime, formatPeriod, formatRelative, formatSpan, instantOf, isPlainDate, plainDateOf, weekdayOf, DAY, HOUR, MINUTE } from './time.ts';

const now = Date.parse('2026-11-23T06:05:00Z');
const since1992 = fc.integer({ min: Date.parse('1992-01-01T00:00:00+08:00'), max: Date.parse('2099-12-31T23:59:59+08:00') });

describe('time in Shanghai', () => {
  it('writes date and time', () => {
    expect(formatDateTime(now)).toBe('2026年11月23日 周一 14:05');
    expect(formatDateTime(now, 'en')).toBe('Mon 23 Nov 2026, 14:05');
    expect(formatDate('2022-09-02')).toBe('2022年9月2日');
    expect(formatDate('2022-09-02', 'en')).toBe('2 Sep 2022');
    expect(formatPeriod('2022-09-02', '2022-10-01')).toBe('2022年9月2日至2022年10月1日');
    expect(formatPeriod('2022-09-02', '2022-10-01', 'en')).toBe('2 Sep 2022 to 1 Oct 2022');
    expect(formatPeriod('2022-09-02', '2022-09-02')).toBe('2022年9月2日');
  });

  it('the day begins at 16:00 UTC of the day before', () => {
    expect(plainDateOf(Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(plainDateOf(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(instantOf('2026-11-23', 845)).toBe(now);
  });

  it('knows which dates exist', () => {
    expect(['2024-02-29', '2026-12-31'].every(isPlainDate)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '2026-11-23T00:00', ''].some(isPlainDate)).toBe(false);
    expect(() => instantOf('soon')).toThrow(RangeError);
  });

  it.each([
    [-30_000, '刚刚', 'just now'],
    [0, '刚刚', 'just now'],
    [30_000, '马上', 'in a moment'],
    [-5 * MINUTE, '5分钟前', '5 minutes ago'],
    [-HOUR, '1小时前', '1 hour ago'],
    [2 * HOUR, '2小时后', 'in 2 hours'],
    [-DAY, '2026年11月22日 周日 14:05', 'Sun 22 Nov 2026, 14:05'],
  ])('relative %i ms', (distance, zh, en) => {
    expect(formatRelative(now + distance, now)).toBe(zh);
    expect(formatRelative(now + distance, now, 'en')).toBe(en);
  });

  it('spans', () => {
    expect(formatSpan(3 * DAY + 5 * HOUR)).toBe('3天');
    expect(formatSpan(-DAY, 'en')).toBe('1 day');
  });

  it('the fixed shift agrees with the zone database for every instant since 1992', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(since1992, (instant) => {
        expect(plainDateOf(instant)).toBe(zone.format(instant));
      }),
    );
  });

  it('and would not have in the summer of 1991', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const instant = Date.parse('1991-07-01T15:30:00Z');
    expect(zone.format(instant)).not.toBe(plainDateOf(instant));
  });

  it('adding days is additive and moves the weekday along', () => {
    fc.assert(
      fc.property(since1992, fc.integer({ min: -4000, max: 4000 }), (instant, days) => {
        const date = plainDateOf(instant);
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(weekdayOf(addDays(date, days))).toBe((((weekdayOf(date) + days) % 7) + 7) % 7);
      }),
    );
  });
});
