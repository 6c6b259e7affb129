import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHalfDayOf, halfDayOf, startOfHalfDay } from '../../../../shared/half-days.ts';
import { instantOf, plainDateOf } from '../../../../shared/time.ts';
import { spansOf } from './read-figures.ts';

function halfDaysOfMonth(number: number): number[] {
  const text = (month: number): string => `${String(Math.floor((month - 1) / 12)).padStart(4, '0')}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
  const [from, until] = [halfDayOf(instantOf(text(number))), halfDayOf(instantOf(text(number + 1)))];
  return Array.from({ length: until - from }, (_, index) => from + index);
}

describe('spans', () => {
  it('take a whole year as twelve months', () => {
    expect(spansOf(firstHalfDayOf('2026-01-01', 'calendar'), firstHalfDayOf('2027-01-01', 'calendar'))).toEqual([{ from: -(2026 * 12 + 12), until: -(2026 * 12) }]);
  });

  it('hold every half day of a period once and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_000, max: 44_000 }), fc.integer({ min: 1, max: 1500 }), (from, length) => {
        const held = spansOf(from, from + length).flatMap((span) =>
          Array.from({ length: span.until - span.from }, (_, index) => span.from + index).flatMap((slot) => (slot < 0 ? halfDaysOfMonth(-slot) : [slot])),
        );
        expect([...held].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, index) => from + index));
        expect(plainDateOf(startOfHalfDay(from))).toMatch(/^20/u);
      }),
    );
  });
});
