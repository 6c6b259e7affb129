import { describe, expect, it } from 'vitest';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { pendingAt } from './pending.ts';

function item(placeId: string, result: string, state: QueuedItem['state'], enqueuedAt: number): QueuedItem {
  return {
    idempotencyKey: `${placeId}-${enqueuedAt}`, operation: 'sweeps.record', input: { params: { id: 's' }, body: { placeId, result } }, photos: [], photosField: 'photos',
    title: '', enqueuedAt, state, attempts: 0, nextAttemptAt: 0,
  };
}

describe('what a phone has not sent yet of a place', () => {
  it('is its latest look, not those of other places, nor what was sent', () => {
    const queue = [item('a', 'found', 'sent', 1), item('a', 'notFound', 'waiting', 2), item('b', 'found', 'waiting', 3), item('a', 'found', 'waiting', 4)];
    expect(pendingAt(queue, 'a')?.enqueuedAt).toBe(4);
    expect(pendingAt(queue.slice(0, 1), 'a')).toBeUndefined();
    expect(pendingAt([{ ...item('a', 'found', 'waiting', 1), operation: 'requests.enter' }], 'a')).toBeUndefined();
  });
});
