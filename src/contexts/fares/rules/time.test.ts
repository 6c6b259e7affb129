import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, compareMoments, eachDay, parseMoment, secondOfDay, weekdayOf } from './time.ts';

describe('moments', () => {
  it.each([
    ['2022-07-16T10:00:00+08:00', '2022-07-16', 36_000],
    ['2022-07-16T10:00:00 08:00', '2022-07-16', 36_000],
    ['2022-07-16T10:00', '2022-07-16', 36_000],
    ['2022-07-16 10:00:07', '2022-07-16', 36_007],
    ['2022-07-15T16:00:00Z', '2022-07-16', 0],
    ['2022-07-15T15:59:59.999Z', '2022-07-15', 86_399],
    ['2022-07-15T12:30:00-05:00', '2022-07-16', 5_400],
    ['2022-12-31T23:30:00-0100', '2023-01-01', 30_600],
  ])('%s is %s at second %i in Shanghai', (text, date, second) => {
    expect(parseMoment(text)).toEqual({ date, second, assumedNoon: false });
  });

  it('takes noon for a bare date and says so', () => {
    expect(parseMoment('2022-07-16')).toEqual({ date: '2022-07-16', second: 43_200, assumedNoon: true });
  });

  it.each(['', 'yesterday', '2022-02-30', '2022-13-01T10:00', '2022-07-16T24:00', '2022-07-16T10:60', '2022-07-16T10:00+25:00', '16.7.2022'])(
    'refuses %j', (text) => { expect(parseMoment(text)).toBeUndefined(); },
  );

  it('agrees with the platform clock for any instant', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (instant) => {
      const moment = parseMoment(instant.toISOString());
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(instant);
      expect(`${moment?.date} ${clockText(moment?.second ?? 0).padEnd(8, ':00')}`).toBe(wall);
    }));
  });

  it('orders moments and counts days', () => {
    expect(compareMoments({ date: '2022-07-16', second: 0 }, { date: '2022-07-15', second: 86_399 })).toBeGreaterThan(0);
    expect(eachDay('2022-02-27', '2022-03-01')).toEqual(['2022-02-27', '2022-02-28', '2022-03-01']);
    expect(eachDay('2022-03-01', '2022-02-27')).toEqual([]);
    expect([weekdayOf('2022-09-12'), weekdayOf('2022-09-18')]).toEqual([1, 7]);
    expect(secondOfDay('24:00')).toBe(86_400);
  });
});
