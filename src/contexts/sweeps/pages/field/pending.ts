import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { useQueue } from '../../../../ui/offline/queue.ts';

/** The latest look at a place that this phone has waiting, sending or refused. */
export function pendingAt(queue: readonly QueuedItem[], placeId: string): QueuedItem | undefined {
  return queue.filter((item) => item.operation === 'sweeps.record' && item.state !== 'sent' && item.input.body?.['placeId'] === placeId).at(-1);
}

/** What waits for one place. */
export function usePendingAt(placeId: string): QueuedItem | undefined {
  return pendingAt(useQueue(), placeId);
}
