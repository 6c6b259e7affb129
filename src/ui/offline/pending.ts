import { useEffect } from 'react';
import { useQueue } from './queue.ts';
import type { QueuedItem } from './queue-types.ts';

/** The version an item was made on. */
export function baseVersionOf(item: QueuedItem): number {
  const version = item.input.body?.['baseVersion'];
  return typeof version === 'number' ? version : 0;
}

/** The action a queued item takes: `requests.siteCheck` → `siteCheck`. */
export function actionOf(item: QueuedItem): string {
  return item.operation.split('.')[1] ?? item.operation;
}

/** What this phone has waiting, sending or refused for one record; oldest first. */
export function pendingFor(queue: readonly QueuedItem[], id: string): readonly QueuedItem[] {
  return queue.filter((item) => item.input.params?.['id'] === id && item.state !== 'sent');
}

/**
 * The version a further action has to build on: each action adds one, and those of this phone may stand in the queue or
 * have been sent a moment ago. A refused one adds nothing.
 */
export function nextBaseVersion(queue: readonly QueuedItem[], id: string, version: number): number {
  const own = queue.filter((item) => item.input.params?.['id'] === id && item.state !== 'refused');
  return Math.max(version, ...own.map((item) => baseVersionOf(item) + 1));
}

/** The latest of an operation that this phone has waiting, sending or refused, and whose body names `id` in `field`. */
export function latestPending(queue: readonly QueuedItem[], operation: string, field: string, id: string): QueuedItem | undefined {
  return queue.filter((item) => item.operation === operation && item.state !== 'sent' && item.input.body?.[field] === id).at(-1);
}

/** What waits for one record. */
export function usePendingFor(id: string): readonly QueuedItem[] {
  return pendingFor(useQueue(), id);
}

/** Asks anew once something this phone had waiting was sent or refused. */
export function useAfterSending(refresh: () => void): void {
  const answered = useQueue().filter(({ state }) => state === 'sent' || state === 'refused').length;
  useEffect(() => {
    if (answered > 0) refresh();
    // Only the number of answered things counts; `refresh` is new on every drawing.
  }, [answered]);
}
