import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type Actor, assignmentsOf } from '../../../../shared/actor.ts';
import { csvLine } from '../../../../shared/csv.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { placePathOf } from '../../../places/index.ts';
import type { ProjectQuery } from '../../contract/project-schemas.ts';
import type { ProjectKind } from '../../inputs.ts';
import { openProjectStates, publicProjectStates } from '../../lifecycle/project.ts';
import { projectRoles } from '../../policy/project.ts';
import { type ProjectFilters, type ProjectScope, listProjects, sumByState } from '../../store/projects/list-projects.ts';
import { projectsOfOrigin } from '../../store/projects/parts.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { fundsAt } from '../funds/index.ts';
import { originBriefs } from './origins.ts';
import { actionsFor, publicSummary } from './read-project.ts';
import { projectSummary } from './present.ts';

/** The places and workstations an actor works in. */
export function projectScope(actor: Actor): ProjectScope {
  const held = assignmentsOf(actor).filter(({ role }) => (projectRoles as readonly string[]).includes(role));
  return {
    placePaths: held.filter(({ workstationId }) => workstationId === undefined).map(({ placePath }) => placePath),
    workstationIds: held.flatMap(({ workstationId }) => workstationId ?? []),
  };
}

/** A path that matches nothing: an unknown division lists nothing instead of everything. */
const nowhere = 'nowhere';

async function pathOf(platform: Platform, code: string): Promise<string> {
  return (await placePathOf(platform.database, [code])).get(code) ?? nowhere;
}

async function filtersOf(platform: Platform, query: ProjectQuery): Promise<ProjectFilters> {
  const { state, divisionCode, late, ...rest } = query;
  return {
    ...rest,
    ...(state === undefined ? {} : { states: Array.isArray(state) ? state : [state] }),
    ...(divisionCode === undefined ? {} : { placePath: await pathOf(platform, divisionCode) }),
    ...(late === 'true' ? { late: platform.clock.now() } : {}),
  };
}

/** A page of projects within the actor's places. */
export async function listForDesk(platform: Platform, actor: Actor, query: ProjectQuery & { readonly cursor?: string | undefined; readonly limit: number }) {
  const { cursor, limit, ...rest } = query;
  const page = await listProjects(platform.database, projectScope(actor), await filtersOf(platform, rest), { cursor, limit });
  const now = platform.clock.now();
  return { items: page.rows.map((row) => projectSummary(row, now)), nextCursor: page.nextCursor };
}

const cardsPerColumn = 30;

/** The pipeline by stage: open stages always, closed ones with their newest cards. */
export async function boardFor(platform: Platform, actor: Actor, query: Omit<ProjectQuery, 'state'>) {
  const { database, clock } = platform;
  const now = clock.now();
  const scope = projectScope(actor);
  const filters = await filtersOf(platform, query);
  const sums = await sumByState(database, scope, filters, now);
  const columns = await Promise.all(
    [...openProjectStates, 'closed' as const].map(async (state) => {
      const { count = 0, amountFen = 0, late = 0 } = sums.find((sum) => sum.state === state) ?? {};
      const cards = count === 0 ? [] : (await listProjects(database, scope, { ...filters, states: [state] }, { limit: state === 'closed' ? 10 : cardsPerColumn })).rows;
      return { state, count, amountFen, late, items: cards.map((row) => projectSummary(row, now)) };
    }),
  );
  return { columns };
}

/** Actions that somebody else waits for. */
const awaited = new Set(['approve', 'confirm', 'ratify', 'approveChange', 'accept', 'pay']);
const inboxStates = ['submitted', 'confirming', 'contracted', 'working', 'done', 'accepted', 'settled'];

/** What waits for this actor's decision: approval, acceptance, payment; the oldest first. */
export async function inboxFor(platform: Platform, actor: Actor) {
  const { database, clock } = platform;
  const now = clock.now();
  const shelf = await releasedRules(database);
  const { rows } = await listProjects(database, projectScope(actor), { states: inboxStates }, { limit: 200 });
  const items = [];
  for (const row of rows) {
    const waitsFor = (await actionsFor(database, row, actor, now, shelf)).map(({ action }) => action).filter((action) => awaited.has(action));
    if (waitsFor.length > 0) items.push({ ...projectSummary(row, now), waitsFor });
  }
  return { items: items.sort((one, other) => (one.stageDue ?? '9').localeCompare(other.stageDue ?? '9')) };
}

const projectMeasures = ['emergencyMicroProject', 'rapidHandlingFund', 'emergencySpecialFund', 'annualMicroProject'];

/** Projects that came from a record. A new one may be proposed when none lives and the record is planned as one. */
export async function projectsOf(platform: Platform, actor: Actor, type: 'request' | 'sweep', id: string) {
  const { database, clock } = platform;
  const [brief] = await originBriefs(platform, actor, [{ type, id }]);
  if (!brief) throw problem(404, 'not-found', { detail: 'There is no such record.' });
  const ids = await projectsOfOrigin(database, type, id);
  const { rows } = ids.length === 0 ? { rows: [] } : await listProjects(database, null, { ids }, { limit: 100 });
  const now = clock.now();
  const living = rows.some(({ state }) => state !== 'cancelled' && state !== 'rejected');
  const planned = type === 'sweep' || (brief.plan !== null && projectMeasures.includes(brief.plan.measureKind));
  const proposes = assignmentsOf(actor).some(({ role }) => ['workstationLead', 'communityOfficer', 'clerk'].includes(role));
  return { items: rows.map((row) => projectSummary(row, now)), mayPropose: proposes && !living && planned && !['rejected', 'withdrawn', 'joined'].includes(brief.state) };
}

/** Funds a project at a place may be paid from today. */
export async function fundChoices(platform: Platform, query: { readonly divisionCode: string; readonly kind: ProjectKind }) {
  const placePath = await pathOf(platform, query.divisionCode);
  const funds = placePath === nowhere ? [] : await fundsAt(platform.database, { placePath, at: platform.clock.now(), purpose: query.kind });
  return { items: funds.map(({ id, key, name, year, freeFen }) => ({ id, key, name, year, freeFen })) };
}

const doneStates = ['accepted', 'settled', 'paid', 'closed'];

/** A page of what everybody may see. */
export async function listForPublic(
  platform: Platform,
  query: { readonly divisionCode?: string | undefined; readonly workType?: string | undefined; readonly done?: 'true' | 'false' | undefined; readonly cursor?: string | undefined; readonly limit: number },
) {
  const { divisionCode, workType, done, cursor, limit } = query;
  const states = publicProjectStates.filter((state) => done === undefined || doneStates.includes(state) === (done === 'true'));
  const filters = { states, ...(workType === undefined ? {} : { workType }), ...(divisionCode === undefined ? {} : { placePath: await pathOf(platform, divisionCode) }) };
  const page = await listProjects(platform.database, null, filters, { cursor, limit });
  const now = platform.clock.now();
  return { items: page.rows.map((row) => publicSummary(row, now)), nextCursor: page.nextCursor };
}

const csvHead = ['number', 'title', 'kind', 'work_type', 'state', 'place', 'places', 'contractor', 'fund', 'estimate_fen', 'approved_fen', 'final_fen', 'reserved_fen', 'paid_fen', 'approved_on', 'accepted_on', 'rating', 'ratings'];

function dayOf(at: string | null): string {
  return at === null ? '' : plainDateOf(Date.parse(at));
}

async function* publicLines(platform: Platform, query: { readonly divisionCode?: string | undefined }): AsyncGenerator<string> {
  // The mark tells Excel that the file is UTF-8.
  yield `\uFEFF${csvLine(csvHead)}`;
  let cursor: string | undefined;
  do {
    const page = await listForPublic(platform, { ...query, cursor, limit: 100 });
    for (const one of page.items) {
      const cells = [
        one.number, one.title, one.kind, one.workType, one.state, one.placeName, one.placeCount, one.contractorName ?? '', one.fundName ?? '', one.estimateFen,
        one.approvedFen ?? '', one.finalFen ?? '', one.reservedFen, one.paidFen, dayOf(one.approvedAt), dayOf(one.acceptedAt), one.rating ?? '', one.ratingCount,
      ];
      yield csvLine(cells.map(String));
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** Streams everything public as CSV, amounts in fen from the ledger. */
export async function exportForPublic(platform: Platform, query: { readonly divisionCode?: string | undefined }, reply: FastifyReply): Promise<FastifyReply> {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="projects.csv"')
    .send(Readable.from(publicLines(platform, query)));
}
