import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitSeconds } from './sign-in-limits.ts';

it('never lets more calls through than the limit within any window, and never makes anybody wait longer than needed', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 120 }), (steps, count, seconds) => {
      const limit = { count, seconds };
      const taken: number[] = [];
      let now = 1_000_000;
      for (const step of steps) {
        now += step;
        const wait = waitSeconds(taken, limit, now);
        if (wait === 0) taken.push(now);
        else {
          expect(wait).toBeLessThanOrEqual(seconds);
          expect(waitSeconds(taken, limit, now + wait * 1000)).toBe(0);
          if (wait > 1) expect(waitSeconds(taken, limit, now + (wait - 1) * 1000)).toBeGreaterThan(0);
        }
      }
      for (const [index, time] of taken.entries()) {
        const end = taken[index + count];
        if (end !== undefined) expect(end - time).toBeGreaterThanOrEqual(seconds * 1000);
      }
    }),
  );
});
