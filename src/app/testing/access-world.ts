import { sql } from 'kysely';
import { loadDemoPlaces } from '../../../demo/places.ts';
import { founder } from '../../../demo/actors.ts';
import { createDemoResident, createDemoStaff } from '../../contexts/people/index.ts';
import { draftPolicy, policyTemplates, takeAction as takePolicyAction } from '../../contexts/fares/index.ts';
import { sessionCookieName } from '../../contexts/people/session-cookie.ts';
import { startStaffSession } from '../../contexts/people/sessions.ts';
import { signInAs } from '../../contexts/people/testing/sign-in-as.ts';
import { divisionTree, workstationsOfStreet } from '../../contexts/places/index.ts';
import { readCompoundsWithin } from '../../contexts/places/store/compounds.ts';
import { reportRequest, takeAction } from '../../contexts/requests/index.ts';
import type { Where } from '../../contexts/requests/contract.ts';
import { stagePhoto } from '../../platform/files/index.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { phonePhoto } from '../../platform/files/testing/sample-photos.ts';
import type { TestDatabase } from '../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../platform/testing/test-platform.ts';
import { type Actor, type Role, type StaffActor, roles } from '../../shared/actor.ts';
import { simulation } from './access-samples-fares.ts';
import { prepareInstallation } from '../prepare-installation.ts';

/** Whoever calls: visitor, reporters, staff of each role in 沧浪街道, of another street, of the city and the province, and without second factor. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly actor: Actor;
}

/** A request with what must not get out of it. */
export interface TargetRequest {
  readonly id: string;
  readonly number: string;
  readonly reporterId: string;
  readonly photoId: string;
}

export interface AccessWorld {
  readonly platform: TestPlatform;
  readonly callers: readonly Caller[];
  /** `own`: reported by the resident, in 桂花社区 · `sub`: another community of the street, somebody else's · `foreign`: another street. */
  readonly requests: Readonly<Record<'own' | 'sub' | 'foreign', TargetRequest>>;
  readonly residents: Readonly<Record<'resident' | 'neighbour', string>>;
  readonly staff: Readonly<Record<'own' | 'foreign', string>>;
  readonly workstations: Readonly<Record<'own' | 'foreign', string>>;
  readonly compounds: Readonly<Record<'own' | 'foreign', string>>;
  readonly grids: Readonly<Record<'own' | 'foreign', string>>;
  readonly ids: {
    readonly category: string;
    readonly demoAccount: string;
    readonly farePolicy: string;
    readonly street: string;
    readonly foreignStreet: string;
    readonly community: string;
  };
  readonly photo: Buffer;
  /** Words seeded into personal and internal fields: of the resident, of the neighbour, of staff, and notes on each request. */
  readonly secrets: typeof secrets;
}

const city = '320500000000';
const street = '320508020000';
const foreignStreet = '320508023000';
const community = '320508020014';
const secrets = {
  name: '欧阳秘密', phone: '13912345678', neighbourName: '端木保密', neighbourPhone: '13987654321', staffPhone: '13811112222',
  note: '内部秘密备注', subNote: '另一社区的内部备注', foreignNote: '外街道的内部备注',
} as const;

async function hire(platform: TestPlatform, userName: string, role: Role, placeCode: string, workstationId: string | null): Promise<StaffActor> {
  const id = await runInTransaction(platform.database, (transaction) =>
    createDemoStaff(transaction, platform, {
      labelKey: userName === 'shi-clerk' ? 'clerk' : null, userName, displayName: userName, phone: secrets.staffPhone,
      assignments: [{ role, placeCode, workstationId, validTo: null }],
    }),
  );
  const placePath = (await divisionTree(platform.database)).get(placeCode)?.path ?? '';
  return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath, ...(workstationId === null ? {} : { workstationId }) }] };
}

interface Report {
  readonly actor: Actor;
  readonly where: Where;
  readonly who: { readonly name: string; readonly phone: string };
  readonly note: string;
  readonly photo: Buffer;
  readonly clerk: StaffActor;
}

async function reported(platform: TestPlatform, { actor, where, who, note, photo, clerk }: Report): Promise<TargetRequest & { readonly token: string }> {
  const photoId = (await stagePhoto(platform, { bytes: photo, actor })).id;
  const receipt = await reportRequest(platform, {
    actor,
    input: { text: '门口堆满了杂物,请来看看。', photos: [photoId], where, who: { anonymous: false, ...who } },
  });
  await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'note', input: { note } });
  await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'accept', input: {} });
  const { rows } = await sql<{ id: string }>`select id from request_reporter where request_id = ${receipt.id}::uuid`.execute(platform.database);
  return { id: receipt.id, number: receipt.number, reporterId: rows[0]?.id ?? '', photoId, token: receipt.token };
}

async function workstationIn(platform: TestPlatform, code: string, name: string): Promise<string> {
  const found = (await workstationsOfStreet(platform.database, code)).find((workstation) => workstation.name.includes(name));
  if (!found) throw new Error(`There is no workstation ${name}`);
  return found.id;
}

/** The cookie of somebody whose password was right but who has no authenticator yet. */
async function withoutSecondFactor(platform: TestPlatform, staffId: string): Promise<string> {
  const now = platform.clock.now();
  const session = await runInTransaction(platform.database, (transaction) =>
    startStaffSession(transaction, staffId, null, { address: '127.0.0.1', device: 'Test' }, now),
  );
  return `${sessionCookieName(platform)}=${session.token}`;
}

/** A fare policy of the city with a simulation. */
async function simulatedPolicy(platform: TestPlatform, actor: StaffActor): Promise<string> {
  const [content] = policyTemplates;
  if (!content) throw new Error('There are no policy templates');
  const { id } = await draftPolicy(platform, actor, content);
  await takePolicyAction(platform, { actor, policyId: id, action: 'simulate', baseVersion: 1, input: simulation });
  return id;
}

/** Seeds one's own place, a sub-place, a foreign place, oneself and another person, and signs everybody in. */
export async function accessWorld(test: TestDatabase): Promise<AccessWorld> {
  const platform = testPlatform(test, { DEMO: 'on' });
  platform.clock.set('2026-03-10T02:00:00Z');
  await prepareInstallation(platform);
  await loadDemoPlaces(platform, founder);
  const workstations = { own: await workstationIn(platform, street, '第五'), foreign: await workstationIn(platform, foreignStreet, '苏锦') };
  const staff: StaffActor[] = [];
  for (const role of roles) {
    const atWorkstation = role === 'gridWorker' || role === 'workstationLead';
    const placeCode = role === 'communityOfficer' ? '320508020014' : street;
    staff.push(await hire(platform, `shi-${role.toLowerCase()}`, role, placeCode, atWorkstation ? workstations.own : null));
  }
  const foreignClerk = await hire(platform, 'foreign', 'clerk', foreignStreet, null);
  const more = {
    foreignClerk,
    cityAdministrator: await hire(platform, 'shi-city', 'administrator', city, null),
    rootAdministrator: await hire(platform, 'shi-root', 'administrator', '320000000000', null),
    citySupervisor: await hire(platform, 'shi-city-supervisor', 'supervisor', city, null),
  };
  const enrolling = await hire(platform, 'shi-enrolling', 'clerk', street, null);
  const person = (phone: string, name: string, labelKey: string | null): Promise<string> =>
    runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey, phone, name }));
  const reporter = { name: secrets.name, phone: secrets.phone };
  const other = { name: secrets.neighbourName, phone: secrets.neighbourPhone };
  const residents = { resident: await person(reporter.phone, reporter.name, null), neighbour: await person(other.phone, other.name, null) };
  await person('13900000004', '演示居民', 'resident');
  const tree = await divisionTree(test.database);
  const compoundsOf = (code: string) => readCompoundsWithin(test.database, { withinPath: tree.get(code)?.path ?? '', managed: undefined });
  const guihua = (await compoundsOf(community)).find(({ name }) => name === '桂花新村');
  const [sanxiang] = await compoundsOf('320508020028');
  const clerk = staff[roles.indexOf('clerk')];
  if (!guihua || !sanxiang || !clerk) throw new Error('The compounds of the demo are missing');
  const photo = await phonePhoto(400, 300);
  const self: Actor = { kind: 'resident', id: residents.resident };
  const neighbour: Actor = { kind: 'resident', id: residents.neighbour };
  const own = await reported(platform, { actor: self, where: { kind: 'compound', compoundId: guihua.id }, who: reporter, note: secrets.note, photo, clerk });
  const sub = await reported(platform, { actor: neighbour, where: { kind: 'compound', compoundId: sanxiang.id }, who: other, note: secrets.subNote, photo, clerk });
  const foreign = await reported(platform, {
    actor: neighbour, where: { kind: 'address', text: '苏锦', divisionCode: foreignStreet }, who: other, note: secrets.foreignNote, photo, clerk: foreignClerk,
  });
  const farePolicy = await simulatedPolicy(platform, more.cityAdministrator);
  const cookieOf = async (who: { residentId: string } | { staffId: string }): Promise<Record<string, string>> => ({ cookie: await signInAs(platform, who) });
  const callers: Caller[] = [
    { name: 'visitor', headers: {}, actor: { kind: 'visitor' } },
    { name: 'link', headers: { 'x-tracking-token': own.token }, actor: { kind: 'visitor' } },
    { name: 'resident', headers: await cookieOf({ residentId: residents.resident }), actor: self },
    { name: 'neighbour', headers: await cookieOf({ residentId: residents.neighbour }), actor: neighbour },
    { name: 'enrolling', headers: { cookie: await withoutSecondFactor(platform, enrolling.id) }, actor: { ...enrolling, mustEnrol: true } },
  ];
  for (const [name, actor] of [...staff.map((actor, index) => [roles[index] ?? '', actor] as const), ...Object.entries(more)]) {
    callers.push({ name, headers: await cookieOf({ staffId: actor.id }), actor });
  }
  const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> => (await query.execute(test.database)).rows[0]?.id ?? '';
  const gridOf = (code: string) => sql<{ id: string }>`select code as id from division where level = 'grid' and code like ${`${code}%`} order by code limit 1`;
  return {
    platform,
    callers,
    requests: { own, sub, foreign },
    residents,
    staff: { own: staff[roles.indexOf('gridWorker')]?.id ?? '', foreign: foreignClerk.id },
    workstations,
    compounds: { own: guihua.id, foreign: sanxiang.id },
    grids: { own: await one(gridOf(community)), foreign: await one(gridOf(foreignStreet.slice(0, 9))) },
    ids: {
      category: await one(sql<{ id: string }>`select id from request_category order by code limit 1`),
      demoAccount: await one(sql<{ id: string }>`select id from demo_account where staff_id is not null`),
      farePolicy,
      street,
      foreignStreet,
      community,
    },
    photo: await phonePhoto(64, 48),
    secrets,
  };
}
