import type { FormValues } from '../../../../../ui/action/form-values.ts';

/** What was begun for one action of one task; kept on the phone. */
export interface TaskDraft {
  readonly values: FormValues;
}

export const emptyTaskDraft: TaskDraft = { values: {} };

/** Name of the draft of an action, for its words and its photos. */
export function draftNameOf(id: string, action: string): string {
  return `task-${id}-${action}`;
}
