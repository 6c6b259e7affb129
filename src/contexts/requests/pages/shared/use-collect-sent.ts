import { useEffect, useRef } from 'react';
import { removeQueued, useQueue } from '../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import type { Receipt } from '../../contract.ts';
import { linkOfReceipt, rememberLink } from './links.ts';

function textOf(item: QueuedItem): string {
  const text = item.input.body?.['text'];
  return typeof text === 'string' ? text : item.title;
}

/** Reports of this device that wait to be sent or were refused. */
export function useWaitingReports(): readonly QueuedItem[] {
  return useQueue().filter(({ operation, state }) => operation === 'requests.report' && state !== 'sent');
}

/** Turns reports that the queue has sent meanwhile into remembered links. */
export function useCollectSent(onCollected?: (key: string, receipt: Receipt) => void): void {
  const queue = useQueue();
  const tell = useRef(onCollected);
  useEffect(() => {
    tell.current = onCollected;
  });
  useEffect(() => {
    for (const item of queue) {
      if (item.operation !== 'requests.report' || item.state !== 'sent') continue;
      const receipt = item.answer as Receipt;
      rememberLink(linkOfReceipt(receipt, textOf(item), Date.now()));
      void removeQueued(item.idempotencyKey);
      tell.current?.(item.idempotencyKey, receipt);
    }
  }, [queue]);
}
