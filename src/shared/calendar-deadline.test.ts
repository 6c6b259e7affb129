import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDuration, deadlineOf, DURATION_UNITS, isDuration, remaining, workingDaysBetween, workingTimeBetween, type Duration, type DurationUnit, type Pause } from './calendar.ts';
import { formatDateTime, HOUR, MINUTE } from './time.ts';
import { at, sampleCalendar } from './testing/sample-calendar.ts';

function due(start: string, amount: number, unit: DurationUnit, pauses: readonly Pause[] = []): string {
  const deadline = deadlineOf(sampleCalendar, at(start), { unit, amount }, pauses);
  return deadline.state === 'running' ? formatDateTime(deadline.due) : `stopped, ${deadline.left.amount} left`;
}

describe('deadlines', () => {
  it.each<[string, number, DurationUnit, string, string]>([
    ['2022-09-30 16:30', 2, 'workingHours', '2022年10月8日 周六 10:00', '1 h on Friday, 7 days of National Day, 1 h on the swapped Saturday'],
    ['2022-10-09 16:00', 4, 'workingHours', '2022年10月10日 周一 11:30', '1.5 h on the swapped Sunday, 2.5 h on Monday'],
    ['2022-10-08 11:00', 2, 'workingHours', '2022年10月8日 周六 14:30', 'over the midday break'],
    ['2022-10-08 09:00', 7, 'workingHours', '2022年10月8日 周六 17:30', 'ends with the day, not at the next opening'],
    ['2022-10-07 12:00', 0.5, 'workingHours', '2022年10月8日 周六 09:30', 'starts on a day off'],
    ['2022-10-08 12:30', 1, 'workingHours', '2022年10月8日 周六 14:30', 'starts in the break'],
    ['2022-09-09 17:00', 1, 'workingHours', '2022年9月13日 周二 09:30', 'Mid-Autumn is Saturday to Monday'],
    ['2022-09-30 10:00', 1, 'workingDays', '2022年10月8日 周六 17:30', 'the first working day after National Day'],
    ['2022-09-30 10:00', 3, 'workingDays', '2022年10月10日 周一 17:30', 'both swapped days count'],
    ['2022-09-30 10:00', 7, 'workingDays', '2022年10月14日 周五 17:30', '8, 9, 10, 11, 12, 13, 14'],
    ['2022-10-01 10:00', 5, 'workingDays', '2022年10月12日 周三 17:30', 'starts on a holiday'],
    ['2022-09-09 10:00', 2, 'workingDays', '2022年9月14日 周三 17:30', 'Mid-Autumn'],
    ['2022-01-28 10:00', 3, 'workingDays', '2022年2月7日 周一 17:30', 'swapped weekend 29, 30 January, then Spring Festival'],
    ['2026-02-13 10:00', 3, 'workingDays', '2026年2月25日 周三 17:30', '14 worked, 15–23 off, 24, 25'],
    ['2026-02-27 10:00', 1, 'workingDays', '2026年2月28日 周六 17:30', 'swapped Saturday'],
    ['2026-01-01 10:00', 2, 'workingDays', '2026年1月5日 周一 17:30', 'Sunday 4 January is worked'],
    ['2026-11-23 14:05', 0, 'workingDays', '2026年11月23日 周一 17:30', 'still today'],
    ['2026-11-23 18:05', 0, 'workingDays', '2026年11月24日 周二 17:30', 'after office hours'],
    ['2026-11-22 10:00', 0, 'workingDays', '2026年11月23日 周一 17:30', 'on a Sunday'],
    ['2022-09-26 10:00', 7, 'naturalDays', '2022年10月8日 周六 17:30', '3 October is off: the next working day'],
    ['2022-10-10 10:00', 4, 'naturalDays', '2022年10月14日 周五 17:30', 'Friday'],
    ['2022-10-10 10:00', 5, 'naturalDays', '2022年10月17日 周一 17:30', 'Saturday moves to Monday'],
    ['2022-10-01 22:15', 2, 'naturalHours', '2022年10月2日 周日 00:15', 'around the clock'],
  ])('%s + %d %s = %s (%s)', (start, amount, unit, expected) => {
    expect(due(start, amount, unit)).toBe(expected);
  });

  it('are provisional as soon as an unpublished year decides', () => {
    const start = at('2026-12-30 10:00');
    const provisional = (amount: number, unit: DurationUnit): boolean => addDuration(sampleCalendar, start, { unit, amount }).provisional;
    expect(due('2026-12-30 10:00', 2, 'workingDays')).toBe('2027年1月4日 周一 17:30');
    expect(provisional(1, 'workingDays')).toBe(false);
    expect(provisional(2, 'workingDays')).toBe(true);
    expect(provisional(13, 'workingHours')).toBe(false);
    expect(provisional(14, 'workingHours')).toBe(true);
    expect(provisional(1, 'naturalDays')).toBe(false);
    expect(provisional(2, 'naturalDays')).toBe(true);
    expect(provisional(480, 'naturalHours')).toBe(false);
  });

  it('natural days that only pass through an unpublished year are firm', () => {
    expect(addDuration(sampleCalendar, at('2021-12-30 10:00'), { unit: 'naturalDays', amount: 6 }).provisional).toBe(false);
    expect(addDuration(sampleCalendar, at('2021-12-30 10:00'), { unit: 'workingDays', amount: 6 }).provisional).toBe(true);
  });

  it('are moved by pauses', () => {
    const monday = '2026-11-23 10:00';
    const pause = (from: string, to?: string): Pause => (to ? { from: at(from), to: at(to) } : { from: at(from) });
    expect(due(monday, 4, 'workingHours', [pause('2026-11-23 11:00', '2026-11-24 11:00')])).toBe('2026年11月24日 周二 15:30');
    expect(due(monday, 3, 'workingDays', [pause('2026-11-24 16:00', '2026-11-25 09:30')])).toBe('2026年11月27日 周五 17:30');
    expect(due(monday, 3, 'workingDays', [pause('2026-11-24 10:00', '2026-11-24 11:00')])).toBe('2026年11月26日 周四 17:30');
    expect(due(monday, 3, 'workingDays', [pause('2026-11-24 10:00')])).toBe('stopped, 3 left');
    expect(due(monday, 3, 'workingDays', [pause('2026-11-25 10:00')])).toBe('stopped, 2 left');
    expect(due(monday, 4, 'workingHours', [pause('2026-11-23 11:00')])).toBe('stopped, 3 left');
    expect(due(monday, 4, 'workingHours', [pause('2026-11-23 16:00')])).toBe('2026年11月23日 周一 15:30');
  });

  it('refuse what is no limit', () => {
    for (const amount of [-1, Number.NaN, Infinity, 0.5, 4000]) {
      expect(isDuration({ unit: 'workingDays', amount })).toBe(false);
      expect(() => deadlineOf(sampleCalendar, 0, { unit: 'workingDays', amount })).toThrow(RangeError);
    }
    expect(() => deadlineOf(sampleCalendar, at('2026-11-23 10:00'), { unit: 'workingHours', amount: 1 }, [{ from: 0, to: at('2200-01-01 00:00') }])).toThrow('century');
  });
});

describe('time between', () => {
  it('counts working time and days over National Day 2022', () => {
    expect(workingTimeBetween(sampleCalendar, at('2022-09-30 16:30'), at('2022-10-08 10:00'))).toBe(2 * HOUR);
    expect(workingDaysBetween(sampleCalendar, at('2022-09-30 16:30'), at('2022-10-10 17:30'))).toBe(3);
    expect(workingDaysBetween(sampleCalendar, at('2022-09-30 16:30'), at('2022-10-10 17:29'))).toBe(2);
    expect(workingTimeBetween(sampleCalendar, at('2022-10-08 09:00'), at('2022-10-08 17:30'), [{ from: at('2022-10-08 10:00'), to: at('2022-10-08 14:00') }])).toBe(4.5 * HOUR);
  });

  it('tells what remains, and by how much it is late', () => {
    expect(remaining(sampleCalendar, at('2022-10-08 17:30'), at('2022-09-30 17:00'))).toEqual({
      overdue: false, time: at('2022-10-08 17:30') - at('2022-09-30 17:00'), workingTime: 7.5 * HOUR, workingDays: 1,
    });
    // Late by 6 hours of Saturday, 7 of Sunday (both swapped) and 1 of Monday.
    expect(remaining(sampleCalendar, at('2022-10-08 10:00'), at('2022-10-10 10:00'))).toMatchObject({ overdue: true, workingTime: -14 * HOUR, workingDays: -1 });
  });
});

describe('properties of deadlines', () => {
  const quarter = 15 * MINUTE;
  const start = fc.integer({ min: at('2021-12-01 00:00') / quarter, max: at('2023-01-31 00:00') / quarter }).map((count) => count * quarter);
  const unit = fc.constantFrom(...DURATION_UNITS);
  const amount = fc.nat(30);
  const duration = fc.record({ unit, amount });
  const pause = fc.tuple(fc.integer({ min: -200, max: 2000 }), fc.nat(1000));
  const pausesAround = (instant: number, list: readonly (readonly [number, number])[]): Pause[] => list.map(([from, length]) => ({ from: instant + from * quarter, to: instant + (from + length) * quarter }));
  const dueOf = (from: number, limit: Duration, pauses: readonly Pause[] = []): number => {
    const deadline = deadlineOf(sampleCalendar, from, limit, pauses);
    return deadline.state === 'running' ? deadline.due : Infinity;
  };

  it('never end before they start; a longer limit or a later start never ends earlier', () => {
    fc.assert(
      fc.property(start, start, duration, fc.nat(10), (one, other, limit, more) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(dueOf(earlier, limit)).toBeGreaterThanOrEqual(earlier);
        expect(dueOf(earlier, { ...limit, amount: limit.amount + more })).toBeGreaterThanOrEqual(dueOf(earlier, limit));
        expect(dueOf(later, limit)).toBeGreaterThanOrEqual(dueOf(earlier, limit));
      }),
    );
  });

  it('a pause never shortens, whatever other pauses there are, and an open one only stops', () => {
    fc.assert(
      fc.property(start, duration, fc.array(pause, { maxLength: 4 }), pause, (from, limit, others, extra) => {
        const [before, after] = [pausesAround(from, others), pausesAround(from, [...others, extra])];
        expect(dueOf(from, limit, after)).toBeGreaterThanOrEqual(dueOf(from, limit, before));
        expect(dueOf(from, limit, [...before, { from: from + extra[0] * quarter }])).toBeGreaterThanOrEqual(dueOf(from, limit, before));
      }),
    );
  });

  it('the order and overlap of pauses do not matter', () => {
    fc.assert(
      fc.property(start, duration, fc.array(pause, { maxLength: 5 }), (from, limit, list) => {
        const pauses = pausesAround(from, list);
        expect(deadlineOf(sampleCalendar, from, limit, [...pauses.slice().reverse(), ...pauses])).toEqual(deadlineOf(sampleCalendar, from, limit, pauses));
      }),
    );
  });

  it('adding and then measuring gives the limit back, with and without pauses', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 30 }), fc.array(pause, { maxLength: 4 }), (from, count, list) => {
        const pauses = pausesAround(from, list);
        const byHours = dueOf(from, { unit: 'workingHours', amount: count }, pauses);
        expect(workingTimeBetween(sampleCalendar, from, byHours, pauses)).toBe(count * HOUR);
        const byDays = dueOf(from, { unit: 'workingDays', amount: count }, pauses);
        expect(workingDaysBetween(sampleCalendar, from, byDays, pauses)).toBe(count);
      }),
    );
  });

  it('stopping and resuming loses nothing: what was left, started anew at the resume, ends when the pause says', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), fc.nat(400), fc.nat(400), (from, count, toStop, toResume) => {
        const limit: Duration = { unit: 'workingHours', amount: count };
        const stop = from + toStop * quarter;
        const resume = stop + toResume * quarter;
        const deadline = deadlineOf(sampleCalendar, from, limit, [{ from: stop }]);
        if (deadline.state === 'running') {
          expect(deadline.due).toBeLessThanOrEqual(stop);
          return;
        }
        expect(dueOf(resume, deadline.left)).toBe(dueOf(from, limit, [{ from: stop, to: resume }]));
      }),
    );
  });

  it('working time adds up over any cut', () => {
    fc.assert(
      fc.property(start, start, start, (a, b, c) => {
        const sum = workingTimeBetween(sampleCalendar, a, b) + workingTimeBetween(sampleCalendar, b, c);
        expect(sum).toBe(workingTimeBetween(sampleCalendar, a, c));
      }),
    );
  });
});
