import { describe, expect, it } from 'vitest';
import type { QueuedItem } from './queue-types.ts';
import { actionOf, latestPending, nextBaseVersion, pendingFor } from './pending.ts';

function item(id: string, action: string, baseVersion: number, state: QueuedItem['state']): QueuedItem {
  return {
    idempotencyKey: `${id}-${action}`,
    operation: `requests.${action}`,
    input: { params: { id }, body: { baseVersion } },
    photos: [],
    photosField: 'photos',
    title: '',
    enqueuedAt: 0,
    state,
    attempts: 0,
    nextAttemptAt: 0,
  };
}

describe('the version to build on', () => {
  it('is the one shown when nothing waits', () => {
    expect(nextBaseVersion([], 'a', 4)).toBe(4);
    expect(nextBaseVersion([item('b', 'note', 9, 'waiting')], 'a', 4)).toBe(4);
  });

  it('counts what waits and what was just sent, so that one’s own actions never collide', () => {
    const queue = [item('a', 'acknowledge', 4, 'sent'), item('a', 'siteCheck', 5, 'waiting')];
    expect(nextBaseVersion(queue, 'a', 4)).toBe(6);
    expect(nextBaseVersion(queue, 'a', 8)).toBe(8);
  });

  it('does not count what was refused', () => {
    expect(nextBaseVersion([item('a', 'siteCheck', 4, 'refused')], 'a', 5)).toBe(5);
  });
});

describe('what waits for a task', () => {
  it('leaves out what was sent and what belongs to others', () => {
    const queue = [item('a', 'acknowledge', 1, 'sent'), item('a', 'note', 2, 'refused'), item('b', 'note', 1, 'waiting')];
    expect(pendingFor(queue, 'a').map(actionOf)).toEqual(['note']);
  });
});

describe('the latest that waits of one kind', () => {
  it('is the last look at that place, not those at others, nor what was sent', () => {
    const look = (placeId: string, state: QueuedItem['state'], enqueuedAt: number): QueuedItem => ({ ...item('s', 'record', 0, state), input: { params: { id: 's' }, body: { placeId } }, enqueuedAt });
    const queue = [look('a', 'sent', 1), look('a', 'waiting', 2), look('b', 'waiting', 3), look('a', 'refused', 4)];
    expect(latestPending(queue, 'requests.record', 'placeId', 'a')?.enqueuedAt).toBe(4);
    expect(latestPending(queue.slice(0, 1), 'requests.record', 'placeId', 'a')).toBeUndefined();
    expect(latestPending(queue, 'requests.enter', 'placeId', 'a')).toBeUndefined();
  });
});
