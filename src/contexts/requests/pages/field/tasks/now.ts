import { actionOf } from '../../../../../ui/offline/pending.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import type { Task } from './use-tasks.ts';

type Action = Task['actions'][number];

/** Actions that carry the work on, in its order; 退回 and words to others stand behind them. */
const flow: readonly string[] = ['acknowledge', 'siteCheck', 'complete', 'finishStage', 'startWork', 'plan'];

/** What comes behind, in this order; words to others are last. */
const later: readonly string[] = ['answerSupervision', 'return', 'askExtension', 'askShelving'];

/** Does this action carry the work on? */
export function movesOn(action: string): boolean {
  return flow.includes(action);
}

function rank({ action }: Action): number {
  const at = flow.indexOf(action);
  if (at >= 0) return at;
  const after = later.indexOf(action);
  return flow.length + (after >= 0 ? after : later.length);
}

/**
 * What can be done now: what the server let this person do, or, while actions of this phone are not sent yet, what will be
 * possible after them. Where that is not known only words may follow.
 */
export function actionsNow(task: Pick<Task, 'state' | 'actions' | 'outlook' | 'forms'>, pending: readonly QueuedItem[]): readonly Action[] {
  let { state } = task;
  let actions: readonly Action[] = task.actions;
  for (const item of pending) {
    if (item.state === 'refused') continue;
    const step = task.outlook?.[state]?.find(({ action }) => action === actionOf(item));
    const words = task.actions.filter(({ action }) => action === 'reply' || action === 'note');
    if (!step || step.to === null) return words;
    if (step.to === state) continue;
    state = step.to;
    actions = (task.outlook?.[state] ?? []).map(({ action }) => ({ action, fields: task.forms?.[action] ?? [] }));
  }
  return [...actions].sort((a, b) => rank(a) - rank(b));
}
