import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHalfDayOf } from '../../../shared/half-days.ts';
import { addDays } from '../../../shared/time.ts';
import { daysOf, periodAround, periodBefore, periodKinds, stepFor, stepOfHalfDay, stepsOf } from './periods.ts';

const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2019-01-01', days));

describe('periods', () => {
  it.each([
    ['week', '2026-03-15', '2026-03-09', '2026-03-15'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['year', '2025-06-01', '2025-01-01', '2025-12-31'],
  ] as const)('%s around %s', (kind, date, from, until) => {
    expect(periodAround(kind, date)).toEqual({ from, until });
  });

  it('compare whole months with the month before, and other spans with as many days', () => {
    expect(periodBefore({ from: '2026-03-01', until: '2026-03-31' })).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(periodBefore({ from: '2026-01-01', until: '2026-03-31' })).toEqual({ from: '2025-10-01', until: '2025-12-31' });
    expect(periodBefore({ from: '2026-03-03', until: '2026-03-12' })).toEqual({ from: '2026-02-21', until: '2026-03-02' });
  });

  it('hold the day they lie around, and the one before touches without overlap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periodKinds), anyDate, (kind, date) => {
        const period = periodAround(kind, date);
        expect(period.from <= date && date <= period.until).toBe(true);
        expect(addDays(periodBefore(period).until, 1)).toBe(period.from);
      }),
    );
  });

  it('are cut into steps that follow each other and take every half day once', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 200 }), fc.constantFrom('calendar' as const, 'noon' as const), (from, length, window) => {
        const period = { from, until: addDays(from, length - 1) };
        const step = stepFor(period);
        const starts = stepsOf(period, step);
        expect(starts[0]).toBe(from);
        const first = firstHalfDayOf(from, window);
        for (let slot = first; slot < firstHalfDayOf(addDays(period.until, 1), window); slot++) expect(starts).toContain(stepOfHalfDay(slot, window, period, step));
        expect(daysOf(period)).toBe(length);
      }),
      { numRuns: 50 },
    );
  });
});
