import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { actionOf } from '../../../../../ui/offline/pending.ts';
import type { ProjectDetail } from '../../../contract.ts';
import { isSiteAction } from '../../../rules/site-work.ts';

export type OfferedAction = ProjectDetail['actions'][number];

/**
 * What can be done now: what the server offers, or, while work of this phone is not sent yet, what may follow it on site.
 * Decisions wait until the phone has sent what it has.
 */
export function actionsNow(project: Pick<ProjectDetail, 'actions' | 'afterStart'>, pending: readonly QueuedItem[]): readonly OfferedAction[] {
  const waiting = pending.filter(({ state }) => state !== 'refused').map(actionOf);
  if (waiting.length === 0) return project.actions;
  if (waiting.includes('reportDone')) return [];
  const onSite = waiting.includes('startWork') ? project.afterStart : project.actions;
  return onSite.filter(({ action }) => isSiteAction(action));
}

/** Name of the draft of an action on site, for its words and its photos. */
export function draftNameOf(id: string, action: string): string {
  return `project-${id}-${action}`;
}
