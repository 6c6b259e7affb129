import type { Actor } from '../../../../shared/actor.ts';
import { openActions } from '../../../../shared/lifecycle.ts';
import { historyOf } from '../../../../platform/events/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { displayNameOf } from '../../../people/index.ts';
import type { ProjectDetail, PublicProject } from '../../contract/project-schemas.ts';
import type { ProjectAction } from '../../inputs.ts';
import { projectLifecycle, publicProjectStates } from '../../lifecycle/project.ts';
import { maySeeProject, projectSubject } from '../../policy/project.ts';
import { hindranceOf } from '../../rules/hindrances.ts';
import { afterStartActions } from '../../rules/site-work.ts';
import type { RuleShelf } from '../../rules/revisions.ts';
import { type Rulebook, levelFor, quotesFor } from '../../rules/rulebook.ts';
import * as parts from '../../store/projects/parts.ts';
import { keyOfFund, paymentsOf } from '../../store/projects/payments.ts';
import { type Executor, type ProjectRow, findProject, findProjectByNumber } from '../../store/projects/project-row.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { checkProject } from './application.ts';
import { factsOf, rulesFor } from './facts.ts';
import { noticeFactsOf, noticeView } from './notice.ts';
import { originBriefs } from './origins.ts';
import { deskProjectSteps, instant, momentsOf, projectSummary, publicProjectSteps } from './present.ts';

const notFound = () => problem(404, 'not-found', { detail: 'There is no such project.' });

/** Exactly the actions that will work for this actor now: by state, person and what may hinder them. */
export async function actionsFor(executor: Executor, row: ProjectRow, actor: Actor, now: Date, shelf: RuleShelf) {
  const { book } = rulesFor(shelf, row, now);
  const rated = actor.kind === 'resident' && (await parts.hasRated(executor, row.id, actor.id));
  const facts = factsOf(row, book, await noticeFactsOf(executor, row));
  return openActions(projectLifecycle, projectSubject(row, actor, book, rated), actor)
    .filter(({ action }) => hindranceOf(action as ProjectAction, facts, now.getTime()) === undefined)
    .map(({ action, fields }) => ({ action, fields: [...fields] }));
}

/** What whoever begins the work may do after that; nothing for everybody else. */
function afterStart(row: ProjectRow, actor: Actor, book: Rulebook, actions: readonly { readonly action: string }[]) {
  if (!actions.some(({ action }) => action === 'startWork')) return [];
  return openActions(projectLifecycle, { ...projectSubject(row, actor, book), state: 'working' }, actor)
    .filter(({ action }) => afterStartActions.includes(action))
    .map(({ action, fields }) => ({ action, fields: [...fields] }));
}

function placeView({ divisionCode, placeName, compoundId, note }: parts.ProjectPlace) {
  return { divisionCode, placeName, compoundId, note };
}

/** One project in full for the office. Throws 404 when it lies outside the actor's places. */
export async function readDeskProject(platform: Platform, actor: Actor, id: string): Promise<ProjectDetail> {
  const { database, clock } = platform;
  const row = await findProject(database, id);
  if (!row || !maySeeProject(row, actor)) throw notFound();
  const now = clock.now();
  const shelf = await releasedRules(database);
  const { book } = rulesFor(shelf, row, now);
  const live = row.state === 'draft' || row.papers === 'due';
  const [places, lines, quotes, defects, stored, payments, history, checks, notice, actions] = await Promise.all([
    parts.placesOf(database, id), parts.linesOf(database, id), parts.quotesOf(database, id), parts.defectsOf(database, id), parts.originsOf(database, id),
    paymentsOf(database, id), historyOf(database, 'project', id), live ? checkProject(database, row, book, now) : row.checks, noticeView(database, row, now), actionsFor(database, row, actor, now, shelf),
  ]);
  const staff = history.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId !== null ? [actorId] : []));
  const names = staff.length === 0 ? new Map<string, string>() : await displayNameOf(database, [...new Set(staff)]);
  const briefs = await originBriefs(platform, actor, stored);
  return {
    ...projectSummary(row, now), ...momentsOf(row), version: row.version, what: row.what, why: row.why, optionsConsidered: row.optionsConsidered,
    beneficiaries: row.beneficiaries, residentsViews: row.residentsViews, residentsAsked: row.residentsAsked, residentsAgreed: row.residentsAgreed,
    partyCommitteeView: row.partyCommitteeView, partyCommitteeAgreed: row.partyCommitteeAgreed, managersDuty: row.managersDuty, plannedWorks: row.plannedWorks,
    fundId: row.fundId, reservationId: row.reservationId, contractorId: row.contractorId, contractFen: row.contractFen, changeFen: row.changeFen,
    changeReason: row.changeReason, plannedStart: row.plannedStart, plannedEnd: row.plannedEnd,
    persons: levelFor(book, row.estimateFen)?.persons ?? null, quotesNeeded: quotesFor(book, row.approvedFen ?? row.estimateFen),
    places: places.map(placeView), lines: [...lines], quotes: [...quotes],
    defects: defects.map((defect) => ({ ...defect, foundAt: defect.foundAt.toISOString(), fixedAt: instant(defect.fixedAt) })),
    origins: stored.map((one) => {
      const brief = briefs.find((found) => found.id === one.id);
      return { ...one, title: brief?.title ?? '', state: brief?.state ?? '', photos: [...(brief?.photos ?? [])], voices: brief?.voices ?? 0 };
    }),
    payments: payments.map(({ paidBy: _paidBy, ...payment }) => ({ ...payment, at: payment.at.toISOString() })),
    checks: checks.map((check) => ({ ...check, evidence: { ...check.evidence } })),
    notice, steps: deskProjectSteps(history, names), actions, afterStart: afterStart(row, actor, book, actions),
  };
}

/** Is the project one that everybody may look up? Emergencies that started first are, too. */
export function isPublic(row: Pick<ProjectRow, 'state'>): boolean {
  return (publicProjectStates as readonly string[]).includes(row.state);
}

/** What lists show everybody. */
export function publicSummary(row: ProjectRow, now: Date) {
  const { id, number, title, state, kind, workType, placeName, placeCount, workstationName, contractorName, fundName, estimateFen, approvedFen, finalFen, reservedFen, paidFen, returnedFen, rating, ratingCount, before, after } =
    projectSummary(row, now);
  return {
    id, number, title, state, kind, workType, placeName, placeCount, workstationName, contractorName, fundName, estimateFen, approvedFen, finalFen, reservedFen, paidFen, returnedFen,
    rating, ratingCount, before, after, ...momentsOf(row),
  };
}

const isId = (text: string): boolean => /^[\da-f]{8}-/iu.test(text);

/** The public page of a project, by its number or id; its money comes from the ledger. Throws 404. */
export async function readPublicProject(platform: Platform, actor: Actor, which: string): Promise<PublicProject> {
  const { database, clock } = platform;
  const row = isId(which) ? await findProject(database, which) : await findProjectByNumber(database, which);
  if (!row || !isPublic(row)) throw notFound();
  const now = clock.now();
  const [places, lines, origins, payments, history, notice, actions, fundKey] = await Promise.all([
    parts.placesOf(database, row.id), parts.linesOf(database, row.id), parts.originsOf(database, row.id), paymentsOf(database, row.id),
    historyOf(database, 'project', row.id), noticeView(database, row, now), actor.kind === 'resident' ? actionsFor(database, row, actor, now, await releasedRules(database)) : [],
    row.fundId === null ? null : keyOfFund(database, row.fundId),
  ]);
  return {
    ...publicSummary(row, now), version: row.version, what: row.what, why: row.why, beneficiaries: row.beneficiaries, residentsAsked: row.residentsAsked,
    residentsAgreed: row.residentsAgreed, partyCommitteeAgreed: row.partyCommitteeAgreed, warrantyUntil: row.warrantyUntil, fundKey,
    places: places.map(({ divisionCode, placeName, note }) => ({ divisionCode, placeName, note })), lines: [...lines],
    payments: payments.map(({ id, at, amountFen, returnedFen, reversed }) => ({ id, at: at.toISOString(), amountFen, returnedFen, reversed })),
    origins: origins.map(({ type, number: shown }) => ({ type, number: shown })), notice, steps: publicProjectSteps(history), actions,
  };
}
