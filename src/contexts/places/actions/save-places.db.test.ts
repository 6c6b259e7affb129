import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoPlaces } from '../../../../demo/places.ts';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import type { Compound, Workstation } from '../index.ts';
import { chainedTables, divisionTree, loadReferenceDivisions, locate, workstationsOfStreet } from '../index.ts';
import { canglangAdministrator, canglangPath, cityAdministrator, staffAt, yuanheAdministrator } from '../testing/actors.ts';
import { listCompounds } from './list-compounds.ts';
import { listGrids, listShapes } from './list-grids.ts';
import { listHistory } from './list-history.ts';
import { archiveCompound, createCompound, updateCompound } from './save-compound.ts';
import { createGrid, retireGrid, tryGrid, updateGrid } from './save-grid.ts';
import { archiveWorkstation, createWorkstation, updateWorkstation } from './save-workstation.ts';
import { searchPlaces } from './search-places.ts';
import { updateDivision } from './update-division.ts';

const street = '320508020000';
const guihua = '320508020014';
let test: TestDatabase;
let platform: TestPlatform;
beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  await loadReferenceDivisions(test.database);
  await loadDemoPlaces(platform, cityAdministrator);
});
afterAll(() => test.close());

type CompoundBody = Parameters<typeof createCompound>[2];

function compoundBody(change: Partial<CompoundBody> = {}): CompoundBody {
  return { name: '试验苑', aliases: [], communityCode: guihua, gridCode: null, address: '', managed: true, managerName: null, center: null, buildings: [], ...change };
}

function bodyOf({ name, aliases, communityCode, gridCode, address, managed, managerName, buildings }: Compound): CompoundBody {
  return compoundBody({
    name, aliases: [...aliases], communityCode, gridCode, address, managed, managerName,
    buildings: buildings.map((building) => ({ ...building, stairwells: [...building.stairwells] })),
  });
}

type WorkstationBody = Parameters<typeof createWorkstation>[2];

function workstationBody(change: Partial<WorkstationBody> = {}): WorkstationBody {
  return { streetCode: street, name: '第六网格化联动工作站', address: '', phone: null, center: null, isDefault: false, territory: [], ...change };
}

async function workstation(name: string): Promise<Workstation> {
  const found = (await workstationsOfStreet(test.database, street)).find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

function changeOf({ name, address, phone, isDefault, territory, version }: Workstation, change: Partial<WorkstationBody> = {}) {
  const { streetCode: _street, ...body } = workstationBody({ name, address, phone, isDefault, territory: [...territory], ...change });
  return { ...body, baseVersion: version };
}

function square(west: number, south: number, size = 0.0005) {
  return { type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] };
}

describe('who may change places', () => {
  it('is an administrator of the place or above, nobody else', async () => {
    const others = [yuanheAdministrator, staffAt('clerk', canglangPath), staffAt('supervisor', canglangPath), { ...canglangAdministrator, mustEnrol: true }];
    for (const actor of others) {
      await expect(createCompound(platform, actor, compoundBody())).rejects.toMatchObject({ status: 403 });
      await expect(createWorkstation(platform, actor, workstationBody())).rejects.toMatchObject({ status: 403 });
      await expect(createGrid(platform, actor, { communityCode: guihua, name: '格', geometry: square(120.6, 31.28), acceptWarnings: true })).rejects.toMatchObject({ status: 403 });
      await expect(retireGrid(platform, actor, '320508020014001', 1)).rejects.toMatchObject({ status: 403 });
      await expect(
        updateDivision(platform, actor, street, { baseVersion: 0, contactName: null, contactPhone: null, requestPrefix: null, center: null, aliases: [] }),
      ).rejects.toMatchObject({ status: 403 });
    }
  });

  it('an administrator of a community changes its compounds but cannot move them away', async () => {
    const actor = staffAt('administrator', `${canglangPath}.${guihua}`);
    const compound = await createCompound(platform, actor, compoundBody({ name: '搬家苑' }));
    await expect(updateCompound(platform, actor, compound.id, { ...bodyOf(compound), communityCode: '320508020019', baseVersion: 1 })).rejects.toMatchObject({ status: 403 });
    expect((await archiveCompound(platform, actor, compound.id, 1)).archived).toBe(true);
  });

  it('records are read by those who work there', async () => {
    const query = { within: street, limit: 10 };
    await expect(listCompounds(test.database, yuanheAdministrator, query)).rejects.toMatchObject({ status: 403 });
    const seen = await listCompounds(test.database, staffAt('clerk', canglangPath), { ...query, managed: 'no' });
    expect(seen.items.map(({ managed, actions }) => [managed, actions])).toEqual(Array.from({ length: 4 }, () => [false, []]));
    await expect(listGrids(test.database, yuanheAdministrator, street)).rejects.toMatchObject({ status: 403 });
  });
});

describe('changes on an old version', () => {
  it('are refused and told what changed since', async () => {
    const created = await createCompound(platform, canglangAdministrator, compoundBody({ name: '两人苑' }));
    await updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), address: '甲路1号', baseVersion: 1 });
    await updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), address: '甲路2号', managed: false, baseVersion: 2 });
    await expect(updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), name: '新名', baseVersion: 1 })).rejects.toMatchObject({
      status: 409,
      code: 'changed-meanwhile',
      extra: {
        version: 3,
        changes: [
          { field: 'address', from: '', to: '甲路2号' },
          { field: 'managed', from: true, to: false },
        ],
      },
    });
  });

  it('exactly one of many at the same time wins', async () => {
    const created = await createCompound(platform, canglangAdministrator, compoundBody({ name: '同时苑' }));
    const attempts = Array.from({ length: 6 }, (_, index) =>
      updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), address: `${index}号`, baseVersion: 1 }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []))).toEqual(
      Array.from({ length: 5 }, () => 'changed-meanwhile'),
    );
  });

  it('names stay unique when entered at the same time', async () => {
    const attempts = Array.from({ length: 4 }, () => createCompound(platform, canglangAdministrator, compoundBody({ name: '同名苑' })));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { fields: [{ field: 'name', code: 'taken' }] } });
  });
});

describe('compounds', () => {
  it('follow their names in the search and leave it when archived', async () => {
    const find = async (q: string) => (await searchPlaces(test.database, { q, type: 'compound', limit: 5 })).items.map(({ name }) => name);
    const created = await createCompound(platform, canglangAdministrator, compoundBody({ name: '旧名苑' }));
    const renamed = await updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), name: '新称苑', aliases: ['老称'], baseVersion: 1 });
    expect(await find('旧名')).toEqual([]);
    expect(await find('老称')).toEqual(['老称']);
    await archiveCompound(platform, canglangAdministrator, created.id, renamed.version);
    expect(await find('新称')).toEqual([]);
    await expect(locate(test.database, { compoundId: created.id })).rejects.toMatchObject({ code: 'unknown-compound' });
  });

  it.each([
    [{ name: '\u200b' }, 'name', 'required'],
    [{ communityCode: street }, 'communityCode', 'not-a-community'],
    [{ communityCode: '999999999999' }, 'communityCode', 'unknown-division'],
    [{ gridCode: '320508020019001' }, 'gridCode', 'unknown-grid'],
    [{ managed: false, managerName: '某物业' }, 'managerName', 'not-managed'],
    [{ center: { longitude: 121.5, latitude: 31.2, system: 'wgs84' } }, 'center', 'outside-area'],
    [{ buildings: [{ name: '1幢', stairwells: [], gridCode: null }, { name: '1幢', stairwells: [], gridCode: null }] }, 'buildings.1.name', 'twice'],
  ] as const)('refuse %j', async (change, field, code) => {
    await expect(createCompound(platform, cityAdministrator, compoundBody(change as Partial<CompoundBody>))).rejects.toMatchObject({
      status: 422,
      fields: [{ field, code }],
    });
  });

  it('store points of other maps in WGS 84', async () => {
    const center = { longitude: 120.6234, latitude: 31.287, system: 'gcj02' } as const;
    const compound = await createCompound(platform, canglangAdministrator, compoundBody({ name: '高德苑', center }));
    expect(compound.center?.[0]).toBeCloseTo(120.6192, 3);
    expect(compound.center?.[1]).toBeCloseTo(31.2891, 3);
  });
});

describe('workstations', () => {
  it('share no territory', async () => {
    await expect(createWorkstation(platform, canglangAdministrator, workstationBody({ territory: [guihua] }))).rejects.toMatchObject({
      fields: [{ field: 'territory.0', code: 'taken', detail: '桂花社区: 第五网格化联动工作站' }],
    });
    await expect(createWorkstation(platform, canglangAdministrator, workstationBody({ territory: ['320507001041'] }))).rejects.toMatchObject({
      fields: [{ field: 'territory.0', code: 'not-in-street' }],
    });
  });

  it('may take single grids out of a community that another one serves', async () => {
    const grid = '320508020014002';
    const created = await createWorkstation(platform, canglangAdministrator, workstationBody({ territory: [grid] }));
    expect((await locate(test.database, { divisionCode: grid })).workstationId).toBe(created.id);
    expect((await locate(test.database, { divisionCode: '320508020014003' })).workstationId).toBe((await workstation('第五网格化联动工作站')).id);
    await archiveWorkstation(platform, canglangAdministrator, created.id, created.version);
    expect((await locate(test.database, { divisionCode: grid })).workstationId).toBe((await workstation('第五网格化联动工作站')).id);
  });

  it('leave a street exactly one default', async () => {
    const first = await workstation('第一网格化联动工作站');
    await expect(updateWorkstation(platform, canglangAdministrator, first.id, changeOf(first, { isDefault: false }))).rejects.toMatchObject({ code: 'default-needed' });
    await expect(archiveWorkstation(platform, canglangAdministrator, first.id, first.version)).rejects.toMatchObject({ status: 409, code: 'default-needed' });
    const second = await workstation('第二网格化联动工作站');
    await updateWorkstation(platform, canglangAdministrator, second.id, changeOf(second, { isDefault: true }));
    const defaults = (await workstationsOfStreet(test.database, street)).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(defaults).toEqual(['第二网格化联动工作站']);
    expect((await locate(test.database, { divisionCode: street })).workstationId).toBe(second.id);
  });

  it('are the default when they are the first of their street', async () => {
    const created = await createWorkstation(platform, cityAdministrator, workstationBody({ streetCode: '320508021000', name: '双塔工作站' }));
    expect(created.isDefault).toBe(true);
  });
});

describe('grids', () => {
  const free = { communityCode: '320507001041', acceptWarnings: false };

  it('are drawn, tried, redrawn and ended', async () => {
    const geometry = square(120.62, 31.41);
    const tried = await tryGrid(test.database, yuanheAdministrator, { ...free, code: null, geometry });
    expect(tried.findings).toEqual([]);
    expect(tried.squareMetres).toBeGreaterThan(2_000);
    const { division } = await createGrid(platform, yuanheAdministrator, { ...free, name: '建元一格', geometry });
    expect(division.code).toBe('320507001041001');
    const at = { longitude: 120.6202, latitude: 31.4102 };
    expect((await locate(test.database, at)).gridCode).toBe(division.code);
    const moved = await updateGrid(platform, yuanheAdministrator, division.code, { name: '建元甲格', geometry: square(120.63, 31.41), acceptWarnings: false, baseVersion: 1 });
    expect((await locate(test.database, at)).gridCode).toBeNull();
    expect((await divisionTree(test.database)).get(division.code)?.name).toBe('建元甲格');
    await retireGrid(platform, yuanheAdministrator, division.code, moved.division.version);
    expect((await locate(test.database, { longitude: 120.6302, latitude: 31.4102 })).gridCode).toBeNull();
    const next = await createGrid(platform, yuanheAdministrator, { ...free, name: '建元一格', geometry });
    expect(next.division.code).toBe('320507001041002');
    expect(await locate(test.database, { divisionCode: division.code })).toMatchObject({ divisionCode: '320507001041', gridCode: null });
  });

  it('that overlap, leave their community or cross themselves are refused', async () => {
    const grid = (await listGrids(test.database, canglangAdministrator, guihua)).items[0];
    await expect(
      createGrid(platform, canglangAdministrator, { communityCode: guihua, name: '盖住', geometry: grid?.geometry ?? {}, acceptWarnings: true }),
    ).rejects.toMatchObject({ status: 422, code: 'grid-refused', extra: { findings: [{ code: 'overlaps-grid', other: '320508020014001' }] } });
    await expect(
      createGrid(platform, cityAdministrator, { communityCode: guihua, name: '远处', geometry: square(120.65, 31.42), acceptWarnings: true }),
    ).rejects.toMatchObject({ extra: { findings: [{ code: 'outside-parent', other: guihua }] } });
    const bowTie = { type: 'Polygon', coordinates: [[[120.62, 31.42], [120.621, 31.421], [120.621, 31.42], [120.62, 31.421], [120.62, 31.42]]] };
    await expect(createGrid(platform, yuanheAdministrator, { ...free, name: '领结', geometry: bowTie })).rejects.toMatchObject({
      fields: [{ field: 'geometry', code: 'ring-crosses-itself' }],
    });
    expect((await tryGrid(test.database, yuanheAdministrator, { ...free, code: null, geometry: bowTie })).findings).toMatchObject([{ code: 'ring-crosses-itself', level: 'error' }]);
  });

  it('with warnings wait for a yes', async () => {
    await createGrid(platform, yuanheAdministrator, { ...free, name: '西格', geometry: square(120.64, 31.41) });
    const east = { ...free, name: '东格', geometry: square(120.640495, 31.41) };
    await expect(createGrid(platform, yuanheAdministrator, east)).rejects.toMatchObject({ status: 409, code: 'has-warnings', extra: { findings: [{ code: 'touches-grid' }] } });
    expect((await createGrid(platform, yuanheAdministrator, { ...east, acceptWarnings: true })).division.name).toBe('东格');
  });

  it('are no longer schematic once redrawn', async () => {
    const [grid] = (await listGrids(test.database, canglangAdministrator, '320508020034')).items;
    if (!grid?.geometry) throw new Error('The demo has grids');
    const corner = grid.geometry.coordinates[0]?.[0]?.[1];
    const middle = grid.geometry.coordinates[0]?.[0]?.reduce((sum, [x = 0, y = 0]) => [(sum[0] ?? 0) + x, (sum[1] ?? 0) + y], [0, 0]).map((part) => part / (grid.geometry?.coordinates[0]?.[0]?.length ?? 1));
    const ring = grid.geometry.coordinates[0]?.[0]?.map((position) => (position === corner ? [((corner[0] ?? 0) + (middle?.[0] ?? 0)) / 2, ((corner[1] ?? 0) + (middle?.[1] ?? 0)) / 2] : position));
    await updateGrid(platform, canglangAdministrator, grid.code, { name: grid.name, geometry: { type: 'Polygon', coordinates: [ring] }, acceptWarnings: true, baseVersion: grid.version });
    const shapes = await listShapes(test.database, { within: '320508020034', level: 'grid' });
    expect(shapes.features.map(({ properties }) => properties['schematic'])).toEqual([false, true, true, true, true]);
  });
});

describe('units', () => {
  it('keep their letters unique and their other names findable', async () => {
    const before = (await divisionTree(test.database)).get(street);
    const body = { contactName: '值班', contactPhone: '0512-0000-0001', center: null, aliases: [{ name: '沧浪', code: null, validFrom: '2012-10-01', validTo: null, source: '' }] };
    await expect(updateDivision(platform, cityAdministrator, street, { ...body, requestPrefix: 'SZ', baseVersion: before?.version ?? 0 })).rejects.toMatchObject({
      fields: [{ field: 'requestPrefix', code: 'taken' }],
    });
    await updateDivision(platform, canglangAdministrator, street, { ...body, requestPrefix: 'CL', baseVersion: before?.version ?? 0 });
    const hits = (await searchPlaces(test.database, { q: '沧浪', type: 'division', limit: 5 })).items;
    expect(hits[0]).toMatchObject({ divisionCode: street, name: '沧浪街道' });
    await expect(
      updateDivision(platform, canglangAdministrator, street, {
        ...body, requestPrefix: 'CL', baseVersion: (before?.version ?? 0) + 1,
        aliases: [{ name: '反', code: null, validFrom: '2020-01-02', validTo: '2020-01-01', source: '' }],
      }),
    ).rejects.toMatchObject({ fields: [{ field: 'aliases.0.validTo', code: 'before-start' }] });
  });
});

describe('histories', () => {
  it('tell what was changed, to administrators and auditors of the place', async () => {
    const created = await createCompound(platform, canglangAdministrator, compoundBody({ name: '史苑' }));
    await updateCompound(platform, canglangAdministrator, created.id, { ...bodyOf(created), address: '史路', baseVersion: 1 });
    const subject = { type: 'compound', id: created.id } as const;
    const { items } = await listHistory(test.database, staffAt('auditor', canglangPath), subject);
    expect(items.map(({ version, action }) => [version, action])).toEqual([[2, 'update'], [1, 'create']]);
    expect(items[0]).toMatchObject({ actorId: canglangAdministrator.id, changes: [{ field: 'address', from: '', to: '史路' }] });
    await expect(listHistory(test.database, yuanheAdministrator, subject)).rejects.toMatchObject({ status: 403 });
    await expect(listHistory(test.database, canglangAdministrator, { type: 'workstation', id: created.id })).rejects.toMatchObject({ status: 404 });
  });

  it('are sound after everything above', async () => {
    const report = await verifyHistory(test.database, { tables: chainedTables });
    expect(report.findings).toEqual([]);
  });
});
