import { describe, expect, it } from 'vitest';
import { lastDays } from './last-days.ts';

describe('the last 30 days', () => {
  it('end today in Suzhou, where it is tomorrow already in the evening of UTC, and leave out no day', () => {
    const days = lastDays([{ date: '2026-11-24', reported: 3, closed: 1 }], Date.parse('2026-11-23T17:30:00Z'));
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual({ date: '2026-11-24', reported: 3, closed: 1 });
    expect(days[0]).toEqual({ date: '2026-10-26', reported: 0, closed: 0 });
    expect(new Set(days.map(({ date }) => date)).size).toBe(30);
  });
});
