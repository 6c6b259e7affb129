import { describe, expect, it } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import zh from '../../locales/zh.json' with { type: 'json' };
import { requestLifecycle } from '../../lifecycle.ts';
import { dueOf, urgencyOf } from './states.ts';

it('has words for neighbours for every state a case can be in', () => {
  for (const words of [zh, en]) expect(Object.keys(words.tracking.states).sort()).toEqual([...requestLifecycle.states].sort());
});

const response = { due: '2026-11-24T09:00:00Z', provisional: false };
const resolution = { due: '2026-12-04T09:00:00Z', provisional: true };

describe('the clock that matters', () => {
  it('is the first answer while it is outstanding', () => {
    expect(dueOf({ state: 'submitted', response, resolution: null })).toBe(response);
    expect(dueOf({ state: 'dispatched', response, resolution })).toBe(response);
  });

  it('is the solution afterwards', () => {
    expect(dueOf({ state: 'working', response: null, resolution })).toBe(resolution);
  });

  it.each(['completed', 'verified', 'closed', 'rejected', 'withdrawn', 'joined', 'recorded'] as const)('does not run once a case is %s', (state) => {
    expect(dueOf({ state, response, resolution })).toBeUndefined();
  });
});

describe('how urgent a limit is', () => {
  const at = (iso: string) => Date.parse(iso);

  it('counts as soon from eight hours before', () => {
    expect(urgencyOf(response, at('2026-11-24T00:59:59Z'))).toBe('active');
    expect(urgencyOf(response, at('2026-11-24T01:00:00Z'))).toBe('soon');
    expect(urgencyOf(response, at('2026-11-24T09:00:00Z'))).toBe('soon');
  });

  it('is late only after it has passed', () => {
    expect(urgencyOf(response, at('2026-11-24T09:00:00.001Z'))).toBe('late');
  });
});
