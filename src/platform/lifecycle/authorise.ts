import type { Actor } from '../../shared/actor.ts';
import { type Lifecycle, type Subject, type Transition, evidenceNeeded, refusal } from '../../shared/lifecycle.ts';
import { fieldProblem, problem } from '../problem.ts';

/**
 * The transition if this actor may take it now; otherwise throws 401 or 403 (not theirs to take), 409
 * (not from this state) or 403 `needs-another-person` (four eyes).
 */
export function authorise<State extends string>(lifecycle: Lifecycle<State>, action: string, subject: Subject, actor: Actor): Transition<State> {
  const transition = lifecycle.transitions[action];
  if (!transition) throw problem(404, 'not-found', { detail: 'There is no such action.' });
  switch (refusal(transition, subject, actor)) {
    case 'forbidden':
      throw actor.kind === 'visitor' && actor.linkDigest === undefined
        ? problem(401, 'sign-in-required', { detail: 'Sign in or use your tracking link to do this.' })
        : problem(403, 'forbidden', { detail: 'You may not do this here.' });
    case 'illegal-transition':
      throw problem(409, 'illegal-transition', {
        detail: `“${action}” is not possible while the record is “${subject.state}”.`,
        extra: { state: subject.state },
      });
    case 'needs-another-person':
      throw problem(403, 'needs-another-person', { detail: 'Somebody other than the person who did the work must do this.' });
    case undefined:
      return transition;
  }
}

/** Throws a field problem when an action brings less evidence than its transition demands. */
export function requireEvidence(transition: Transition, input: Readonly<Record<string, unknown>>, subject: Pick<Subject, 'conditions'> = {}): void {
  const minimum = evidenceNeeded(transition, subject);
  if (!transition.evidence || minimum === 0) return;
  const { field } = transition.evidence;
  const given = input[field];
  if (Array.isArray(given) && given.length >= minimum) return;
  throw fieldProblem(field, 'photo-required', `At least ${minimum} photo is required as evidence.`);
}

/** The input fields everybody may read, and the rest for the office. */
export function splitByAudience(
  transition: Transition,
  input: Readonly<Record<string, unknown>>,
): { readonly published: Record<string, unknown>; readonly internal: Record<string, unknown> } {
  const publishes = new Set(transition.publishes ?? []);
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return {
    published: Object.fromEntries(entries.filter(([name]) => publishes.has(name))),
    internal: Object.fromEntries(entries.filter(([name]) => !publishes.has(name))),
  };
}
