import type { Tone } from '../../../../ui/tokens.ts';
import type { PublicRequest } from '../../contract.ts';

export type State = PublicRequest['state'];

/** The colour of each state; with its icon and word it stands the same on every screen. */
export const stateTones: Readonly<Record<State, Tone>> = {
  submitted: 'neutral',
  accepted: 'active',
  dispatched: 'active',
  acknowledged: 'active',
  checked: 'active',
  planned: 'active',
  working: 'active',
  shelved: 'neutral',
  completed: 'active',
  verified: 'accent',
  closed: 'done',
  rejected: 'late',
  withdrawn: 'neutral',
  joined: 'neutral',
  recorded: 'neutral',
};

/** A case that asks nobody for anything any more. */
export function isFinished(state: State): boolean {
  return state === 'closed' || state === 'rejected' || state === 'withdrawn' || state === 'joined' || state === 'recorded';
}

/** When something is due, and whether the date may still move. */
export interface Due {
  readonly due: string;
  readonly provisional: boolean;
}

/** The clock that matters now: the first answer while it is outstanding, then the solution; none once all is done. */
export function dueOf(request: { readonly state: State; readonly response: Due | null; readonly resolution: Due | null }): Due | undefined {
  if (isFinished(request.state) || request.state === 'completed' || request.state === 'verified') return undefined;
  return request.response ?? request.resolution ?? undefined;
}

/** Late already, or within the warning time (milliseconds) of being late. */
export function urgencyOf(due: Due, now: number, warning = 8 * 3_600_000): 'late' | 'soon' | 'active' {
  const left = Date.parse(due.due) - now;
  if (left < 0) return 'late';
  return left <= warning ? 'soon' : 'active';
}
