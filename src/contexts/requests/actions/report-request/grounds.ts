import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { placeCovers, streetPathOf } from '../../../../shared/place-path.ts';
import { divisionTree, requestNumberPrefix } from '../../../places/index.ts';
import { givenStages, startStages, type WarningShares } from '../../rules/clocks.ts';
import type { CategoryRules } from '../../store/categories.ts';
import type { RequestRow } from '../../store/lock-request.ts';
import type { Whereabouts } from '../../store/save-request.ts';
import { whereaboutsOfCase } from '../../store/split.ts';
import { projectClocks, refuseForeignCategory, rulesFor, warningShares } from '../clocks.ts';
import { type Dispatcher, type DispatchGround, type Settled, dispatcherAt, settle } from '../dispatch/dispatcher.ts';
import { furtherPlaces } from '../further-places.ts';
import { type Located, whereabouts } from '../whereabouts.ts';
import type { ReportCall, Said } from './call.ts';

/** Staff may enter requests only for places they work in. */
function refuseForeignPlace(call: ReportCall, place: Whereabouts): void {
  // A grid worker may enter what lies anywhere in the street: what is noticed on the way must not be lost.
  if (call.actor.kind !== 'staff' || call.actor.assignments.some(({ placePath }) => placeCovers(streetPathOf(placePath), place.placePath))) return;
  throw problem(403, 'outside-your-places', {
    detail: 'You are signed in as staff, and this place lies outside the subdistricts you work in. Sign out to report it as a resident.',
  });
}

/** Where a case lies: as its reporter says, or where the case it is split off lies. */
async function placeOf(executor: Database | Transaction, call: ReportCall): Promise<Located> {
  if (call.splitFrom === undefined) return whereabouts(executor, call.input.where);
  const place = call.splitPlace ?? (await whereaboutsOfCase(executor, call.splitFrom));
  return { place, prefix: requestNumberPrefix(await divisionTree(executor), place.divisionCode), byTerritory: false };
}

/** What a new request rests on: reference data only, so that it may be looked up before the transaction, and shared by a batch at one place. */
export interface Grounds extends Located {
  readonly rules: CategoryRules;
  /** Places beside the first. */
  readonly further: readonly Whereabouts[];
  readonly dispatcher: Dispatcher;
  readonly ground: DispatchGround;
  readonly shares: WarningShares;
  /** What was decided already, by what was asked: the cases of a batch differ in little. */
  readonly decided: Map<string, Decided>;
}

/** Where a case goes, and the clocks that its priority sets. */
export interface Decided extends Settled {
  readonly priority: RequestRow['priority'];
  readonly clocks: ReturnType<typeof projectClocks>;
}

/** Looks up what a new request rests on. Throws 403, 422 naming the field. */
export async function groundsFor(platform: Platform, executor: Database | Transaction, call: ReportCall, now: Date): Promise<Grounds> {
  const { categoryId } = call.input;
  const rules = await rulesFor(executor, categoryId ?? null);
  if (!rules) throw fieldProblem('categoryId', 'not-found', 'There is no such category.');
  const { place, prefix, byTerritory } = await placeOf(executor, call);
  refuseForeignPlace(call, place);
  const further = await furtherPlaces(executor, place, call.input.alsoAt ?? []);
  refuseForeignCategory(rules, place.placePath);
  const dispatcher = await dispatcherAt(executor, await loadCalendar(executor), now);
  const workstation = place.workstationId === null ? null : { id: place.workstationId, name: place.workstationName ?? '' };
  const ground = {
    placePath: place.placePath, compoundId: place.compoundId, categoryId: categoryId ?? null, categoryCodes: rules.codes, usualWorkstationId: rules.defaultWorkstationId,
    territory: { by: call.splitFrom === undefined ? (byTerritory ? 'territory' : 'default') : 'split', workstation },
  } as const;
  return { place, prefix, byTerritory, further, rules, dispatcher, ground, shares: await warningShares(platform.database, now), decided: new Map() };
}

/** Where a case goes by the rules of its moment, and how long each of its stages may take; `asRecord` runs no clock. */
export async function decisionFor(
  executor: Database | Transaction,
  { dispatcher, ground, rules, shares, decided }: Grounds,
  { channel, nature }: Said,
  asRecord: boolean,
): Promise<Decided> {
  const key = `${channel} ${nature} ${asRecord}`;
  const known = decided.get(key);
  if (known) return known;
  const settled = await settle(executor, dispatcher, ground, { channel, nature, priority: 'normal' });
  const priority = (settled.rule?.priority ?? 'normal') as RequestRow['priority'];
  const stages = startStages(givenStages(rules, priority), asRecord ? [] : ['response'], dispatcher.at.toISOString());
  const found = { ...settled, priority, clocks: projectClocks(dispatcher.calendar, { stages, pauses: [] }, shares) };
  decided.set(key, found);
  return found;
}
