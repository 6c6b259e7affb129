import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '../../shared/ids.ts';
import { reportRequest, takeAction } from '../../contexts/requests/index.ts';
import { requestLifecycle } from '../../contexts/requests/lifecycle.ts';
import type { Transition } from '../../shared/lifecycle.ts';
import type { AnyRoute } from '../../platform/http/router.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Given, Givens, Moment, Sample } from './access-moment.ts';
import { deskGiven } from './access-samples-desk.ts';
import { dispatchGiven } from './access-samples-dispatch.ts';
import { faresGiven } from './access-samples-fares.ts';
import { topicsGiven } from './access-samples-topics.ts';
import { handOverFields, handOversGiven } from './access-samples-hand-overs.ts';
import { followingGiven } from './access-samples-following.ts';
import { insightGiven } from './access-samples-insight.ts';
import { fundsGiven } from './access-samples-funds.ts';
import { requestRulesGiven } from './access-samples-request-rules.ts';
import { rulesGiven } from './access-samples-rules.ts';
import { intakeGiven } from './access-samples-intake.ts';
import { noticesGiven } from './access-samples-notices.ts';
import { peopleGiven } from './access-samples-people.ts';
import { placesGiven } from './access-samples-places.ts';
import { platformGiven } from './access-samples-platform.ts';
import { projectsGiven } from './access-samples-projects.ts';
import { samplesGiven } from './access-samples-samples.ts';
import { sweepsGiven } from './access-samples-sweeps.ts';
import type { AccessWorld, Caller, TargetRequest } from './access-world.ts';
import { minimalValue } from './minimal-value.ts';

type Body = Readonly<Record<string, unknown>>;

/** A category may be for the whole city, for one's own street, for another. */
function placeOfCategory({ ids }: AccessWorld, target: string): string | null {
  return target === 'city' ? null : target === 'own' ? ids.street : ids.foreignStreet;
}

/** Calls about requests that work. */
function requestsGiven(world: AccessWorld): Givens {
  const box = { west: '120.5', south: '31.2', east: '120.7', north: '31.4' };
  const where = { kind: 'compound', compoundId: world.compounds.own };
  const category = {
    code: 'x1', parentId: null, nameZh: '试', nameEn: 'Try', response: { amount: 1, unit: 'workingDays' }, resolution: { amount: 5, unit: 'workingDays' },
    validFrom: '2026-01-01', validTo: null, source: '', offered: false,
  };
  return {
    'requests.report': { body: { text: '路灯不亮', where } },
    'requests.enter': { body: { text: '路灯不亮', where, channel: 'contactDay' } },
    'requests.findSimilar': { body: { text: '门口堆满了杂物', where } },
    'requests.findSimilarForDesk': { body: { text: '门口堆满了杂物', where } },
    'requests.support': { body: { device: 'device-of-somebody-1', phone: '13700000009' } },
    'requests.suggest': { body: { text: '路灯不亮' } },
    'requests.publicMap': { query: box },
    'requests.map': { query: box },
    'requests.createCategory': {
      targets: ['city', 'own', 'foreign'],
      ready: async ({ sample }) => ({ body: { ...category, divisionCode: placeOfCategory(world, sample.target) } }),
    },
    'requests.updateCategory': {
      targets: ['city', 'own', 'foreign'],
      params: { id: world.ids.category },
      ready: async ({ database, sample }) => {
        const divisionCode = placeOfCategory(world, sample.target);
        await sql`
          update request_category set division_code = ${divisionCode}, place_path = (select path from division where code = ${divisionCode})
          where id = ${world.ids.category}::uuid`.execute(database);
        return { body: { ...category, divisionCode, version: 1 } };
      },
    },
    'requests.contestPublic': {
      ready: async ({ database, caller, sample }) => {
        await sql`update request set state = 'closed', conditions = '{}', closed_at = '2026-03-09T02:00:00Z' where number = ${sample.params['number'] ?? ''}`.execute(database);
        return { body: { explanation: '没有修好', photos: [await stagedPhoto(database, caller)] } };
      },
    },
    'requests.listReporters': { query: { number: world.requests.own.number } },
  };
}

const givens = new WeakMap<AccessWorld, Givens>();

function givenFor(world: AccessWorld, route: AnyRoute): Given {
  const all = givens.get(world) ?? {
    ...requestsGiven(world),
    ...dispatchGiven(world),
    ...handOversGiven(world, ({ database, caller }) => stagedPhoto(database, caller)),
    ...platformGiven(world),
    ...noticesGiven(world.ids.community),
    ...peopleGiven(world),
    ...placesGiven(world),
    ...faresGiven(world),
    ...projectsGiven(world),
    ...fundsGiven(world.ids.street),
    ...rulesGiven(world.ids.street),
    ...sweepsGiven(world),
    ...samplesGiven(world),
    ...requestRulesGiven(),
    ...intakeGiven(world),
    ...topicsGiven(world),
    ...followingGiven(world),
    ...insightGiven(world),
    ...deskGiven(world),
  };
  givens.set(world, all);
  return all[route.operationId] ?? {};
}

const requestTargets = ['own', 'sub', 'foreign'] as const;
const twoTargets = ['own', 'foreign'] as const;

function requestParams(route: AnyRoute, request: TargetRequest): Record<string, string> {
  return {
    ...(route.path.includes('{id}') ? { id: request.id } : {}),
    ...(route.path.includes('{number}') ? { number: request.number } : {}),
    ...(route.path.includes('{reporterId}') ? { reporterId: request.reporterId } : {}),
    ...(route.path.includes('{photoId}') ? { photoId: request.photoId } : {}),
  };
}

function targetsOf(route: AnyRoute, world: AccessWorld): readonly Pick<Sample, 'target' | 'params'>[] {
  const { targets } = givenFor(world, route);
  if (targets) return targets.map((target) => ({ target, params: anyParams(route) }));
  const context = route.operationId.split('.')[0];
  if (!route.path.includes('{')) return [{ target: '', params: {} }];
  if (context === 'requests' && !route.operationId.endsWith('Category')) {
    return requestTargets.map((target) => ({ target, params: requestParams(route, world.requests[target]) }));
  }
  if (route.operationId === 'files.read') {
    return requestTargets.flatMap((target) => [
      { target, params: { id: world.requests[target].photoId, variant: 'photo' } },
      { target: `${target} original`, params: { id: world.requests[target].photoId, variant: 'original' } },
    ]);
  }
  if (route.path.startsWith('/api/v1/staff/{id}')) {
    return twoTargets.map((target) => ({ target, params: { id: world.staff[target], assignmentId: newId() } }));
  }
  if (route.path.startsWith('/api/v1/places/')) return twoTargets.map((target) => ({ target, params: placeParams(route, world, target) }));
  return [{ target: '', params: anyParams(route) }];
}

function anyParams(route: AnyRoute): Record<string, string> {
  const params = (minimalValue(route.params) ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function placeParams(route: AnyRoute, world: AccessWorld, target: 'own' | 'foreign'): Record<string, string> {
  const isGrid = route.path.includes('/grids/{code}');
  const code = target === 'own' ? world.ids.community : world.ids.foreignStreet;
  const id = route.path.includes('workstation') ? world.workstations[target] : world.compounds[target];
  return { code: isGrid ? world.grids[target] : code, id, what: 'grids', type: 'compound' };
}

const openMeasure = {
  key: 'measure1', nameZh: '停工', nameEn: 'Stop', limit: { amount: 4, unit: 'workingHours' }, extendedDays: 0,
  startedAt: '2026-03-10T01:00:00Z', metAt: null, due: null, provisional: false,
};

/** What a request must be like so that an action is legal: its first state, done by nobody yet, not rated. */
async function readyFor(database: Database, action: string, id: string): Promise<number> {
  const transition: Transition = requestLifecycle.transitions[action as keyof typeof requestLifecycle.transitions];
  const result = await sql<{ version: number }>`
    update request set state = ${transition.from[0]}, doers = '{}', round = 1, conditions = ${[...(transition.when ?? [])]}::text[],
      shelved_from = ${transition.from[0] === 'shelved' ? 'checked' : null}, revive_on = ${transition.from[0] === 'shelved' ? '2026-03-10' : null}::date,
      workstation_id = case when ${action === 'reassign'} then null else workstation_id end,
      stages = case when ${(transition.when ?? []).some((condition) => condition === 'measureOpen')}
        then jsonb_build_array(${JSON.stringify(openMeasure)}::jsonb) else stages end
    where id = ${id}::uuid returning version`.execute(database);
  if ((transition.when ?? []).some((condition) => condition === 'severalPlaces')) {
    await sql`
      with counted as (update request set more_places = 1 where id = ${id}::uuid returning id, division_code, place_path, place_name)
      insert into request_further_place (request_id, position, division_code, place_path, place_name, added_at) select id, 2, division_code, place_path, place_name, now() from counted`.execute(database);
  }
  return result.rows[0]?.version ?? 1;
}

/** Joins the request to a fresh one of its street, as the office would have done before. */
async function joined(database: Database, world: AccessWorld, id: string): Promise<number> {
  const platform = { ...world.platform, database };
  const foreign = id === world.requests.foreign.id;
  const actor = world.callers.find(({ name }) => name === (foreign ? 'foreignClerk' : 'clerk'))?.actor ?? systemActor;
  const divisionCode = foreign ? world.ids.foreignStreet : world.ids.community;
  const main = await reportRequest(platform, { actor, input: { text: '同一件事', photos: [], where: { kind: 'address', text: '路口', divisionCode }, who: { anonymous: true }, channel: 'phone' } });
  await sql`update request set state = 'accepted', doers = '{}' where id = ${id}::uuid`.execute(database);
  return (await takeAction(platform, { actor, requestId: id, action: 'join', input: { targetRequestId: main.id } })).version;
}

async function linked(database: Database, id: string, other: string): Promise<void> {
  await sql`insert into request_link (request_id, other_id, kind, linked_at) values (${id}::uuid, ${other}::uuid, 'related', now())`.execute(database);
}

async function stagedPhoto(database: Database, caller: Caller): Promise<string> {
  const id = newId();
  const { actor } = caller;
  const by = actor.kind === 'staff' || actor.kind === 'resident' ? actor.id : null;
  await sql`
    insert into file (id, stored_under, sha256, photo_sha256, thumbnail_sha256, media_type, bytes, photo_bytes, thumbnail_bytes, width, height,
      uploaded_by_kind, uploaded_by_id, uploaded_at)
    values (${id}, ${id}, repeat('a', 64), repeat('b', 64), repeat('c', 64), 'image/jpeg', 1, 1, 1, 1, 1, ${actor.kind}, ${by}, now())`.execute(database);
  return id;
}

async function actionBody(database: Database, world: AccessWorld, caller: Caller, route: AnyRoute, sample: Pick<Sample, 'params'>): Promise<Body> {
  const action = route.operationId.slice('requests.'.length);
  const transition = requestLifecycle.transitions[action as keyof typeof requestLifecycle.transitions];
  const id = sample.params['id'] ?? '';
  const baseVersion = action === 'unjoin' ? await joined(database, world, id) : await readyFor(database, action, id);
  const body = { ...(minimalValue(route.body) as Body), baseVersion };
  const photos = 'photos' in transition.input.shape ? { photos: [await stagedPhoto(database, caller)] } : {};
  const workstation = id === world.requests.foreign.id ? world.workstations.foreign : world.workstations.own;
  const target = id === world.requests.own.id ? world.requests.sub.id : world.requests.own.id;
  if (action === 'unlink') await linked(database, id, target);
  return {
    ...body,
    ...photos,
    ...('workstationId' in transition.input.shape ? { workstationId: workstation } : {}),
    ...('targetRequestId' in transition.input.shape ? { targetRequestId: target } : {}),
    ...('where' in transition.input.shape ? { where: { kind: 'division', divisionCode: id === world.requests.foreign.id ? world.ids.foreignStreet : world.ids.community } } : {}),
    ...('callbackOutcome' in transition.input.shape ? { callbackOutcome: 'noAnswer' } : {}),
    ...('reviveOn' in transition.input.shape ? { reviveOn: '2026-03-20' } : {}),
    ...('categoryId' in transition.input.shape ? { categoryId: world.ids.category } : {}),
  };
}

/** Is this route one transition of the request lifecycle? */
function isAction(route: AnyRoute): boolean {
  return route.path.startsWith('/api/v1/requests/{id}/actions/');
}

/** The calls of a route that a caller tries. */
export function samplesOf(route: AnyRoute, world: AccessWorld): readonly Sample[] {
  const given = givenFor(world, route);
  const query = { ...(minimalValue(route.query) as Record<string, string> | undefined), ...given.query };
  return targetsOf(route, world).map(({ target, params }) => ({
    target,
    params: { ...params, ...given.params },
    ...(Object.keys(query).length > 0 ? { query } : {}),
    ...(given.form ? { form: given.form } : {}),
    ...(route.body ? { body: given.body ?? minimalValue(route.body) } : {}),
  }));
}

/** Fills in what depends on the caller and the moment; the database may be changed, it is undone afterwards. */
export async function prepared(moment: Moment): Promise<Sample> {
  const { database, world, caller, route, sample } = moment;
  if (isAction(route)) {
    const body = await actionBody(database, world, caller, route, sample);
    return { ...sample, body: { ...body, ...(await handOverFields(moment, Object.keys((route.body as z.ZodObject).shape))) } };
  }
  return { ...sample, ...(await givenFor(world, route).ready?.(moment)) };
}
