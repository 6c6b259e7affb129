import { describe, expect, it } from 'vitest';
import { phaseOf, wasSentLater, wrongWrittenTime } from './site-work.ts';

const minute = 60_000;
const now = Date.parse('2026-03-10T02:00:00Z');
const start = now - 90 * minute;

it('photos show the work before, during and after', () => {
  expect(['startFirst', 'startWork', 'workNote', 'fixDefect', 'reportDone', 'accept'].map(phaseOf)).toEqual(['before', 'before', 'during', 'after', 'after', 'after']);
});

describe('the time a phone says something was written at', () => {
  it.each([
    ['now', now, undefined],
    ['five minutes ahead', now + 5 * minute, undefined],
    ['a little more ahead', now + 5 * minute + 1, 'ahead'],
    ['when the work began', start, undefined],
    ['five minutes before that', start - 5 * minute, undefined],
    ['a little earlier still', start - 5 * minute - 1, 'tooEarly'],
  ] as const)('%s', (_, writtenAt, wrong) => {
    expect(wrongWrittenTime(writtenAt, start, now)).toBe(wrong);
  });

  it('stands beside the received one when they are more than five minutes apart', () => {
    const received = new Date(now).toISOString();
    const written = (ago: number): string => new Date(now - ago).toISOString();
    expect([0, 5 * minute, 5 * minute + 1, 9 * 60 * minute, -3 * minute].map((ago) => wasSentLater(written(ago), received))).toEqual([false, false, true, true, false]);
    expect(wasSentLater('2026-03-10T08:00:00+08:00', received)).toBe(true);
  });
});
