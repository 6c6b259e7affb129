import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import type { Evidence } from '../../../platform/events/chain.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { addJob } from '../../../platform/jobs/add-job.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { divisionTree, workstationById } from '../../places/index.ts';
import { casesById } from '../../requests/index.ts';
import type { InputOf, SweepAction } from '../inputs.ts';
import { mayPlan } from '../policy.ts';
import { believedTime, isAccounted, standingOf } from '../rules.ts';
import { type PlaceRow, deletePlaces, insertFact, insertPlaces, readFacts, savePlace } from '../store/places.ts';
import { ruleValue } from '../store/rules.ts';
import type { SweepChange, SweepRow } from '../store/sweeps.ts';
import { noteCorrection, openCase } from './open-case.ts';
import { contentOf, deadlineOn, plannedIn } from './plan-sweep.ts';
import { ofAddress, ofCompoundId } from './resolve-scope.ts';

export interface EffectContext<Action extends SweepAction> {
  readonly platform: Platform;
  readonly transaction: Transaction;
  readonly afterCommit: AfterCommit;
  readonly sweep: SweepRow;
  readonly places: readonly PlaceRow[];
  /** The place the action is about, where it is about one. */
  readonly place: PlaceRow | undefined;
  readonly actor: Actor;
  /** In which capacity the actor acts. */
  readonly role: string;
  readonly input: InputOf<Action>;
  readonly now: Date;
}

/** What an action does beyond changing the state. */
export interface EffectResult {
  readonly patch?: Pick<SweepChange, 'content' | 'startedAt' | 'endedAt'>;
  readonly internal?: Readonly<Record<string, unknown>>;
  readonly published?: Readonly<Record<string, unknown>>;
  readonly evidence?: readonly Evidence[];
  /** The case a find became. */
  readonly case?: { readonly id: string; readonly number: string };
}

type Effect<Action extends SweepAction> = (context: EffectContext<Action>) => Promise<EffectResult>;

function placeOf({ place }: { readonly place: PlaceRow | undefined }): PlaceRow {
  if (!place) throw fieldProblem('placeId', 'not-found', 'There is no such place on this checklist.');
  return place;
}

const revise: Effect<'revise'> = async ({ transaction, sweep, actor, input, now }) => {
  const source = sweep.sourceId === null ? undefined : (await casesById(transaction, [sweep.sourceId])).get(sweep.sourceId);
  const { content, resolved } = await contentOf(transaction, input, source, now);
  if (!mayPlan(actor, content.placePath)) throw problem(403, 'forbidden', { detail: 'This unit is outside the places you work in.' });
  await deletePlaces(transaction, sweep.id);
  await insertPlaces(transaction, sweep.id, resolved.places.map((place) => ({ ...place, id: newId(now.getTime()) })), 1);
  return { patch: { content }, internal: { places: resolved.places.length, planned: plannedIn(content) } };
};

const start: Effect<'start'> = async ({ transaction, sweep, places, now }) => {
  if (sweep.dueAt <= now) throw problem(409, 'deadline-over', { detail: 'The deadline of this draft is over; set another one first.' });
  await addJob(transaction, 'sweeps.tellCheckers', { sweepId: sweep.id, occasion: 'started' });
  return { patch: { startedAt: now }, published: { places: places.length } };
};

const record: Effect<'record'> = async (context) => {
  const { platform, transaction, afterCommit, sweep, actor, role, input, now } = context;
  const place = placeOf(context);
  if (input.result === 'found' && input.photos.length === 0) throw fieldProblem('photos', 'photo-required', 'A find needs a photo.');
  const corrects = place.result === 'found' && input.result !== 'found';
  if (corrects && !input.remark) throw fieldProblem('remark', 'reason-required', 'Say why this is no longer a find.');
  const evidence = await attachFiles(transaction, input.photos, { subjectType: 'sweep', subjectId: sweep.id, kind: 'record', visibility: 'internal' }, { actor, now, field: 'photos' });
  const said = input.observedAt === undefined ? undefined : Date.parse(input.observedAt);
  const observedAt = new Date(believedTime(said, sweep.startedAt?.getTime() ?? 0, now.getTime()));
  const earlier = await readFacts(transaction, [place.id]);
  const fact = {
    id: newId(now.getTime()), placeId: place.id, sequence: earlier.length + 1, result: input.result, remark: input.remark || null, photoIds: input.photos,
    observedAt, recordedAt: now, recordedBy: actorId(actor), role,
  };
  await insertFact(transaction, fact);
  const apart = await ruleValue(transaction, 'secondTryAfterHours', now);
  const standing = standingOf([...earlier, fact].map((one) => ({ sequence: one.sequence, result: one.result, observedAt: one.observedAt.getTime() })), apart);
  const opens = standing.result === 'found' && place.requestId === null;
  const opened = opens ? await openCase(platform, transaction, afterCommit, { sweep, place, actor, remark: fact.remark, photoIds: input.photos }) : undefined;
  if (place.requestId !== null && place.result === 'found' && standing.result !== 'found') {
    await noteCorrection(platform, transaction, afterCommit, { sweep, actor, requestId: place.requestId, note: input.remark ?? place.name });
  }
  await savePlace(transaction, place.id, {
    ...(standing.result === null ? {} : { result: standing.result }),
    ...(standing.observedAt === null ? {} : { observedAt: new Date(standing.observedAt) }),
    vainTries: standing.vainTries,
    accounted: isAccounted(standing, place.decided !== null),
    ...(opened ? { requestId: opened.id } : {}),
  });
  return {
    internal: { factId: fact.id, place: place.name, observedAt: observedAt.toISOString(), ...(opened ? { caseNumber: opened.number } : {}) },
    evidence,
    ...(opened ? { case: opened } : {}),
  };
};

const decide: Effect<'decide'> = async (context) => {
  const place = placeOf(context);
  if (place.accounted) throw fieldProblem('placeId', 'accounted-for', 'This place is accounted for already.');
  if (place.result !== 'notReachable') throw fieldProblem('placeId', 'not-tried-yet', 'Somebody has to try this place once before it may be left at that.');
  await savePlace(context.transaction, place.id, { decided: context.input.explanation, accounted: true });
  return { internal: { place: place.name } };
};

const addPlace: Effect<'addPlace'> = async ({ transaction, sweep, places, input, now }) => {
  const tree = await divisionTree(transaction);
  const text = input.address ?? '';
  if (input.compoundId === undefined && !/[\p{L}\p{N}]/u.test(text)) throw fieldProblem('address', 'required', 'Choose a compound or say where it is.');
  const planned = input.compoundId === undefined
    ? await ofAddress(transaction, tree, sweep.divisionCode, { text, divisionCode: input.divisionCode }, 'address')
    : await ofCompoundId(transaction, tree, sweep.divisionCode, input.compoundId, 'compoundId');
  const last = places.at(-1)?.position ?? 0;
  const added = await insertPlaces(transaction, sweep.id, [{ ...planned, id: newId(now.getTime()) }], last + 1);
  if (added === 0) throw fieldProblem(input.compoundId === undefined ? 'address' : 'compoundId', 'already-listed', 'This place stands on the checklist already.');
  return { internal: { place: planned.name } };
};

const reassign: Effect<'reassign'> = async (context) => {
  const place = placeOf(context);
  const { transaction, input } = context;
  const station = await workstationById(transaction, input.workstationId);
  if (!station || station.archived) throw fieldProblem('workstationId', 'not-found', 'There is no such workstation.');
  if (!placeCovers(station.placePath, place.placePath)) throw fieldProblem('workstationId', 'other-street', 'This workstation belongs to another subdistrict.');
  await savePlace(transaction, place.id, { workstation: { id: station.id, name: station.name } });
  return { internal: { place: place.name, workstation: station.name } };
};

const extend: Effect<'extend'> = async ({ transaction, sweep, input, now }) => {
  if (input.dueOn <= sweep.dueOn) throw fieldProblem('dueOn', 'not-later', 'The new deadline must be later than the present one.');
  return { patch: { content: { dueOn: input.dueOn, dueAt: await deadlineOn(transaction, input.dueOn, now) } } };
};

const close: Effect<'close'> = async ({ places, now }) => {
  const open = places.filter(({ accounted }) => !accounted).length;
  if (open > 0) throw problem(409, 'places-open', { detail: `${open} places are not accounted for yet.`, extra: { open } });
  return { patch: { endedAt: now }, published: { places: places.length, found: places.filter(({ result }) => result === 'found').length } };
};

const cancel: Effect<'cancel'> = async ({ now }) => ({ patch: { endedAt: now } });

/** What each action does beside moving the state. */
export const effects: { readonly [Action in SweepAction]: Effect<Action> } = { revise, start, record, decide, addPlace, reassign, extend, close, cancel };
