import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayReopen, ratingNeedsRework, titleOf } from './rules.ts';

const hour = 3_600_000;

describe('ratings', () => {
  it('send the case back at 不满意 and 非常不满意 only', () => {
    expect([1, 2, 3, 4, 5].filter(ratingNeedsRework)).toEqual([1, 2]);
  });
});

describe('the title of a report', () => {
  it('is its first sentence', () => {
    expect(titleOf('西门被车堵住了。行人很危险')).toBe('西门被车堵住了');
    expect(titleOf('  西门\n第二行')).toBe('西门');
  });
  it('is never longer than 30 characters and never empty for a text with letters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }), (rest) => {
        const title = titleOf(`桂${rest}`);
        expect(title).not.toBe('');
        expect(Array.from(title).length).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe('reopening', () => {
  it('is possible up to and including the last day', () => {
    expect(mayReopen(0, 60 * 24 * hour, 60)).toBe(true);
    expect(mayReopen(0, 60 * 24 * hour + 1, 60)).toBe(false);
  });
});
