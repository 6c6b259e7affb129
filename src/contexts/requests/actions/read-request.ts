import { type Actor, hasRoleAt } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import { maskName } from '../../../shared/mask.ts';
import { maskPhone } from '../../../shared/phone.ts';
import { historyOf } from '../../../platform/events/store.ts';
import type { TimelineEvent } from '../../../platform/events/timeline.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import type { PublicRequest, RequestDetail, Tracking } from '../contract.ts';
import { requestLifecycle } from '../lifecycle.ts';
import { maySeeAsStaff, subjectOf } from '../policy.ts';
import { findRequest, requestOfLink } from '../store/lock-request.ts';
import { type CaseReporter, type CaseRow, readCases } from '../store/read-cases.ts';
import { type DetailRow, idOfNumber, readDetails } from '../store/read-request.ts';
import { beforeAndAfterOf, publicFieldsOf, publicPlacesOf, publicPointOf, summaryOf } from '../store/summaries.ts';
import { presentMatter } from './present-matter.ts';
import { deskSteps, isOwn, publicSteps, reporterSteps } from './present-steps.ts';
import { twinsOf } from '../store/split.ts';
import { linkToken } from './link-token.ts';
import { proofOf } from './reporter-proof.ts';

const notFound = () => problem(404, 'not-found', { detail: 'There is no such request.' });

/** States of which the public sees nothing but that the number exists no more for them. */
export const hiddenFromPublic: ReadonlySet<string> = new Set(['rejected', 'withdrawn', 'recorded']);

async function detailRow(platform: Platform, id: string): Promise<DetailRow> {
  const [row] = await readDetails(platform.database, [id]);
  if (!row) throw notFound();
  return row;
}

/** The public version of a request by its number. Throws 404. */
export async function readPublicRequest(platform: Platform, number: string): Promise<PublicRequest> {
  const id = await idOfNumber(platform.database, number);
  if (id === undefined) throw notFound();
  const row = await detailRow(platform, id);
  if (hiddenFromPublic.has(row.state)) throw notFound();
  const history = await historyOf(platform.database, 'request', id);
  return { ...publicFieldsOf(row), ...beforeAndAfterOf(row), point: publicPointOf(row), places: publicPlacesOf(row.places), steps: publicSteps(history, row.publishPhotos) };
}

async function tracking(platform: Platform, actor: Actor, id: string): Promise<Tracking> {
  const own = await findRequest(platform.database, id, proofOf(actor));
  if (!own || own.reporterId === null || own.reporterRequestId === null) throw notFound();
  const entry = { reporterId: own.reporterId, requestId: own.reporterRequestId };
  const row = await detailRow(platform, id);
  const history = await historyOf(platform.database, 'request', id);
  // Whoever came with a case joined to this one reads their own words, not those of the first reporter.
  const cameWith = entry.requestId === id ? row : await detailRow(platform, entry.requestId);
  const cameHistory = entry.requestId === id ? [] : await historyOf(platform.database, 'request', entry.requestId);
  const actions = openActions(requestLifecycle, subjectOf(own, actor), actor);
  const others = await twinsOf(platform.database, entry.reporterId);
  return {
    ...publicFieldsOf(row),
    ...beforeAndAfterOf(row),
    point: publicPointOf(row),
    places: publicPlacesOf(row.places),
    steps: reporterSteps(history, entry, row.publishPhotos),
    id,
    version: row.version,
    originalText: cameWith.originalText ?? '',
    others: others.map(({ id: twinId, number, state, linkVersion }) => ({ number, state, token: linkToken(platform, twinId, linkVersion) })),
    photos: photosOfReport([...cameHistory, ...history].filter((event) => isOwn(event, entry))),
    actions: actions.map(({ action, fields }) => ({ action, fields: [...fields] })),
  };
}

/** Photos of which parts are unrecognisable now: by the latest word on each. */
function redactedOf(history: readonly TimelineEvent[]): readonly string[] {
  const parts = new Map<string, number>();
  for (const { action, internalDetail } of history) {
    if (action === 'redactPhoto') parts.set(String(internalDetail?.['photo']), Number(internalDetail?.['parts'] ?? 0));
  }
  return [...parts].flatMap(([photo, count]) => (count > 0 ? [photo] : []));
}

function photosOfReport(history: readonly TimelineEvent[]) {
  return history
    .filter(({ action }) => action === 'report' || action === 'addInformation')
    .flatMap(({ action, evidence }) => evidence.map(({ file }) => ({ id: file, stage: action })));
}

/** The request behind the secret link the caller holds. Throws 404. */
export async function readTrackedRequest(platform: Platform, actor: Actor): Promise<Tracking> {
  const digest = proofOf(actor).linkDigest;
  const id = digest === null ? undefined : await requestOfLink(platform.database, digest);
  if (id === undefined) throw notFound();
  return tracking(platform, actor, id);
}

/** One of the resident's own requests. Throws 404. */
export async function readOwnRequest(platform: Platform, actor: Actor, id: string): Promise<Tracking> {
  return tracking(platform, actor, id);
}

function presentReporter(row: CaseReporter): RequestDetail['reporters'][number] {
  return {
    id: row.id,
    anonymous: row.anonymous,
    name: row.name === null ? null : maskName(row.name),
    phone: row.phone === null ? null : maskPhone(row.phone),
    helper:
      row.helperName === null
        ? null
        : { name: maskName(row.helperName), phone: row.helperPhone === null ? null : maskPhone(row.helperPhone), relation: row.helperRelation ?? 'other' },
    viaNumber: row.viaNumber,
    erased: row.erased,
  };
}

async function staffNames(platform: Platform, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(cases.flatMap(({ history }) => history.flatMap((event) => (event.actorKind === 'staff' && event.actorId !== null ? [event.actorId] : []))));
  return ids.size === 0 ? new Map() : displayNameOf(platform.database, [...ids]);
}

function caseMatter({ due, openedAt, closedAt, ...matter }: CaseRow['matters'][number]): RequestDetail['matters'][number] {
  const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return presentMatter({ ...matter, requestId: '', dueProvisional: false, openedBy: null, due: moment(due), openedAt: new Date(openedAt), closedAt: moment(closedAt) });
}

async function presentCases(platform: Platform, actor: Actor, cases: readonly CaseRow[]): Promise<readonly RequestDetail[]> {
  const now = platform.clock.now();
  const names = await staffNames(platform, cases);
  return cases.map((row) => ({
    ...summaryOf(row, now),
    version: row.version,
    originalText: row.originalText ?? '',
    publishPhotos: row.publishPhotos,
    address: row.address,
    places: [...(row.places ?? [])],
    channelNote: row.channelNote,
    origin: row.origin,
    outside: row.outside,
    gridName: row.gridName,
    stages: [...row.stages],
    workstationId: row.workstationId,
    dispatch: row.dispatch,
    compoundName: row.compoundName,
    reporters: row.reporters.map(presentReporter),
    joined: row.joined.map((one) => ({ ...one, reportedAt: new Date(one.reportedAt).toISOString() })),
    joinedToId: row.joinedToId,
    links: [...row.links],
    proposal: row.proposal,
    plan: row.plan,
    matters: row.matters.map(caseMatter),
    handOvers: [...row.handOvers],
    photos: photosOfReport(row.history),
    redactedPhotos: [...redactedOf(row.history)],
    steps: deskSteps(row.history, names),
    actions: openActions(requestLifecycle, subjectOf({ ...row, reporterId: null, ratedThisRound: false }, actor), actor).map(({ action, fields }) => ({ action, fields: [...fields] })),
  }));
}

/** Cases in full for the office, with what this actor can do to each now. The caller has checked that they may be seen. */
export async function presentDetails(platform: Platform, actor: Actor, ids: readonly string[]): Promise<readonly RequestDetail[]> {
  return presentCases(platform, actor, await readCases(platform.database, ids));
}

/** One case in full for the office. Throws 404 when it lies outside the actor's places. */
export async function readDeskRequest(platform: Platform, actor: Actor, id: string): Promise<RequestDetail> {
  const [found] = await readCases(platform.database, [id]);
  if (!found || !maySeeAsStaff(found, actor)) throw notFound();
  const [detail] = await presentCases(platform, actor, [found]);
  if (!detail) throw notFound();
  return detail;
}

/** The masked reporters of a case by its number, for whoever erases personal data at its place. Throws 404. */
export async function readReportersOfNumber(platform: Platform, actor: Actor, number: string) {
  const id = await idOfNumber(platform.database, number);
  const [found] = id === undefined ? [] : await readCases(platform.database, [id]);
  if (!found || !hasRoleAt(actor, 'administrator', found.placePath)) throw notFound();
  const { state, placeName, reportedAt, reporters } = found;
  return { id: found.id, number, state, placeName, reportedAt: reportedAt.toISOString(), reporters: reporters.map(presentReporter) };
}
