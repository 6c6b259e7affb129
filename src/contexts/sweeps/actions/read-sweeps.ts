import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { openActions, refusal } from '../../../shared/lifecycle.ts';
import { placeCovers, streetPathOf } from '../../../shared/place-path.ts';
import { historyOf } from '../../../platform/events/store.ts';
import type { TimelineEvent } from '../../../platform/events/timeline.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import { placePathOf } from '../../places/index.ts';
import { type KnownCase, casesById, isPublicCase, maySeeCase, publicCaseOfNumber } from '../../requests/index.ts';
import type { measureKinds } from '../../requests/contract.ts';
import type { ListQuery, SweepDetail, SweepPlaceView, SweepSummary } from '../contract.ts';
import { sweepLifecycle } from '../lifecycle.ts';
import { checks, mayPlan, maySee, readerRoles, subjectOf } from '../policy.ts';
import { isLate } from '../rules.ts';
import { type FactRow, type PlaceRow, readFacts, readPlaces, sweepOfFind } from '../store/places.ts';
import { ruleValue } from '../store/rules.ts';
import { type Reach, type SweepLine, listSweeps, readSweeps, runningAt, sweepsOfSource } from '../store/sweeps.ts';

const hour = 3_600_000;
const notFound = () => problem(404, 'not-found', { detail: 'There is no such sweep.' });

function reachOf(actor: Actor): Reach {
  const own = assignmentsOf(actor).filter(({ role }) => (readerRoles as readonly string[]).includes(role));
  return {
    placePaths: own.filter(({ role, workstationId }) => workstationId === undefined || role === 'workstationLead').map(({ placePath }) => placePath),
    workstationIds: own.flatMap(({ workstationId }) => workstationId ?? []),
  };
}

function summaryOf(row: SweepLine, now: Date): SweepSummary {
  return {
    id: row.id, number: row.number, state: row.state, title: row.title, question: row.question, placeName: row.placeName,
    sourceId: row.sourceId, sourceNumber: row.sourceNumber, dueOn: row.dueOn, dueAt: row.dueAt.toISOString(),
    late: isLate(row.state, row.dueAt.getTime(), now.getTime()), progress: row.progress, createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null, endedAt: row.endedAt?.toISOString() ?? null,
  };
}

function caseOf(known: KnownCase | undefined) {
  return known ? { id: known.id, number: known.number, state: known.state, title: known.title, placeName: known.placeName } : null;
}

/** A page of sweeps within the actor's places, newest first. */
export async function listForDesk(platform: Platform, actor: Actor, { divisionCode, late, limit, ...query }: ListQuery) {
  const now = platform.clock.now();
  // An unknown unit lists nothing instead of everything.
  const placePath = divisionCode === undefined ? undefined : ((await placePathOf(platform.database, [divisionCode])).get(divisionCode) ?? 'nowhere');
  const rows = await listSweeps(platform.database, reachOf(actor), { ...query, late: late === 'true', placePath, limit: limit + 1 }, now);
  const items = rows.slice(0, limit).map((row) => summaryOf(row, now));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

interface Around {
  readonly facts: ReadonlyMap<string, readonly FactRow[]>;
  readonly cases: ReadonlyMap<string, KnownCase>;
  readonly names: ReadonlyMap<string, string>;
  readonly apartHours: number;
}

async function around(platform: Platform, rows: readonly SweepLine[], places: readonly PlaceRow[], history: readonly TimelineEvent[] = []): Promise<Around> {
  const { database, clock } = platform;
  const facts = await readFacts(database, places.map(({ id }) => id));
  const staff = [...facts.map(({ recordedBy }) => recordedBy), ...history.map(({ actorId }) => actorId)].filter((id) => id !== null);
  const caseIds = [...places.map(({ requestId }) => requestId), ...rows.map(({ sourceId }) => sourceId)].filter((id) => id !== null);
  const [cases, names, apartHours] = await Promise.all([
    casesById(database, caseIds),
    staff.length === 0 ? new Map<string, string>() : displayNameOf(database, [...new Set(staff)]),
    ruleValue(database, 'secondTryAfterHours', clock.now()),
  ]);
  return { facts: Map.groupBy(facts, ({ placeId }) => placeId), cases, names, apartHours };
}

/** From when on another try at a place that was not reachable counts. */
function nextTryOf(place: PlaceRow, apartHours: number): string | null {
  if (place.accounted || place.result !== 'notReachable' || !place.observedAt) return null;
  return new Date(place.observedAt.getTime() + apartHours * hour).toISOString();
}

function placeView(row: SweepLine, place: PlaceRow, { facts, cases, names, apartHours }: Around, actor: Actor): SweepPlaceView {
  const subject = subjectOf(row, actor, place);
  const open = (action: 'record' | 'decide' | 'reassign'): boolean => refusal(sweepLifecycle.transitions[action], subject, actor) === undefined;
  return {
    id: place.id, position: place.position, compoundId: place.compoundId, name: place.name, address: place.address, divisionCode: place.divisionCode,
    placeName: place.placeName, gridName: place.gridName, point: place.point, workstationId: place.workstationId, workstationName: place.workstationName,
    result: place.result, observedAt: place.observedAt?.toISOString() ?? null, vainTries: place.vainTries, decided: place.decided, accounted: place.accounted,
    nextTryFrom: nextTryOf(place, apartHours),
    case: place.requestId === null ? null : caseOf(cases.get(place.requestId)),
    facts: (facts.get(place.id) ?? []).map((fact) => ({
      id: fact.id, result: fact.result, remark: fact.remark, observedAt: fact.observedAt.toISOString(), recordedAt: fact.recordedAt.toISOString(),
      role: fact.role, actorName: fact.recordedBy === null ? null : (names.get(fact.recordedBy) ?? null), photos: [...fact.photoIds],
    })),
    mayRecord: open('record'),
    mayDecide: open('decide') && place.result === 'notReachable' && !place.accounted,
    mayReassign: open('reassign') && !place.accounted,
  };
}

function stepOf(event: TimelineEvent, names: ReadonlyMap<string, string>): SweepDetail['steps'][number] {
  const { role, ...shown } = event.publicDetail ?? {};
  const { factId: _, placeId: __, workstationId: ___, categoryId: ____, planned: _____, ...inner } = event.internalDetail ?? {};
  return {
    sequence: event.sequence,
    action: event.action,
    at: event.occurredAt.toISOString(),
    role: typeof role === 'string' ? role : event.actorKind,
    actorName: event.actorId === null ? null : (names.get(event.actorId) ?? null),
    detail: { ...shown, ...inner },
    photos: event.evidence.map(({ file }) => file),
  };
}

/** One sweep in full. Throws 404 when it lies outside the actor's places. */
export async function readSweep(platform: Platform, actor: Actor, id: string): Promise<SweepDetail> {
  const [row] = await readSweeps(platform.database, [id]);
  const places = row ? await readPlaces(platform.database, [id]) : [];
  if (!row || !maySee(row, places, actor)) throw notFound();
  const history = await historyOf(platform.database, 'sweep', id);
  const known = await around(platform, [row], places, history);
  // What is done at one place stands beside that place; closing waits for the last one.
  const atPlaces = new Set(['record', 'decide', 'reassign', ...(places.every(({ accounted }) => accounted) ? [] : ['close'])]);
  return {
    ...summaryOf(row, platform.clock.now()),
    version: row.version,
    divisionCode: row.divisionCode,
    categoryId: row.categoryId,
    scope: row.scope,
    measure: row.measure,
    measureKind: row.measureKind as (typeof measureKinds)[number] | null,
    plannedAmountFen: row.plannedAmountFen,
    source: row.sourceId === null ? null : caseOf(known.cases.get(row.sourceId)),
    places: places.map((place) => placeView(row, place, known, actor)),
    steps: history.map((event) => stepOf(event, known.names)).reverse(),
    actions: openActions(sweepLifecycle, subjectOf(row, actor), actor)
      .filter(({ action }) => !atPlaces.has(action))
      .map(({ action, fields }) => ({ action, fields: [...fields] })),
  };
}

/** The actor's own part of the running sweeps, nearest deadline first. */
export async function checklistFor(platform: Platform, actor: Actor) {
  const rows = await runningAt(platform.database, reachOf(actor).workstationIds);
  const places = (await readPlaces(platform.database, rows.map(({ id }) => id))).filter((place) => checks(actor, place));
  const known = await around(platform, rows, places);
  const bySweep = Map.groupBy(places, ({ sweepId }) => sweepId);
  const now = platform.clock.now();
  return {
    items: rows
      .filter(({ id }) => bySweep.has(id))
      .map((row) => {
        const example = row.sourceId === null ? null : (known.cases.get(row.sourceId)?.beforeFileId ?? null);
        return {
          ...summaryOf(row, now),
          examples: example === null ? [] : [example],
          places: (bySweep.get(row.id) ?? []).map((place) => placeView(row, place, known, actor)),
        };
      }),
  };
}

/** The sweeps a case set off and the one it was found by. Throws 404 when the case lies outside the actor's places. */
export async function sweepsOfRequest(platform: Platform, actor: Actor, requestId: string) {
  const known = (await casesById(platform.database, [requestId])).get(requestId);
  if (!known || !maySeeCase(known, actor)) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  const now = platform.clock.now();
  const foundBy = await sweepOfFind(platform.database, requestId);
  const [from] = foundBy === undefined ? [] : await readSweeps(platform.database, [foundBy]);
  const street = streetPathOf(known.placePath);
  return {
    setOff: (await sweepsOfSource(platform.database, requestId)).map((row) => summaryOf(row, now)),
    foundBy: from ? summaryOf(from, now) : null,
    mayPlan: mayPlan(actor, known.placePath) || assignmentsOf(actor).some(({ placePath }) => placeCovers(street, placePath) && mayPlan(actor, placePath)),
  };
}

/** What everybody may know of the sweeps after a public case. Throws 404. */
export async function sweepsOfPublicRequest(platform: Platform, number: string) {
  const source = await publicCaseOfNumber(platform.database, number);
  if (!source) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  const rows = (await sweepsOfSource(platform.database, source.id)).filter(({ state }) => state === 'running' || state === 'closed');
  const places = await readPlaces(platform.database, rows.map(({ id }) => id));
  const cases = await casesById(platform.database, places.flatMap(({ requestId }) => requestId ?? []));
  const items = [];
  for (const row of rows) {
    const own = places.filter(({ sweepId }) => sweepId === row.id);
    const closing = row.state === 'closed' ? (await historyOf(platform.database, 'sweep', row.id)).at(-1) : undefined;
    const summary = closing?.publicDetail?.['summary'];
    items.push({
      number: row.number, state: row.state, placeName: row.placeName, places: own.length,
      found: own.filter(({ result }) => result === 'found').length,
      accounted: own.filter(({ accounted }) => accounted).length,
      summary: typeof summary === 'string' ? summary : null,
      cases: own
        .flatMap(({ result, requestId }) => (result === 'found' && requestId !== null ? (cases.get(requestId) ?? []) : []))
        .filter(isPublicCase)
        .map(({ number: found, state, placeName }) => ({ number: found, state, placeName })),
    });
  }
  return { items };
}
