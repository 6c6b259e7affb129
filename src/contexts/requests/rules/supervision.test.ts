import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelToNotice } from './supervision.ts';

const afterHours = [0, 14, 35];

describe('supervision by itself', () => {
  it.each<[number, number, boolean, number | undefined]>([
    [0, 0, false, 1],
    [13, 0, false, 1],
    [13, 1, false, undefined],
    [14, 1, false, 2],
    [40, 0, false, 3],
    [2, 1, true, 2],
    [2, 2, true, 3],
    [99, 3, true, undefined],
  ])('%i working hours late, noticed by level %i, unanswered %s: level %s', (hoursLate, noticed, unanswered, expected) => {
    expect(levelToNotice({ hoursLate, afterHours, noticed, unanswered })).toBe(expected);
  });

  it('only ever climbs, and never beyond the district', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), (hoursLate, noticed, unanswered) => {
        const level = levelToNotice({ hoursLate, afterHours, noticed, unanswered });
        expect(level === undefined || (level > noticed && level <= 3)).toBe(true);
      }),
    );
  });
});
