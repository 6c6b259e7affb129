import type { z } from 'zod';
import { type Actor, type Role, actorId, hasRoleAbove, hasRoleAt, hasRoleAtWorkstation } from './actor.ts';
import { type FormField, formFieldsOf } from './form.ts';

/**
 * Someone who may take a transition: a role at the record's place, at its district or above, or at its workstation; somebody
 * related to the record; or the program itself.
 */
export type Who<Relation extends string = string> =
  | { readonly role: Role; readonly at: 'place' | 'district' | 'workstation' }
  | { readonly relation: Relation }
  | { readonly system: true };

/** What a transition does to the clocks of a record. */
export interface ClockEffect<Clock extends string = string> {
  readonly start?: readonly Clock[];
  readonly stop?: readonly Clock[];
  /** All clocks stand still from here on, or run on. */
  readonly hold?: 'pause' | 'resume';
}

export interface Transition<
  State extends string = string,
  Action extends string = string,
  Relation extends string = string,
  Clock extends string = string,
  Condition extends string = string,
> {
  readonly from: readonly State[];
  /** The next state; `same` keeps the state; a list when the input decides among these. */
  readonly to: State | 'same' | readonly State[];
  readonly who: readonly Who<Relation>[];
  /** Holds of the record beside its state, all of them: e.g. that an extension was asked for. */
  readonly when?: readonly Condition[];
  /** None of these may hold of the record. */
  readonly unless?: readonly Condition[];
  /** Four eyes: whoever last took one of these actions may not take this one. */
  readonly notBy?: readonly Action[];
  /** The condition under which one person may do both after all. */
  readonly notByUnless?: Condition;
  readonly input: z.ZodObject;
  /** Evidence the input must bring: the field that holds the photos and how many at least, unless a condition waives it. */
  readonly evidence?: { readonly field: string; readonly minimum: number; readonly unless?: Condition };
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
  Condition extends string = string,
> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  /** States that need nothing more from anyone. */
  readonly final: readonly State[];
  readonly transitions: Readonly<Record<Action, Transition<State, Action, Relation, Clock, Condition>>>;
}

/** What the engine has to know of a record. */
export interface Subject<State extends string = string, Relation extends string = string> {
  readonly state: State;
  readonly placePath: string;
  readonly workstationId: string | null;
  /** How the actor stands to this record, e.g. `reporter`. */
  readonly relations: ReadonlySet<Relation>;
  /** What holds of the record beside its state. */
  readonly conditions?: ReadonlySet<string>;
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
  const Condition extends string = never,
>(definition: {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: NoInfer<State>;
  readonly final: readonly NoInfer<State>[];
  readonly relations: readonly Relation[];
  readonly clocks: readonly Clock[];
  readonly conditions?: readonly Condition[];
  readonly transitions: Readonly<Record<Action, Transition<NoInfer<State>, NoInfer<Action>, NoInfer<Relation>, NoInfer<Clock>, NoInfer<Condition>>>>;
}): Lifecycle<State, Action, Relation, Clock, Condition> {
  return definition;
}

function isWho(who: Who, subject: Subject, actor: Actor): boolean {
  if ('system' in who) return actor.kind === 'system';
  if ('relation' in who) return subject.relations.has(who.relation);
  switch (who.at) {
    case 'place':
      return hasRoleAt(actor, who.role, subject.placePath);
    case 'district':
      return hasRoleAbove(actor, who.role, subject.placePath, 'district');
    case 'workstation':
      return hasRoleAtWorkstation(actor, who.role, subject.workstationId);
  }
}

function holds(subject: Subject, condition: string | undefined): boolean {
  return condition !== undefined && (subject.conditions?.has(condition) ?? false);
}

function didBefore(transition: Transition, subject: Subject, actor: Actor): boolean {
  const id = actorId(actor);
  if (holds(subject, transition.notByUnless)) return false;
  return id !== null && (transition.notBy ?? []).some((action) => subject.doers[action] === id);
}

/** Why this actor may not take this transition now; undefined when it is open to them. */
export function refusal(transition: Transition, subject: Subject, actor: Actor): Refusal | undefined {
  if (!transition.who.some((who) => isWho(who, subject, actor))) return 'forbidden';
  if (!transition.from.includes(subject.state)) return 'illegal-transition';
  if (!(transition.when ?? []).every((condition) => holds(subject, condition))) return 'illegal-transition';
  if ((transition.unless ?? []).some((condition) => holds(subject, condition))) return 'illegal-transition';
  if (didBefore(transition, subject, actor)) return 'needs-another-person';
  return undefined;
}

/** An action open to the actor now, with the form that it takes. */
export interface OpenAction {
  readonly action: string;
  readonly fields: readonly FormField[];
}

/** How many pieces of evidence a transition demands of this record. */
export function evidenceNeeded({ evidence }: Transition, subject: Pick<Subject, 'conditions'>): number {
  if (!evidence || (evidence.unless !== undefined && subject.conditions?.has(evidence.unless))) return 0;
  return evidence.minimum;
}

const formCache = new WeakMap<z.ZodObject, Map<number, readonly FormField[]>>();
const noConditions = {};

/** The form of a transition, computed once per schema and number of photos it demands. */
export function formOf(transition: Transition, subject: Pick<Subject, 'conditions'> = noConditions): readonly FormField[] {
  const minimum = evidenceNeeded(transition, subject);
  const forms = formCache.get(transition.input) ?? new Map<number, readonly FormField[]>();
  formCache.set(transition.input, forms);
  const known = forms.get(minimum);
  if (known) return known;
  const fields = formFieldsOf(transition.input).map((field) =>
    transition.evidence?.field === field.name ? { ...field, required: minimum > 0, minimum } : field,
  );
  forms.set(minimum, fields);
  return fields;
}

/** Exactly the actions that will work for this actor on this record, in the order of the table. */
export function openActions(lifecycle: Lifecycle, subject: Subject, actor: Actor): readonly OpenAction[] {
  return Object.entries(lifecycle.transitions)
    // Most actions have another state: that is asked first, being the cheapest question.
    .filter(([, transition]) => transition.from.includes(subject.state) && refusal(transition, subject, actor) === undefined)
    .map(([action, transition]) => ({ action, fields: formOf(transition, subject) }));
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
