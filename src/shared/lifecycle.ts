import type { z } from 'zod';
import { type Actor, type Role, actorId, hasRoleAt, hasRoleAtWorkstation } from './actor.ts';
import { type FormField, formFieldsOf } from './form.ts';

/** Someone who may take a transition: a role at the record's place or workstation, somebody related to the record, or the program itself. */
export type Who<Relation extends string = string> =
  | { readonly role: Role; readonly at: 'place' | 'workstation' }
  | { readonly relation: Relation }
  | { readonly system: true };

/** What a transition does to the clocks of a record. */
export interface ClockEffect<Clock extends string = string> {
  readonly start?: readonly Clock[];
  readonly stop?: readonly Clock[];
}

export interface Transition<
  State extends string = string,
  Action extends string = string,
  Relation extends string = string,
  Clock extends string = string,
> {
  readonly from: readonly State[];
  /** The next state; `same` keeps the state; a list when the input decides among these. */
  readonly to: State | 'same' | readonly State[];
  readonly who: readonly Who<Relation>[];
  /** Four eyes: whoever last took one of these actions may not take this one. */
  readonly notBy?: readonly Action[];
  readonly input: z.ZodObject;
  /** Evidence the input must bring: the field that holds the photos and how many at least. */
  readonly evidence?: { readonly field: string; readonly minimum: number };
  readonly clocks?: ClockEffect<Clock>;
  /** Input fields that everybody may read on the public timeline; all others stay inside the office. */
  readonly publishes?: readonly string[];
  /** Shown on the public timeline at all. */
  readonly public: boolean;
}

export interface Lifecycle<
  State extends string = string,
  Action extends string = string,
  Relation extends string = string,
  Clock extends string = string,
> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  /** States that need nothing more from anyone. */
  readonly final: readonly State[];
  readonly transitions: Readonly<Record<Action, Transition<State, Action, Relation, Clock>>>;
}

/** What the engine has to know of a record. */
export interface Subject<State extends string = string, Relation extends string = string> {
  readonly state: State;
  readonly placePath: string;
  readonly workstationId: string | null;
  /** How the actor stands to this record, e.g. `reporter`. */
  readonly relations: ReadonlySet<Relation>;
  /** Who last took which action. */
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

export type Refusal = 'illegal-transition' | 'forbidden' | 'needs-another-person';

/** Declares a lifecycle; names of states and actions are checked by the compiler. */
export function defineLifecycle<
  const State extends string,
  const Action extends string,
  const Relation extends string,
  const Clock extends string,
>(definition: {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: NoInfer<State>;
  readonly final: readonly NoInfer<State>[];
  readonly relations: readonly Relation[];
  readonly clocks: readonly Clock[];
  readonly transitions: Readonly<Record<Action, Transition<NoInfer<State>, NoInfer<Action>, NoInfer<Relation>, NoInfer<Clock>>>>;
}): Lifecycle<State, Action, Relation, Clock> {
  return definition;
}

function isWho(who: Who, subject: Subject, actor: Actor): boolean {
  if ('system' in who) return actor.kind === 'system';
  if ('relation' in who) return subject.relations.has(who.relation);
  return who.at === 'place'
    ? hasRoleAt(actor, who.role, subject.placePath)
    : hasRoleAtWorkstation(actor, who.role, subject.workstationId);
}

function didBefore(transition: Transition, subject: Subject, actor: Actor): boolean {
  const id = actorId(actor);
  return id !== null && (transition.notBy ?? []).some((action) => subject.doers[action] === id);
}

/** Why this actor may not take this transition now; undefined when it is open to them. */
export function refusal(transition: Transition, subject: Subject, actor: Actor): Refusal | undefined {
  if (!transition.who.some((who) => isWho(who, subject, actor))) return 'forbidden';
  if (!transition.from.includes(subject.state)) return 'illegal-transition';
  if (didBefore(transition, subject, actor)) return 'needs-another-person';
  return undefined;
}

/** An action open to the actor now, with the form that it takes. */
export interface OpenAction {
  readonly action: string;
  readonly fields: readonly FormField[];
}

const formCache = new WeakMap<z.ZodObject, readonly FormField[]>();

/** The form of a transition, computed once per schema. */
export function formOf(transition: Transition): readonly FormField[] {
  const known = formCache.get(transition.input);
  if (known) return known;
  const fields = formFieldsOf(transition.input).map((field) =>
    transition.evidence?.field === field.name
      ? { ...field, required: transition.evidence.minimum > 0, minimum: transition.evidence.minimum }
      : field,
  );
  formCache.set(transition.input, fields);
  return fields;
}

/** Exactly the actions that will work for this actor on this record, in the order of the table. */
export function openActions(lifecycle: Lifecycle, subject: Subject, actor: Actor): readonly OpenAction[] {
  return Object.entries(lifecycle.transitions)
    .filter(([, transition]) => refusal(transition, subject, actor) === undefined)
    .map(([action, transition]) => ({ action, fields: formOf(transition) }));
}

/** The states a transition can lead to from a given state. */
export function targetsOf<State extends string>(transition: Transition<State>, from: State): readonly State[] {
  if (transition.to === 'same') return [from];
  return typeof transition.to === 'string' ? [transition.to] : transition.to;
}

/** In which capacity an actor takes a transition: the first row of its `who` that admits them. */
export function capacityOf(transition: Transition, subject: Subject, actor: Actor): string {
  const who = transition.who.find((one) => isWho(one, subject, actor));
  if (!who || 'system' in who) return 'system';
  return 'role' in who ? who.role : who.relation;
}
