import type { Transition } from '../../shared/lifecycle.ts';

/** The state a transition leads to; where it leads to several, the one its effect chose. */
export function targetState<State extends string>({ to }: Pick<Transition<State>, 'to'>, from: State, chosen?: State): State {
  if (to === 'same') return from;
  if (typeof to === 'string') return to;
  if (chosen === undefined || !to.includes(chosen)) throw new Error('The action did not choose one of its target states');
  return chosen;
}
