import { describe, expect, it } from 'vitest';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { actionsNow } from './now.ts';

type Known = Parameters<typeof actionsNow>[0];

const form = (name: string): Known['actions'][number]['fields'] => [{ name, control: 'longText', required: true }];
const offered = (...actions: string[]) => actions.map((action) => ({ action, fields: form(action) }));

const task: Known = {
  state: 'dispatched',
  actions: offered('note', 'reply', 'return', 'siteCheck', 'acknowledge'),
  forms: { siteCheck: form('findings'), complete: form('summary'), note: form('note') },
  outlook: {
    dispatched: [{ action: 'acknowledge', to: 'acknowledged' }, { action: 'siteCheck', to: 'checked' }, { action: 'note', to: 'dispatched' }],
    acknowledged: [{ action: 'note', to: 'acknowledged' }, { action: 'siteCheck', to: 'checked' }],
    checked: [{ action: 'note', to: 'checked' }, { action: 'complete', to: 'completed' }],
    completed: [{ action: 'note', to: 'completed' }],
  },
};

function queued(action: string, state: QueuedItem['state'] = 'waiting'): QueuedItem {
  return { idempotencyKey: action, operation: `requests.${action}`, input: {}, photos: [], photosField: 'photos', title: '', enqueuedAt: 0, state, attempts: 0, nextAttemptAt: 0 };
}

const names = (pending: readonly QueuedItem[]) => actionsNow(task, pending).map(({ action }) => action);

describe('what can be done now', () => {
  it('is what the server offers, in the order of the work', () => {
    expect(names([])).toEqual(['acknowledge', 'siteCheck', 'return', 'note', 'reply']);
  });

  it('goes on after what waits on this phone', () => {
    expect(names([queued('acknowledge')])).toEqual(['siteCheck', 'note']);
    expect(names([queued('acknowledge'), queued('siteCheck')])).toEqual(['complete', 'note']);
    expect(names([queued('note'), queued('siteCheck'), queued('complete')])).toEqual(['note']);
    expect(actionsNow(task, [queued('siteCheck')])[0]?.fields).toEqual(form('summary'));
  });

  it('does not count what was refused', () => {
    expect(names([queued('siteCheck', 'refused')])).toEqual(['acknowledge', 'siteCheck', 'return', 'note', 'reply']);
  });

  it('leaves only words where it is not known what comes after', () => {
    expect(actionsNow({ state: task.state, actions: task.actions }, [queued('siteCheck')]).map(({ action }) => action)).toEqual(['note', 'reply']);
    expect(names([queued('rate')])).toEqual(['note', 'reply']);
  });
});
