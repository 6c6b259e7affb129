import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/actor.ts';
import { type PeopleWorld, outcomes, peopleWorld, places } from '../testing/people-world.ts';
import { createStaff } from './create-staff.ts';
import { assignRole, disableStaff, enableStaff, endAssignment, resetStaff, revealStaffPhone, updateStaff } from './manage-staff.ts';
import { readStaff, readStaffHistory, readStaffList } from './read-staff.ts';
import { readUnmaskings } from './read-unmaskings.ts';
import { refreshPlacePaths } from './refresh-place-paths.ts';
import { sql } from 'kysely';

let world: PeopleWorld;
let street: StaffActor;
let district: StaffActor;
let elsewhere: StaffActor;
let auditor: StaffActor;
let clerk: StaffActor;
beforeAll(async () => {
  world = await peopleWorld();
  street = await world.staff('street-admin', 'administrator', 'street');
  district = await world.staff('district-admin', 'administrator', 'district');
  elsewhere = await world.staff('yuanhe-admin', 'administrator', 'elsewhere');
  auditor = await world.staff('auditor', 'auditor', 'district');
  clerk = await world.staff('clerk', 'clerk', 'street');
});
afterAll(() => world.close());

const role = (placeCode: string, name: 'clerk' | 'administrator' | 'gridWorker' | 'auditor' = 'clerk') => ({
  role: name, placeCode, workstationId: null, validTo: null,
});
let number = 0;
async function someone(by: StaffActor = street, placeCode: string = places.community) {
  number += 1;
  return createStaff(world.platform, by, { userName: `someone${number}`, displayName: `某人${number}`, phone: '13812345678', assignment: role(placeCode) });
}
const page = { cursor: undefined, limit: 200 };
const idsFor = async (actor: StaffActor) => (await readStaffList(world.platform, actor, {}, page)).items.map(({ id }) => id);

describe('creating accounts', () => {
  it('works within own places only', async () => {
    await expect(someone()).resolves.toMatchObject({ link: { address: expect.stringMatching(/^\/desk\/start#[\w-]{43}$/u) } });
    await expect(someone(street, places.district)).rejects.toMatchObject({ status: 403 });
    await expect(someone(street, places.elsewhere)).rejects.toMatchObject({ status: 403 });
    await expect(someone(clerk)).rejects.toMatchObject({ status: 403 });
    await expect(someone(auditor)).rejects.toMatchObject({ status: 403 });
    await expect(someone(street, '999999999999')).rejects.toMatchObject({ fields: [{ field: 'assignment.placeCode', code: 'not-found' }] });
  });

  it('gives a name once, also when two ask at once', async () => {
    const input = { userName: 'Same.Name', displayName: '某人', phone: null, assignment: role(places.street) };
    const results = await outcomes([createStaff(world.platform, street, input), createStaff(world.platform, street, { ...input, userName: 'same.name' })]);
    expect([...results].sort()).toEqual(['ok', 'taken']);
  });
});

describe('administrators', () => {
  it('may not touch who has a role above them, though they see the person', async () => {
    const { id } = await someone();
    await assignRole(world.platform, district, id, role(places.district));
    for (const attempt of [
      () => resetStaff(world.platform, street, id, { secondFactor: true, reason: '试试' }),
      () => disableStaff(world.platform, street, id, '试试'),
      () => assignRole(world.platform, street, id, role(places.street)),
      () => updateStaff(world.platform, street, id, { displayName: '别人' }),
      () => revealStaffPhone(world.platform, street, id, '试试'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ status: 403 });
    }
    expect((await readStaff(world.platform, street, id)).actions).toEqual([]);
    expect((await readStaff(world.platform, district, id)).actions).toContain('reset');
  });

  it('do not learn of people of other places', async () => {
    const { id } = await someone();
    await expect(readStaff(world.platform, elsewhere, id)).rejects.toMatchObject({ status: 404 });
    await expect(disableStaff(world.platform, elsewhere, id, '试试')).rejects.toMatchObject({ status: 404 });
    await expect(readStaffHistory(world.platform, elsewhere, id)).rejects.toMatchObject({ status: 404 });
    expect(await idsFor(elsewhere)).toEqual([elsewhere.id]);
  });

  it('cannot give a role above or beside their places, nor take one back there', async () => {
    const { id } = await someone();
    await expect(assignRole(world.platform, street, id, role(places.district, 'administrator'))).rejects.toMatchObject({ status: 403 });
    await expect(assignRole(world.platform, street, id, role(places.elsewhere))).rejects.toMatchObject({ status: 403 });
    await assignRole(world.platform, street, id, role(places.street, 'administrator'));
  });

  it('do not close, reset or promote themselves', async () => {
    await expect(disableStaff(world.platform, street, street.id, '试试')).rejects.toMatchObject({ status: 403 });
    await expect(resetStaff(world.platform, street, street.id, { secondFactor: true, reason: '试试' })).rejects.toMatchObject({ status: 403 });
    await expect(assignRole(world.platform, street, street.id, role(places.community))).rejects.toMatchObject({ status: 403 });
    const own = (await readStaff(world.platform, street, street.id)).assignments[0]?.id ?? '';
    await expect(endAssignment(world.platform, street, street.id, own)).rejects.toMatchObject({ status: 403 });
  });

  it('give a role once, end it and give it again', async () => {
    const { id } = await someone();
    const grant = () => assignRole(world.platform, street, id, role(places.street, 'gridWorker'));
    expect([...(await outcomes([grant(), grant()]))].sort()).toEqual(['ok', 'role-held-already']);
    const held = (await readStaff(world.platform, street, id)).assignments.find((one) => one.role === 'gridWorker');
    await endAssignment(world.platform, street, id, held?.id ?? '');
    await expect(endAssignment(world.platform, street, id, held?.id ?? '')).rejects.toMatchObject({ status: 404 });
    world.platform.clock.advance({ seconds: 1 });
    await grant();
    expect((await readStaffHistory(world.platform, street, id)).map(({ action }) => action)).toEqual(['roleGranted', 'roleEnded', 'roleGranted', 'roleGranted', 'create']);
  });

  it('close and reopen an account', async () => {
    const { id } = await someone();
    await expect(enableStaff(world.platform, street, id, '误操作')).rejects.toMatchObject({ status: 409, code: 'not-now' });
    await disableStaff(world.platform, street, id, '调离');
    await expect(disableStaff(world.platform, street, id, '调离')).rejects.toMatchObject({ status: 409 });
    expect(await readStaff(world.platform, street, id)).toMatchObject({ state: 'disabled', actions: ['update', 'enable', 'reveal'] });
    await enableStaff(world.platform, street, id, '调回');
    expect(await readStaff(world.platform, street, id)).toMatchObject({ state: 'invited' });
  });
});

it('keeps auditors apart', async () => {
  const { id } = await someone();
  await expect(assignRole(world.platform, street, id, role(places.street, 'auditor'))).rejects.toMatchObject({ code: 'auditor-stands-apart' });
  expect(await idsFor(auditor)).toEqual(expect.arrayContaining([street.id, clerk.id]));
  expect(await idsFor(auditor)).not.toContain(elsewhere.id);
});

describe('the list', () => {
  it('pages through everybody once, in order', async () => {
    const all = await idsFor(district);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const part = await readStaffList(world.platform, district, {}, { cursor, limit: 3 });
      paged.push(...part.items.map(({ id }) => id));
      cursor = part.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(6);
  });

  it('filters by role, place, state and part of a name', async () => {
    const names = async (query: Parameters<typeof readStaffList>[2]) =>
      (await readStaffList(world.platform, district, query, page)).items.map(({ userName }) => userName);
    expect(await names({ role: 'auditor' })).toEqual(['auditor']);
    expect(await names({ q: 'STREET-AD' })).toEqual(['street-admin']);
    expect(await names({ q: '某人1' })).toContain('someone1');
    expect(await names({ q: '%' })).toEqual([]);
    expect(await names({ placeCode: places.community, role: 'administrator' })).toEqual([]);
    expect(await names({ state: 'active' })).toContain('clerk');
    expect(await names({ state: 'active' })).not.toContain('someone1');
  });

  it('shows phones masked', async () => {
    const { id } = await someone();
    expect((await readStaff(world.platform, street, id)).phoneMasked).toBe('138****5678');
  });
});

describe('seeing a full number', () => {
  it('leaves a trace that administrators and auditors of the place see', async () => {
    const { id } = await someone();
    expect(await revealStaffPhone(world.platform, street, id, '联系值班')).toBe('13812345678');
    const query = { subjectId: id };
    expect((await readUnmaskings(world.platform, auditor, query, page)).items).toEqual([
      expect.objectContaining({ staffId: street.id, staffName: 'street-admin', subjectType: 'staff', fields: ['phone'], reason: '联系值班' }),
    ]);
    expect((await readUnmaskings(world.platform, elsewhere, query, page)).items).toEqual([]);
    expect((await readUnmaskings(world.platform, auditor, { ...query, from: '2026-03-11' }, page)).items).toEqual([]);
    expect((await readUnmaskings(world.platform, auditor, { ...query, from: '2026-03-10', to: '2026-03-10' }, page)).items).toHaveLength(1);
    expect((await readStaffHistory(world.platform, district, street.id))[0]).toMatchObject({ action: 'unmask', detail: { reason: '联系值班' } });
  });

  it('happens not at all when it is refused', async () => {
    const { id } = await someone();
    await expect(revealStaffPhone(world.platform, auditor, id, '看看')).rejects.toMatchObject({ status: 403 });
    expect(await world.count('unmasking', `subject_id = '${id}'`)).toBe(0);
  });

  it('two administrators who look each other up do not block each other', async () => {
    const other = await world.staff('second-street-admin', 'administrator', 'street');
    const pairs = Array.from({ length: 10 }, () => [
      revealStaffPhone(world.platform, street, other.id, '核对'),
      revealStaffPhone(world.platform, other, street.id, '核对'),
    ]).flat();
    expect(new Set(await outcomes(pairs))).toEqual(new Set(['ok']));
  });
});

it('roles follow their place when it moves in the tree', async () => {
  const { id } = await someone();
  await sql`update staff_assignment set place_path = '320000000000.320508020014' where staff_id = ${id}`.execute(world.test.database);
  expect(await refreshPlacePaths(world.platform)).toBe(1);
  expect((await readStaff(world.platform, street, id)).assignments[0]?.placePath).toMatch(/320508020000\.320508020014$/u);
  expect(await refreshPlacePaths(world.platform)).toBe(0);
});
