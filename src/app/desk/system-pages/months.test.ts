import { describe, expect, it } from 'vitest';
import { monthsOf } from './months.ts';

describe('the year on the wall', () => {
  it('begins its weeks on Monday', () => {
    const [january, february] = monthsOf(2026);
    // 1 January 2026 is a Thursday, 1 February a Sunday.
    expect(january?.blanks).toBe(3);
    expect(february?.blanks).toBe(6);
    expect(january?.days.slice(0, 3).map(({ weekend }) => weekend)).toEqual([false, false, true]);
  });

  it('knows leap years and leaves out no day', () => {
    expect(monthsOf(2024)[1]?.days).toHaveLength(29);
    expect(monthsOf(2026).flatMap(({ days }) => days)).toHaveLength(365);
    expect(monthsOf(2026)[11]?.days.at(-1)?.date).toBe('2026-12-31');
  });
});
