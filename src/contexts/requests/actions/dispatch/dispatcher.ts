import type { Calendar } from '../../../../shared/calendar.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import { type Workstation, workstationById } from '../../../places/index.ts';
import { type Decision, type DispatchReason, type Fallback, type Workplace, decide, momentOf } from '../../rules/dispatch/decision.ts';
import { type CaseFacts, type DispatchTarget, inForce } from '../../rules/dispatch/rule.ts';
import { type StoredRevision, revisionsFrom } from '../../store/dispatch-rules.ts';

/** Where a case lies, who serves that place without any rule, and what its category says. */
export interface DispatchGround {
  readonly placePath: string;
  readonly compoundId: string | null;
  readonly categoryId: string | null;
  /** Its category's code and those above. */
  readonly categoryCodes: readonly string[];
  readonly usualWorkstationId: string | null;
  readonly territory: Omit<Fallback, 'usual'>;
}

type Asked = Pick<CaseFacts, 'channel' | 'nature' | 'priority'>;

/** The rules of a moment with the workstations they name, as far as somebody asked. */
export interface Dispatcher {
  readonly at: Date;
  readonly calendar: Calendar;
  readonly ordered: readonly StoredRevision[];
  readonly workstations: Map<string, Workstation | undefined>;
}

/** The rules of one reading in the order they are asked, with the day they were ordered for. */
const orderings = new WeakMap<readonly StoredRevision[], { readonly on: string; readonly ordered: readonly StoredRevision[] }>();

/** Revisions are kept for a second: all that comes in meanwhile shares one ordering, for as long as its day lasts. */
function orderedFor(revisions: readonly StoredRevision[], on: string): readonly StoredRevision[] {
  const known = orderings.get(revisions);
  if (known?.on === on) return known.ordered;
  const ordered = inForce(revisions, on);
  orderings.set(revisions, { on, ordered });
  return ordered;
}

/** The rules in force at a moment, in the order they are asked. */
export async function dispatcherAt(executor: Database | Transaction, calendar: Calendar, at: Date): Promise<Dispatcher> {
  const on = plainDateOf(at.getTime());
  return { at, calendar, ordered: orderedFor(await revisionsFrom(executor, on), on), workstations: new Map() };
}

async function workstationOf(executor: Database | Transaction, { workstations }: Dispatcher, id: string): Promise<Workstation | undefined> {
  if (!workstations.has(id)) workstations.set(id, await workstationById(executor, id));
  return workstations.get(id);
}

/** Does a workstation, alive, serve a place? */
export function workstationServes(workstation: Workstation | undefined, placePath: string): boolean {
  return workstation !== undefined && !workstation.archived && placeCovers(workstation.placePath, placePath);
}

/** The name and place of whom a target means; undefined for one that is gone. */
function unitOf({ ordered }: Dispatcher, { id }: DispatchTarget): StoredRevision['unit'] {
  return ordered.find(({ target }) => target.id === id)?.unit ?? null;
}

/** What was decided, with whom it means. */
export interface Settled {
  readonly reason: DispatchReason;
  readonly ruleId: string | null;
  readonly rule: Decision['rule'];
  readonly workstation: Workplace | null;
}

/** Decides where a case goes; the workstations that rules name are looked up only when it comes to them. */
export async function settle(executor: Database | Transaction, dispatcher: Dispatcher, ground: DispatchGround, asked: Asked): Promise<Settled> {
  const { day, minute } = momentOf(dispatcher.calendar, dispatcher.at);
  const facts: CaseFacts = { ...asked, day, minute, placePath: ground.placePath, compoundId: ground.compoundId, categoryCodes: ground.categoryCodes };
  const usual = ground.usualWorkstationId === null ? undefined : await workstationOf(executor, dispatcher, ground.usualWorkstationId);
  const serves = (target: DispatchTarget, placePath: string): boolean => {
    if (target.kind === 'workstation') return !dispatcher.workstations.has(target.id) || workstationServes(dispatcher.workstations.get(target.id), placePath);
    const unit = unitOf(dispatcher, target);
    return unit !== null && unit.active && placeCovers(unit.placePath, placePath);
  };
  const fallback: Fallback = { ...ground.territory, usual: usual && workstationServes(usual, ground.placePath) ? { id: usual.id, name: usual.name } : null };
  let decision = decide(dispatcher.ordered, facts, serves, fallback);
  // A workstation that was not looked up counts as serving: it is looked up now, and asked again if it does not.
  while (decision.rule?.target.kind === 'workstation' && !dispatcher.workstations.has(decision.rule.target.id)) {
    await workstationOf(executor, dispatcher, decision.rule.target.id);
    decision = decide(dispatcher.ordered, facts, serves, fallback);
  }
  return settled(dispatcher, decision, fallback, { ...asked, day, minute, categoryId: ground.categoryId });
}

function settled(dispatcher: Dispatcher, { by, rule, looked }: Decision, fallback: Fallback, facts: DispatchReason['facts']): Settled {
  const named = rule?.target.kind === 'workstation' ? dispatcher.workstations.get(rule.target.id) : undefined;
  const unit = rule?.target.kind === 'unit' ? unitOf(dispatcher, rule.target) : null;
  const chosen = named ?? fallback.usual ?? fallback.workstation;
  const workstation = chosen && { id: chosen.id, name: chosen.name };
  return {
    ruleId: rule?.id ?? null,
    rule,
    workstation,
    reason: {
      by, at: dispatcher.at.toISOString(), workstation, unit: rule && unit ? { id: rule.target.id, name: unit.name } : null, priority: rule?.priority ?? null, facts, looked,
    },
  };
}
