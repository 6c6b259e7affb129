import type { Actor } from '../../../shared/actor.ts';
import { openActions, refusal } from '../../../shared/lifecycle.ts';
import { historyOf } from '../../../platform/events/store.ts';
import type { TimelineEvent } from '../../../platform/events/timeline.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import { placePathOf, workstationById } from '../../places/index.ts';
import { type CheckableCase, readCheckableCases } from '../../requests/index.ts';
import type { Channel } from '../../requests/contract.ts';
import type { ListQuery, SampleDetail, SampleItem, SampleSummary } from '../contract.ts';
import { sampleLifecycle } from '../lifecycle.ts';
import { maySee, readablePlaces, subjectOf, workedOn } from '../policy.ts';
import { isLate, ratesOfSample } from '../rules.ts';
import { type ItemRow, readItems } from '../store/items.ts';
import { type SampleLine, listSamples, readFrame, readSamples, samplesUnderWay } from '../store/samples.ts';
import { type TwoNames, categoryNames, strataNames } from './strata-names.ts';

const notFound = () => problem(404, 'not-found', { detail: 'There is no such sample.' });

function summaryOf(row: SampleLine, now: Date): SampleSummary {
  return {
    id: row.id, number: row.number, state: row.state, title: row.title, placeName: row.placeName, divisionCode: row.divisionCode, basis: row.basis,
    from: row.from, until: row.until, strataBy: row.strataBy, frameCount: row.frameCount, tally: row.tally, ...ratesOfSample(row.tally),
    workingDays: row.workingDays, dueOn: row.dueOn, late: isLate(row.state, row.dueAt?.getTime(), now.getTime()), createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null, endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** A page of the samples within the actor's places, newest first. */
export async function listForDesk(platform: Platform, actor: Actor, { divisionCode, late, limit, ...query }: ListQuery) {
  const now = platform.clock.now();
  // An unknown unit lists nothing instead of everything.
  const placePath = divisionCode === undefined ? undefined : ((await placePathOf(platform.database, [divisionCode])).get(divisionCode) ?? 'nowhere');
  const rows = await listSamples(platform.database, readablePlaces(actor), { ...query, late: late === 'true', placePath, limit: limit + 1 }, now);
  const items = rows.slice(0, limit).map((row) => summaryOf(row, now));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The samples under way in the actor's places, the nearest deadline first. */
export async function listUnderWay(platform: Platform, actor: Actor) {
  const now = platform.clock.now();
  return { items: (await samplesUnderWay(platform.database, readablePlaces(actor))).map((row) => summaryOf(row, now)) };
}

interface Around {
  readonly cases: ReadonlyMap<string, CheckableCase>;
  readonly names: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, TwoNames>;
}

function itemView(row: SampleLine, item: ItemRow, { cases, names, categories }: Around, actor: Actor): SampleItem[] {
  const target = cases.get(item.requestId);
  if (!target) return [];
  const own = workedOn(target.doers, actor);
  return [{
    id: item.id, position: item.position, stratum: item.stratum,
    case: {
      id: target.id, number: target.number, state: target.state, title: target.title, placeName: target.placeName, address: target.address,
      categoryName: target.categoryId === null ? null : (categories.get(target.categoryId) ?? null), workstationName: target.workstationName,
      before: target.beforeFileId, after: target.afterFileId, reportedAt: target.reportedAt.toISOString(), closedAt: target.closedAt?.toISOString() ?? null,
    },
    method: item.method, verdict: item.verdict, level: item.level, remark: item.remark, photos: [...item.photoIds], looks: item.looks,
    checkedAt: item.checkedAt?.toISOString() ?? null, checkerName: item.checkedBy === null ? null : (names.get(item.checkedBy) ?? null),
    sentBack: item.sentBack, supervised: item.supervised, own,
    mayRecord: !own && refusal(sampleLifecycle.transitions.record, subjectOf(row), actor) === undefined,
  }];
}

function stepOf(event: TimelineEvent, names: ReadonlyMap<string, string>): SampleDetail['steps'][number] {
  const { role, ...shown } = event.publicDetail ?? {};
  const { itemId: _, looks: __, ...inner } = event.internalDetail ?? {};
  return {
    sequence: event.sequence, action: event.action, at: event.occurredAt.toISOString(), role: typeof role === 'string' ? role : event.actorKind,
    actorName: event.actorId === null ? null : (names.get(event.actorId) ?? null), detail: { ...shown, ...inner }, photos: event.evidence.map(({ file }) => file),
  };
}

async function strataOf(platform: Platform, row: SampleLine, items: readonly ItemRow[]): Promise<SampleDetail['strata']> {
  const frame = await readFrame(platform.database, row.id);
  const names = await strataNames(platform.database, row.strataBy, frame.map(({ key }) => key));
  return frame.map(({ key, ids }) => ({ key, name: names.get(key) ?? null, available: ids.length, drawn: items.filter(({ stratum }) => stratum === key).length }));
}

/** One sample in full. Throws 404 when it lies outside the actor's places. */
export async function readSample(platform: Platform, actor: Actor, id: string): Promise<SampleDetail> {
  const { database } = platform;
  const [row] = await readSamples(database, [id]);
  if (!row || !maySee(row, actor)) throw notFound();
  const items = await readItems(database, [id]);
  const history = await historyOf(database, 'sample', id);
  const staff = [...items.map(({ checkedBy }) => checkedBy), ...history.map(({ actorId }) => actorId)].filter((one) => one !== null);
  const [cases, names, categories, strata] = await Promise.all([
    readCheckableCases(database, items.map(({ requestId }) => requestId)),
    staff.length === 0 ? new Map<string, string>() : displayNameOf(database, [...new Set(staff)]),
    categoryNames(database),
    strataOf(platform, row, items),
  ]);
  const { categoryId, workstationId, channel } = row.filters;
  const around = { cases: new Map(cases.map((one) => [one.id, one])), names, categories };
  // Looking stands beside each case; finishing waits for the last one.
  const hidden = new Set(['record', ...(row.tally.checked === row.tally.total ? [] : ['finish'])]);
  return {
    ...summaryOf(row, platform.clock.now()),
    version: row.version,
    filters: { ...(categoryId === undefined ? {} : { categoryId }), ...(channel === undefined ? {} : { channel: channel as Channel }), ...(workstationId === undefined ? {} : { workstationId }) },
    categoryName: categoryId === undefined ? null : (categories.get(categoryId) ?? null),
    workstationName: workstationId === undefined ? null : ((await workstationById(database, workstationId))?.name ?? null),
    sizeKind: row.sizeKind,
    size: row.size,
    strata,
    seed: row.seed,
    witness: { kind: row.witnessKind, hash: row.witnessHash, at: row.witnessAt?.toISOString() ?? null },
    frameDigest: row.frameDigest,
    items: items.flatMap((item) => itemView(row, item, around, actor)),
    steps: history.map((event) => stepOf(event, names)).reverse(),
    actions: openActions(sampleLifecycle, subjectOf(row), actor).filter(({ action }) => !hidden.has(action)).map(({ action, fields }) => ({ action, fields: [...fields] })),
  };
}
