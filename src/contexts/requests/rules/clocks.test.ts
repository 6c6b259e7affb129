import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, sampleCalendar } from '../../../shared/testing/sample-calendar.ts';
import { DAY, HOUR, formatDateTime } from '../../../shared/time.ts';
import { type CategoryTerms, type Limit, countStages, dueOf, extendStages, givenStages, holdClocks, momentOfShare, nextLimitOf, regiveStages, startStages, stopStages, warningOf } from './clocks.ts';

const hours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const days = (amount: number): Limit => ({ amount, unit: 'workingDays' });
const iso = (text: string): string => new Date(at(text)).toISOString();

const illegalBuilding: CategoryTerms = {
  response: hours(4),
  resolution: days(20),
  terms: {
    check: days(1),
    urgent: { response: hours(2), resolution: days(15) },
    emergency: { resolution: days(7) },
    measures: [
      { nameZh: '责令停工', nameEn: 'Stop order', limit: hours(4), emergency: hours(1) },
      { nameZh: '立案处罚', nameEn: 'Penalty', limit: days(7) },
    ],
  },
};

describe('the limits a case is given', () => {
  it('follow the category and the priority; an emergency is at least as fast as an urgent case', () => {
    const keysAndLimits = (priority: 'normal' | 'urgent' | 'emergency') => givenStages(illegalBuilding, priority).map(({ key, limit }) => `${key} ${limit.amount}${limit.unit === 'workingHours' ? 'h' : 'd'}`);
    expect(keysAndLimits('normal')).toEqual(['response 4h', 'check 1d', 'measure1 4h', 'measure2 7d', 'resolution 20d']);
    expect(keysAndLimits('urgent')).toEqual(['response 2h', 'check 1d', 'measure1 4h', 'measure2 7d', 'resolution 15d']);
    expect(keysAndLimits('emergency')).toEqual(['response 2h', 'check 1d', 'measure1 1h', 'measure2 7d', 'resolution 7d']);
  });

  it('stay with what was met and with what is kept when they are given anew', () => {
    const began = stopStages(startStages(givenStages(illegalBuilding, 'normal'), ['response', 'check', 'measures', 'resolution'], iso('2022-10-08 09:00')), ['check'], iso('2022-10-08 10:00'));
    const plain = givenStages({ response: hours(1), resolution: days(3), terms: { check: hours(1), urgent: {}, emergency: {}, measures: [] } }, 'normal');
    const changed = regiveStages(began, plain, ['response']);
    expect(changed.map(({ key, limit, startedAt }) => [key, limit.amount, startedAt])).toEqual([
      ['response', 4, iso('2022-10-08 09:00')],
      ['check', 1, iso('2022-10-08 09:00')],
      ['resolution', 3, iso('2022-10-08 09:00')],
    ]);
    expect(changed[1]?.limit.unit).toBe('workingDays');
  });
});

describe('staged deadlines', () => {
  it('counted by hand over National Day 2022, when 8 and 9 October were worked', () => {
    const stages = countStages(sampleCalendar, { stages: startStages(givenStages(illegalBuilding, 'normal'), ['response', 'check', 'measures', 'resolution'], iso('2022-09-30 16:00')), pauses: [] });
    expect(stages.map(({ key, due }) => [key, formatDateTime(Date.parse(due ?? ''))])).toEqual([
      // 1.5 h on Friday, then Saturday 8 October from nine.
      ['response', '2022年10月8日 周六 11:30'],
      ['check', '2022年10月8日 周六 17:30'],
      ['measure1', '2022年10月8日 周六 11:30'],
      // 8, 9, 10, 11, 12, 13, 14.
      ['measure2', '2022年10月14日 周五 17:30'],
      // 8–14 are seven, 17–21 five, 24–28 five: the twentieth is 2 November.
      ['resolution', '2022年11月2日 周三 17:30'],
    ]);
  });

  it.each<[string, Limit, number, string]>([
    ['2022-09-30 10:00', days(3), 2, '2022年10月12日 周三 17:30'],
    ['2022-10-09 16:00', hours(4), 1, '2022年10月11日 周二 17:30'],
    // 2026: 14 February worked, 15–23 off, 28 February worked.
    ['2026-02-13 10:00', days(3), 3, '2026年2月28日 周六 17:30'],
    ['2026-09-30 10:00', days(2), 1, '2026年10月10日 周六 17:30'],
  ])('from %s, %o with %i more working days end on %s', (start, limit, extendedDays, expected) => {
    expect(formatDateTime(dueOf(sampleCalendar, { start: at(start), limit, extendedDays, pauses: [] })?.due ?? 0)).toBe(expected);
  });

  it('stand still while a case is shelved and run on afterwards', () => {
    const stages = startStages(givenStages(illegalBuilding, 'normal'), ['resolution'], iso('2026-03-10 10:00'));
    const held = holdClocks([], 'pause', iso('2026-03-12 09:00'));
    expect(countStages(sampleCalendar, { stages, pauses: held }).at(-1)?.due).toBeNull();
    const resumed = holdClocks(held, 'resume', iso('2026-03-19 09:00'));
    const due = (pauses: typeof held) => formatDateTime(Date.parse(countStages(sampleCalendar, { stages, pauses }).at(-1)?.due ?? ''));
    // Without the pause 8 April (4–6 April are off); with it 12, 13, 16, 17 and 18 March do not count.
    expect([due([]), due(resumed)]).toEqual(['2026年4月8日 周三 17:30', '2026年4月15日 周三 17:30']);
    expect(holdClocks(resumed, 'resume', iso('2026-03-20 09:00'))).toEqual(resumed);
  });

  it('turn yellow and red by the share of working time that is left', () => {
    // Ten working hours: seven on Friday, three on the worked Saturday; seven tenths are used up on Friday evening.
    const [start, due] = [at('2026-10-09 09:00'), at('2026-10-10 12:00')];
    expect(formatDateTime(momentOfShare(sampleCalendar, start, due, 30, []))).toBe('2026年10月9日 周五 17:30');
    expect(formatDateTime(momentOfShare(sampleCalendar, start, due, 10, []))).toBe('2026年10月10日 周六 11:00');
    const stages = countStages(sampleCalendar, { stages: startStages(givenStages({ ...illegalBuilding, response: hours(10) }, 'normal'), ['response'], iso('2026-10-09 09:00')), pauses: [] });
    const next = nextLimitOf(sampleCalendar, { stages, pauses: [] }, { yellow: 30, red: 10 });
    expect(next.stage).toBe('response');
    const level = (now: string) => warningOf({ due: next.due?.getTime() ?? null, warnAt: next.warnAt?.getTime() ?? null, alarmAt: next.alarmAt?.getTime() ?? null }, at(now));
    expect(['2026-10-09 10:00', '2026-10-10 09:00', '2026-10-10 11:30', '2026-10-10 12:01'].map(level)).toEqual(['none', 'yellow', 'red', 'late']);
  });
});

describe('whatever happens to a clock', () => {
  const start = at('2026-02-10 10:00');
  const moments = fc.integer({ min: 0, max: 60 * 24 }).map((hour) => start + hour * HOUR);
  const pause = fc.tuple(moments, fc.integer({ min: 1, max: 10 * 24 })).map(([from, length]) => ({ from, to: from + length * HOUR }));
  const limits = fc.oneof(fc.integer({ min: 1, max: 40 }).map(hours), fc.integer({ min: 1, max: 20 }).map(days), fc.integer({ min: 1, max: 20 }).map((amount): Limit => ({ amount, unit: 'naturalDays' })));
  const due = (limit: Limit, extendedDays: number, pauses: readonly { from: number; to: number }[]): number => dueOf(sampleCalendar, { start, limit, extendedDays, pauses })?.due ?? NaN;

  it('a pause or an extension never brings the deadline forward', () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 10 }), fc.array(pause, { maxLength: 4 }), pause, (limit, extended, pauses, more) => {
        const before = due(limit, extended, pauses);
        expect(due(limit, extended, [...pauses, more])).toBeGreaterThanOrEqual(before);
        expect(due(limit, extended + 1, pauses)).toBeGreaterThan(before);
      }),
    );
  });

  it('the order in which pauses and extensions were recorded does not matter', () => {
    const happenings = fc.array(fc.oneof(pause.map((one) => ({ pause: one })), fc.integer({ min: 1, max: 5 }).map((more) => ({ more }))), { maxLength: 6 });
    const shuffled = happenings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })));
    fc.assert(
      fc.property(limits, shuffled, (limit, [one, other]) => {
        const end = (all: typeof one): number => {
          let stages = startStages(givenStages({ ...illegalBuilding, resolution: limit }, 'normal'), ['resolution'], new Date(start).toISOString());
          const pauses: { from: string; to: string }[] = [];
          for (const happening of all) {
            if ('more' in happening) stages = extendStages(stages, happening.more);
            else pauses.push({ from: new Date(happening.pause.from).toISOString(), to: new Date(happening.pause.to).toISOString() });
          }
          return Date.parse(countStages(sampleCalendar, { stages, pauses }).at(-1)?.due ?? '');
        };
        expect(end(one)).toBe(end(other));
      }),
    );
  });

  it('yellow comes before red, red before the deadline', () => {
    fc.assert(
      fc.property(limits, fc.array(pause, { maxLength: 3 }), (limit, pauses) => {
        const end = due(limit, 0, pauses);
        const [yellow, red] = [momentOfShare(sampleCalendar, start, end, 30, pauses), momentOfShare(sampleCalendar, start, end, 10, pauses)];
        expect(yellow).toBeLessThanOrEqual(red);
        expect(red).toBeLessThanOrEqual(end);
        expect(end - start).toBeLessThan(200 * DAY);
      }),
    );
  });
});
