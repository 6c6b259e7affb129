import { type Actor, hasRoleAt } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import { maskName } from '../../../shared/mask.ts';
import { maskPhone } from '../../../shared/phone.ts';
import { historyOf, type ReadEvent } from '../../../platform/events/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import type { PublicRequest, RequestDetail, Tracking } from '../contract.ts';
import { requestLifecycle } from '../lifecycle.ts';
import { maySeeAsStaff, subjectOf } from '../policy.ts';
import { findRequest, requestOfLink } from '../store/lock-request.ts';
import { type DetailRow, type PlanRow, type ReporterRow, idOfNumber, readDetails, readJoined, readPlans, readReporters } from '../store/read-request.ts';
import { beforeAndAfterOf, publicFieldsOf, publicPointOf, summaryOf } from '../store/summaries.ts';
import { ruleValue } from '../store/rules.ts';
import { deskSteps, isOwn, publicSteps, reporterSteps } from './present-steps.ts';
import { proofOf } from './reporter-proof.ts';

const hour = 3_600_000;
const notFound = () => problem(404, 'not-found', { detail: 'There is no such request.' });

/** States of which the public sees nothing but that the number exists no more for them. */
const hiddenFromPublic = new Set(['rejected', 'withdrawn']);

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
  return { ...publicFieldsOf(row), ...beforeAndAfterOf(row), point: publicPointOf(row), steps: publicSteps(history, row.publishPhotos) };
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
  return {
    ...publicFieldsOf(row),
    ...beforeAndAfterOf(row),
    point: publicPointOf(row),
    steps: reporterSteps(history, entry, row.publishPhotos),
    id,
    version: row.version,
    originalText: cameWith.originalText ?? '',
    photos: photosOfReport([...cameHistory, ...history].filter((event) => isOwn(event, entry))),
    actions: actions.map(({ action, fields }) => ({ action, fields: [...fields] })),
  };
}

function photosOfReport(history: readonly ReadEvent[]) {
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

function presentReporter(row: ReporterRow): RequestDetail['reporters'][number] {
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
    erased: row.erasedAt !== null,
  };
}

function presentPlan(plan: PlanRow | undefined): RequestDetail['plan'] {
  if (!plan) return null;
  const { requestId: _, ...rest } = plan;
  return rest as RequestDetail['plan'];
}

/** Cases in full for the office, with what this actor can do to each now. The caller has checked that they may be seen. */
export async function presentDetails(platform: Platform, actor: Actor, ids: readonly string[]): Promise<readonly RequestDetail[]> {
  const { database, clock } = platform;
  const now = clock.now();
  const [rows, reporters, plans, joined, warningHours, histories] = await Promise.all([
    readDetails(database, ids),
    readReporters(database, ids),
    readPlans(database, ids),
    readJoined(database, ids),
    ruleValue(database, 'dueSoonHours', now),
    Promise.all(ids.map((id) => historyOf(database, 'request', id))),
  ]);
  const historyById = new Map(ids.map((id, index) => [id, histories[index] ?? []]));
  const staff = new Set(histories.flat().flatMap((event) => (event.actorKind === 'staff' && event.actorId !== null ? [event.actorId] : [])));
  const names = await displayNameOf(database, [...staff]);
  return rows.map((row) => {
    const history = historyById.get(row.id) ?? [];
    const subject = subjectOf({ ...row, reporterId: null, ratedThisRound: false }, actor);
    return {
      ...summaryOf(row, now, warningHours * hour),
      version: row.version,
      originalText: row.originalText ?? '',
      publishPhotos: row.publishPhotos,
      address: row.address,
      channelNote: row.channelNote,
      gridName: row.gridName,
      workstationId: row.workstationId,
      compoundName: row.compoundName,
      reporters: reporters.filter(({ requestId, viaNumber }) => requestId === row.id || viaNumber === row.number).map(presentReporter),
      joined: joined.filter(({ joinedTo }) => joinedTo === row.id).map(({ joinedTo: _, ...rest }) => rest),
      joinedToId: row.joinedToId,
      plan: presentPlan(plans.find(({ requestId }) => requestId === row.id)),
      photos: photosOfReport(history),
      steps: deskSteps(history, names),
      actions: openActions(requestLifecycle, subject, actor).map(({ action, fields }) => ({ action, fields: [...fields] })),
    };
  });
}

/** One case in full for the office. Throws 404 when it lies outside the actor's places. */
export async function readDeskRequest(platform: Platform, actor: Actor, id: string): Promise<RequestDetail> {
  const row = await findRequest(platform.database, id, { linkDigest: null, residentId: null });
  if (!row || !maySeeAsStaff(row, actor)) throw notFound();
  const [detail] = await presentDetails(platform, actor, [id]);
  if (!detail) throw notFound();
  return detail;
}


/** The masked reporters of a case by its number, for whoever erases personal data at its place. Throws 404. */
export async function readReportersOfNumber(platform: Platform, actor: Actor, number: string) {
  const id = await idOfNumber(platform.database, number);
  const row = id === undefined ? undefined : await findRequest(platform.database, id, { linkDigest: null, residentId: null });
  if (!row || !hasRoleAt(actor, 'administrator', row.placePath)) throw notFound();
  const { state, placeName, reportedAt } = await detailRow(platform, row.id);
  const reporters = await readReporters(platform.database, [row.id]);
  return { id: row.id, number, state, placeName, reportedAt: reportedAt.toISOString(), reporters: reporters.map(presentReporter) };
}
