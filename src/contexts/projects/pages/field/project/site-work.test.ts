import { describe, expect, it } from 'vitest';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { actionsNow } from './site-work.ts';

const offered = (...names: readonly string[]) => names.map((action) => ({ action, fields: [] }));
function queued(action: string, state: QueuedItem['state'] = 'waiting'): QueuedItem {
  return { idempotencyKey: action, operation: `projects.${action}`, input: { params: { id: 'p' }, body: {} }, photos: [], photosField: 'photos', title: '', enqueuedAt: 0, state, attempts: 0, nextAttemptAt: 0 };
}
const names = (actions: readonly { readonly action: string }[]): readonly string[] => actions.map(({ action }) => action);

describe('what can be done on site while the phone has something waiting', () => {
  const contracted = { actions: offered('startWork', 'cancel'), afterStart: offered('workNote', 'reportDone') };
  const working = { actions: offered('workNote', 'reportDone', 'approveChange'), afterStart: [] };

  it('is what the server offers when nothing waits, or only what was refused', () => {
    expect(names(actionsNow(contracted, []))).toEqual(['startWork', 'cancel']);
    expect(names(actionsNow(contracted, [queued('startWork', 'refused')]))).toEqual(['startWork', 'cancel']);
  });

  it('goes on after work was begun without a network, and ends with its completion', () => {
    expect(names(actionsNow(contracted, [queued('startWork')]))).toEqual(['workNote', 'reportDone']);
    expect(names(actionsNow(contracted, [queued('startWork'), queued('reportDone')]))).toEqual([]);
  });

  it('lets notes follow each other, but no decision', () => {
    expect(names(actionsNow(working, [queued('workNote'), queued('workNote')]))).toEqual(['workNote', 'reportDone']);
  });
});
