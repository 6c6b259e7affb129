import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { distanceInMetres } from '../../../shared/geometry.ts';
import { plainDateOf, addDays } from '../../../shared/time.ts';
import { RawJson } from '../../../platform/http/raw-json.ts';
import type { Platform } from '../../../platform/platform.ts';
import { placePathOf } from '../../places/index.ts';
import type { DeskMapQuery, ListQuery, Summary } from '../contract.ts';
import { openStates } from '../lifecycle.ts';
import { loopRoles, maySeeAsStaff, subjectOf } from '../policy.ts';
import { findRequest } from '../store/lock-request.ts';
import { type Filters, type Scope, conditionsOf, endOfDay, listRequests, momentOf, scopeCondition } from '../store/list-requests.ts';
import { walkRequests } from '../store/walk-requests.ts';
import { planPage } from '../store/search-requests.ts';
import { listAsJson } from '../store/list-as-json.ts';
import { furtherPlacesOf, hasPlaceIn, hasPlaceInCompound } from '../store/further-places.ts';
import { type MapAnswer, type MapBox, readMapBox } from '../store/map-box.ts';
import { countByDay, countOpenByState } from '../store/overview.ts';
import { publicConditions, ownCondition } from '../store/public-conditions.ts';
import { readDetails, readNearby } from '../store/read-request.ts';
import { beforeAndAfterOf, publicFieldsOf, publicPlacesOf, publicPointOf, summaryOf } from '../store/summaries.ts';
import { problem } from '../../../platform/problem.ts';
import { presentDetails } from './read-request.ts';
import { formsOf, outlookOf } from './outlook.ts';
import { linkTokensOf } from './print-receipt.ts';

/** The places and workstations an actor works in. */
export function scopeOf(actor: Actor): Scope {
  const loop = assignmentsOf(actor).filter(({ role }) => (loopRoles as readonly string[]).includes(role));
  return {
    placePaths: loop.filter(({ workstationId }) => workstationId === undefined).map(({ placePath }) => placePath),
    workstationIds: loop.flatMap(({ workstationId }) => workstationId ?? []),
  };
}

/** A path that matches nothing: an unknown division lists nothing instead of everything. */
const nowhere = 'nowhere';

async function filtersOf(platform: Platform, query: Omit<ListQuery, 'cursor' | 'limit' | 'sort'>): Promise<Filters> {
  const { divisionCode, ...rest } = query;
  if (divisionCode === undefined) return rest;
  const paths = await placePathOf(platform.database, [divisionCode]);
  return { ...rest, placePath: paths.get(divisionCode) ?? nowhere };
}

/** The conditions of a filtered work list, without its place within the list. */
export async function deskConditions(platform: Platform, filters: Omit<ListQuery, 'cursor' | 'limit' | 'sort' | 'count'>) {
  return conditionsOf(await filtersOf(platform, filters), platform.clock.now(), 'search_text');
}

/** What a question for the work list comes down to for this actor. */
async function deskQuestion(platform: Platform, actor: Actor, query: ListQuery) {
  const now = platform.clock.now();
  const { cursor, limit, sort, count, ...rest } = query;
  const scope = scopeOf(actor);
  const page = { sort, cursor, limit, moment: momentOf(rest), foundOtherwise: rest.gridCode !== undefined || rest.workstationId !== undefined };
  const plan = await planPage(platform.database, scope, { filters: await filtersOf(platform, rest), now, searchIn: 'search_text', page, counted: count === 'true' });
  return { now, scope, page, ...plan };
}

/** A page of the work list within the actor's places, with the total where it is asked for. */
export async function listForDesk(platform: Platform, actor: Actor, query: ListQuery) {
  const { now, conditions, scope, page, count } = await deskQuestion(platform, actor, query);
  const [found, total] = await Promise.all([listRequests(platform.database, scope, conditions, page), count()]);
  return { items: found.rows.map((row) => summaryOf(row, now)), nextCursor: found.nextCursor, total };
}

type DeskPage = Awaited<ReturnType<typeof listForDesk>>;

/** The same as JSON, made by the database where the order allows it. */
export async function listForDeskAsJson(platform: Platform, actor: Actor, query: ListQuery): Promise<RawJson<DeskPage>> {
  const { sort } = query;
  if (sort === 'due') return new RawJson(JSON.stringify(await listForDesk(platform, actor, query)));
  const { now, conditions, scope, page, count } = await deskQuestion(platform, actor, query);
  const [{ items, nextCursor }, total] = await Promise.all([listAsJson(platform.database, scope, conditions, { ...page, sort }, now), count()]);
  return new RawJson(`{"items":${items},"nextCursor":${JSON.stringify(nextCursor)},"total":${JSON.stringify(total)}}`);
}

/** Walks the whole filtered list part by part, for exports: memory stays flat. */
export async function* walkForDesk(platform: Platform, actor: Actor, { sort, ...filters }: Omit<ListQuery, 'cursor' | 'limit' | 'count'>): AsyncGenerator<readonly Summary[]> {
  const now = platform.clock.now();
  const conditions = await deskConditions(platform, filters);
  for await (const rows of walkRequests(platform.database, scopeOf(actor), conditions, { sort, moment: momentOf(filters) })) yield rows.map((row) => summaryOf(row, now));
}

/** A page of what everybody may see. */
export async function listForPublic(
  platform: Platform,
  query: { readonly divisionCode?: string | undefined; readonly compoundId?: string | undefined; readonly categoryId?: string | undefined; readonly solved?: 'true' | 'false' | undefined; readonly text?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
) {
  const { cursor, limit, solved, divisionCode, compoundId, categoryId, text } = query;
  const filters = await filtersOf(platform, {
    ...(divisionCode === undefined ? {} : { divisionCode }),
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(text === undefined ? {} : { text }),
  });
  const wanted = { sort: 'newest', cursor, limit } as const;
  const { placePath, ...others } = filters;
  const more = [
    ...(placePath === undefined ? [] : [hasPlaceIn(placePath)]),
    ...(compoundId === undefined ? [] : [hasPlaceInCompound(compoundId)]),
    ...publicConditions(solved),
  ];
  const { conditions } = await planPage(platform.database, null, {
    filters: others, now: platform.clock.now(), searchIn: 'public_search_text', more, page: wanted, counted: false,
  });
  const page = await listRequests(platform.database, null, conditions, wanted);
  const further = await furtherPlacesOf(platform.database, page.rows);
  return {
    items: page.rows.map((row) => ({ ...publicFieldsOf(row), ...beforeAndAfterOf(row), point: publicPointOf(row), places: publicPlacesOf(further.get(row.id)) })),
    nextCursor: page.nextCursor,
    total: null,
  };
}

/** The signed-in resident's own requests, each with its tracking token. */
export async function listOwn(platform: Platform, residentId: string, query: { readonly cursor?: string | undefined; readonly limit: number }) {
  const { database, clock } = platform;
  const page = await listRequests(database, null, [ownCondition(residentId)], { sort: 'newest', cursor: query.cursor, limit: query.limit });
  const tokens = await linkTokensOf(platform, residentId, page.rows.map(({ id }) => id));
  const now = clock.now();
  return {
    items: page.rows.map((row) => ({ ...summaryOf(row, now), token: tokens.get(row.id) ?? '' })),
    nextCursor: page.nextCursor,
    total: null,
  };
}

/** Public cases in a box of the map. */
export async function mapForPublic(platform: Platform, box: MapBox, open: 'true' | 'false' | undefined): Promise<RawJson<MapAnswer>> {
  const now = platform.clock.now();
  return readMapBox(platform.database, box, [...conditionsOf({ open }, now, 'search_text'), ...publicConditions(undefined)], false, now);
}

/** Cases of the filtered work list in a box of the map, within the actor's places. */
export async function mapForDesk(platform: Platform, actor: Actor, query: DeskMapQuery): Promise<RawJson<MapAnswer>> {
  const now = platform.clock.now();
  const { west, south, east, north, ...rest } = query;
  const conditions = conditionsOf(await filtersOf(platform, rest), now, 'search_text');
  return readMapBox(platform.database, { west, south, east, north }, [...conditions, scopeCondition(scopeOf(actor), true)], true, now);
}

/** How many cases wait where, and the last 30 days. */
export async function overviewFor(platform: Platform, actor: Actor) {
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  const scope = scopeOf(actor);
  const roots = [...new Set(assignmentsOf(actor).map(({ placePath }) => placePath.split('.')[0] ?? ''))];
  const [states, days] = await Promise.all([
    countOpenByState(platform.database, scope, now, endOfDay(now)),
    countByDay(platform.database, scope, roots, { from: addDays(today, -29), until: today }),
  ]);
  return { states: [...states], days: [...days] };
}

/** About 300 m at the latitude of Suzhou. */
const nearbyDegrees = 0.003;

/** Open cases that may be the same matter as this one. Throws 404. */
export async function nearbyFor(platform: Platform, actor: Actor, id: string) {
  const row = await findRequest(platform.database, id, { linkDigest: null, residentId: null });
  if (!row || !maySeeAsStaff(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  const now = platform.clock.now();
  const rows = await readNearby(platform.database, id, nearbyDegrees, 20);
  return { items: rows.map((near) => ({ ...summaryOf(near, now), distanceMetres: near.distanceMetres })) };
}

const taskStates = openStates.filter((state) => !['submitted', 'accepted', 'shelved', 'completed', 'verified'].includes(state));
const mostTasks = 100;

/** The open tasks of the actor's workstations, nearest limit first, each with everything needed without a network. */
export async function tasksFor(
  platform: Platform,
  actor: Actor,
  position: { readonly longitude: number; readonly latitude: number } | undefined,
) {
  const now = platform.clock.now();
  const scope = scopeOf(actor);
  const conditions = conditionsOf({ state: [...taskStates] }, now, 'search_text');
  const page = await listRequests(platform.database, { placePaths: [], workstationIds: scope.workstationIds }, conditions, { sort: 'due', cursor: undefined, limit: mostTasks });
  const ids = page.rows.map(({ id }) => id);
  const [details, rows] = await Promise.all([presentDetails(platform, actor, ids), readDetails(platform.database, ids)]);
  const outlooks = new Map(rows.map((row) => [row.id, outlookOf(subjectOf({ ...row, reporterId: null, ratedThisRound: false }, actor), actor)]));
  return {
    forms: formsOf([...outlooks.values()]),
    items: details.map((detail) => ({
      ...detail,
      outlook: outlooks.get(detail.id) ?? {},
      distanceMetres:
        position && detail.point
          ? Math.round(distanceInMetres([position.longitude, position.latitude], [detail.point.longitude, detail.point.latitude]))
          : null,
    })),
  };
}
