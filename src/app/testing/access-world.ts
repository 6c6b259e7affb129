import { sql } from 'kysely';
import { loadDemoPlaces } from '../../../demo/places.ts';
import { founder } from '../../../demo/actors.ts';
import { createDemoResident, createDemoStaff } from '../../contexts/people/index.ts';
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
import { prepareInstallation } from '../prepare-installation.ts';

/** Whoever calls: visitor, reporters, and staff of each role in 沧浪街道. */
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
  readonly staff: Readonly<Record<'own' | 'foreign', string>>;
  readonly workstations: Readonly<Record<'own' | 'foreign', string>>;
  readonly compounds: Readonly<Record<'own' | 'foreign', string>>;
  readonly ids: { readonly category: string; readonly demoAccount: string; readonly foreignStreet: string };
  /** Words seeded into personal and internal fields. */
  readonly secrets: Readonly<Record<'name' | 'phone' | 'note', string>>;
}

const street = '320508020000';
const foreignStreet = '320508023000';
const secrets = { name: '欧阳秘密', phone: '13912345678', note: '内部秘密备注' } as const;

async function hire(platform: TestPlatform, userName: string, role: Role, placeCode: string, workstationId: string | null): Promise<StaffActor> {
  const id = await runInTransaction(platform.database, (transaction) =>
    createDemoStaff(transaction, platform, {
      labelKey: userName === 'shi-clerk' ? 'clerk' : null, userName, displayName: userName, phone: null,
      assignments: [{ role, placeCode, workstationId, validTo: null }],
    }),
  );
  const placePath = (await divisionTree(platform.database)).get(placeCode)?.path ?? '';
  return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath, ...(workstationId === null ? {} : { workstationId }) }] };
}

async function reported(platform: TestPlatform, actor: Actor, where: Where, photo: Buffer, clerk: StaffActor): Promise<TargetRequest & { readonly token: string }> {
  const photoId = (await stagePhoto(platform, { bytes: photo, actor })).id;
  const receipt = await reportRequest(platform, {
    actor,
    input: { text: '门口堆满了杂物,请来看看。', photos: [photoId], where, who: { anonymous: false, name: secrets.name, phone: secrets.phone } },
  });
  await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'note', input: { note: secrets.note } });
  await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'accept', input: {} });
  const { rows } = await sql<{ id: string }>`select id from request_reporter where request_id = ${receipt.id}::uuid`.execute(platform.database);
  return { id: receipt.id, number: receipt.number, reporterId: rows[0]?.id ?? '', photoId, token: receipt.token };
}

async function workstationIn(platform: TestPlatform, code: string, name: string): Promise<string> {
  const found = (await workstationsOfStreet(platform.database, code)).find((workstation) => workstation.name.includes(name));
  if (!found) throw new Error(`There is no workstation ${name}`);
  return found.id;
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
  const person = (phone: string, name: string, labelKey: string | null): Promise<string> =>
    runInTransaction(test.database, (transaction) => createDemoResident(transaction, platform, { labelKey, phone, name }));
  const residents = { resident: await person(secrets.phone, secrets.name, 'resident'), neighbour: await person('13900000002', '邻居', null) };
  const tree = await divisionTree(test.database);
  const [guihua] = (await readCompoundsWithin(test.database, { withinPath: tree.get('320508020014')?.path ?? '', managed: undefined })).filter(({ name }) => name === '桂花新村');
  const [sanxiang] = await readCompoundsWithin(test.database, { withinPath: tree.get('320508020028')?.path ?? '', managed: undefined });
  if (!guihua || !sanxiang) throw new Error('The compounds of the demo are missing');
  const photo = await phonePhoto(400, 300);
  const clerk = staff[roles.indexOf('clerk')];
  if (!clerk) throw new Error('There is no clerk');
  const self: Actor = { kind: 'resident', id: residents.resident };
  const neighbour: Actor = { kind: 'resident', id: residents.neighbour };
  const own = await reported(platform, self, { kind: 'compound', compoundId: guihua.id }, photo, clerk);
  const sub = await reported(platform, neighbour, { kind: 'compound', compoundId: sanxiang.id }, photo, clerk);
  const foreign = await reported(platform, neighbour, { kind: 'address', text: '苏锦', divisionCode: foreignStreet }, photo, foreignClerk);
  const cookieOf = async (who: { residentId: string } | { staffId: string }): Promise<Record<string, string>> => ({ cookie: await signInAs(platform, who) });
  const callers: Caller[] = [
    { name: 'visitor', headers: {}, actor: { kind: 'visitor' } },
    { name: 'link', headers: { 'x-tracking-token': own.token }, actor: { kind: 'visitor' } },
    { name: 'resident', headers: await cookieOf({ residentId: residents.resident }), actor: self },
    { name: 'neighbour', headers: await cookieOf({ residentId: residents.neighbour }), actor: neighbour },
  ];
  for (const [index, role] of roles.entries()) {
    const actor = staff[index];
    if (actor) callers.push({ name: role, headers: await cookieOf({ staffId: actor.id }), actor });
  }
  const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> => (await query.execute(test.database)).rows[0]?.id ?? '';
  return {
    platform,
    callers,
    requests: { own, sub, foreign },
    staff: { own: staff[roles.indexOf('gridWorker')]?.id ?? '', foreign: foreignClerk.id },
    workstations,
    compounds: { own: guihua.id, foreign: sanxiang.id },
    ids: {
      category: await one(sql<{ id: string }>`select id from request_category order by code limit 1`),
      demoAccount: await one(sql<{ id: string }>`select id from demo_account where staff_id is not null`),
      foreignStreet,
    },
    secrets,
  };
}
