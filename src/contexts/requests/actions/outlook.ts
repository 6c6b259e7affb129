import { type Actor, actorId } from '../../../shared/actor.ts';
import { formOf, openActions, type Subject, targetsOf } from '../../../shared/lifecycle.ts';
import type { FormField } from '../../../shared/form.ts';
import type { RequestAction } from '../inputs.ts';
import { type RequestState, requestLifecycle } from '../lifecycle.ts';

/** What an actor can do in a state, and where each action leads; null where the input decides. */
export type Outlook = Partial<Record<RequestState, { readonly action: string; readonly to: RequestState | null }[]>>;

/**
 * What this actor alone can go on to do from here, state by state: a phone without a network offers the next step of
 * the work without knowing the lifecycle.
 */
export function outlookOf(subject: Subject, actor: Actor): Outlook {
  const outlook: Outlook = {};
  const visit = (here: Subject): void => {
    const state = here.state as RequestState;
    if (outlook[state]) return;
    const steps = openActions(requestLifecycle, here, actor).map(({ action }) => {
      const targets = targetsOf<RequestState>(requestLifecycle.transitions[action as RequestAction], state);
      return { action, to: targets.length === 1 ? (targets[0] ?? null) : null };
    });
    outlook[state] = steps;
    for (const { action, to } of steps) {
      if (to !== null && to !== state) visit({ ...here, state: to, doers: { ...here.doers, [action]: actorId(actor) ?? '' } });
    }
  };
  visit(subject);
  return outlook;
}

/** The form of every action named in some outlooks, once each. */
export function formsOf(outlooks: readonly Outlook[]): Record<string, readonly FormField[]> {
  const actions = new Set(outlooks.flatMap((outlook) => Object.values(outlook).flatMap((steps) => steps.map(({ action }) => action))));
  return Object.fromEntries([...actions].map((action) => [action, formOf(requestLifecycle.transitions[action as RequestAction])]));
}
