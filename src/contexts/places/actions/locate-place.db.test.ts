import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canglangOutline, canglangSeeds } from '../../../../demo/places-canglang.ts';
import { loadDemoPlaces } from '../../../../demo/places.ts';
import { makeSchematicGrids } from '../../../../demo/schematic-grids.ts';
import { convertPosition } from '../../../shared/coordinates.ts';
import type { Position } from '../../../shared/geometry.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import {
  compoundsById, compoundsWithin, loadReferenceDivisions, locate, divisionTree, requestNumberPrefix, workstationById, workstationsById, workstationsOfStreet,
} from '../index.ts';
import { canglangPath, cityAdministrator } from '../testing/actors.ts';
import { describeLocation } from './describe-location.ts';
import { listCompoundsOf } from './list-compounds.ts';
import { searchPlaces } from './search-places.ts';

const street = '320508020000';
let test: TestDatabase;
let platform: TestPlatform;
beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  await loadReferenceDivisions(test.database);
  await loadDemoPlaces(platform, cityAdministrator);
});
afterAll(() => test.close());

async function workstationName(id: string | null): Promise<string | undefined> {
  return id === null ? undefined : (await workstationById(test.database, id))?.name;
}

async function compoundId(name: string): Promise<string> {
  const { items } = await searchPlaces(test.database, { q: name, type: 'compound', limit: 1 });
  return items[0]?.id ?? '';
}

describe('locating a point', () => {
  const { grids } = makeSchematicGrids(canglangOutline, canglangSeeds);
  const inside = fc.constantFrom(...grids).chain((grid) => {
    const corners = grid.ring.slice(1);
    return fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: corners.length, maxLength: corners.length }).map((weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const mean = (axis: 0 | 1): number => corners.reduce((total, corner, index) => total + corner[axis] * (weights[index] ?? 0), 0) / sum;
      return { grid, position: [mean(0), mean(1)] as Position };
    });
  });

  it('finds the grid of every inner point, its community and its path', async () => {
    await fc.assert(
      fc.asyncProperty(inside, async ({ grid, position: [longitude, latitude] }) => {
        const place = await locate(test.database, { longitude, latitude });
        expect(place).toMatchObject({
          gridCode: grid.code,
          divisionCode: grid.communityCode,
          placePath: `${canglangPath}.${grid.communityCode}.${grid.code}`,
          position: [longitude, latitude],
        });
        expect(place.workstationId).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same grid for the systems of 高德 and 百度', async () => {
    const wgs84: Position = [120.6192, 31.2892];
    const expected = (await locate(test.database, { longitude: wgs84[0], latitude: wgs84[1] })).gridCode;
    expect(expected?.slice(0, 12)).toBe('320508020014');
    for (const [system, name] of [['gcj02', 'GCJ02'], ['bd09', 'BD09']] as const) {
      const [longitude, latitude] = convertPosition(wgs84, 'WGS84', name);
      expect((await locate(test.database, { longitude, latitude, system })).gridCode).toBe(expected);
      expect((await locate(test.database, { longitude, latitude })).gridCode).not.toBe(expected);
    }
  });

  it('sends 桂花社区 to 第五网格化联动工作站', async () => {
    const place = await locate(test.database, { divisionCode: '320508020014' });
    expect(await workstationName(place.workstationId)).toBe('第五网格化联动工作站');
    expect(place).toMatchObject({ divisionCode: '320508020014', gridCode: null });
  });

  it('falls back to the street’s default workstation where nobody’s territory is', async () => {
    const place = await locate(test.database, { divisionCode: street });
    expect(await workstationName(place.workstationId)).toBe('第一网格化联动工作站');
  });
});

describe('locating a compound', () => {
  it('takes the grid and the workstation of the compound', async () => {
    const id = await compoundId('桂花新村');
    const place = await locate(test.database, { compoundId: id, building: '14幢' });
    expect(place).toMatchObject({ compoundId: id, gridCode: '320508020014001', divisionCode: '320508020014' });
    expect(await workstationName(place.workstationId)).toBe('第五网格化联动工作站');
  });

  it('names the field of an unknown compound or building', async () => {
    const id = await compoundId('南园新村');
    await expect(locate(test.database, { compoundId: id, building: '99幢' }, 'where')).rejects.toMatchObject({
      fields: [{ field: 'where.building', code: 'unknown-building' }],
    });
    await expect(locate(test.database, { compoundId: '0197f000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      fields: [{ field: 'compoundId', code: 'unknown-compound' }],
    });
  });

  it('finds it in an address as well', async () => {
    const place = await locate(test.database, { address: '姑苏区南园新村26幢402' });
    expect(place).toMatchObject({ compoundId: await compoundId('南园新村'), divisionCode: '320508020019' });
    expect(await locate(test.database, { address: '东大街18号' })).toMatchObject({ compoundId: await compoundId('东大街18号') });
  });

  it('tells everything in words', async () => {
    const told = await describeLocation(test.database, { kind: 'compound', compoundId: await compoundId('桂花新村') });
    expect(told).toMatchObject({
      placeName: '姑苏区沧浪街道桂花社区',
      workstation: { name: '第五网格化联动工作站' },
      contact: { phone: '0512-0000-0000' },
    });
    expect(told.lineage.map(({ shortName }) => shortName).slice(-2)).toEqual(['桂花社区', '桂花社区第一网格']);
  });
});

describe('what other contexts ask for', () => {
  it('lists the compounds without property management, to be swept', async () => {
    const names = (await compoundsWithin(test.database, canglangPath, false)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['化工新村', '东大街4号', '东大街18号']));
    expect(names).toHaveLength(4);
    expect(await compoundsWithin(test.database, `${canglangPath}.320508020014`, false)).toEqual([]);
  });

  it('lists the five workstations of a street, also when asked by a community of it', async () => {
    const names = (await workstationsOfStreet(test.database, '320508020014')).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['一', '三', '二', '五', '四'].map((number) => `第${number}网格化联动工作站`));
    const all = await workstationsOfStreet(test.database, street);
    expect((await workstationsById(test.database, all.map(({ id }) => id))).size).toBe(5);
  });

  it('knows compounds by id and the letters of the street', async () => {
    const id = await compoundId('化工新村');
    expect((await compoundsById(test.database, [id])).get(id)).toMatchObject({ name: '化工新村', managed: false, managerName: null });
    expect(requestNumberPrefix(await divisionTree(test.database), '320508020014001')).toBe('CL');
  });
});

describe('searching', () => {
  const find = async (q: string) => (await searchPlaces(test.database, { q, limit: 20 })).items;

  it('finds by part of the name, by pinyin initials, by other names', async () => {
    expect((await find('桂花新'))[0]).toMatchObject({ type: 'compound', name: '桂花新村', where: '姑苏区沧浪街道桂花社区' });
    expect((await find('ghxc')).map(({ name }) => name)).toContain('桂花新村');
    expect((await find('锦溪')).map(({ name }) => name)).toContain('锦溪花园社区');
    expect((await find('锦溪镇'))[0]).toMatchObject({ type: 'division', divisionCode: '320583401000' });
    expect((await find('第五')).map(({ name }) => name)).toContain('第五网格化联动工作站');
  });

  it('tells places of one name apart', async () => {
    const where = (await find('卫星')).filter(({ level }) => level === 'community').map(({ where: above }) => above);
    expect(where).toEqual(expect.arrayContaining(['昆山市昆山旅游度假区', '相城区漕湖街道']));
  });

  it.each(['😀', '%', '_', "'", '…'])('finds nothing for %s and does not fail', async (q) => {
    expect(await find(q)).toEqual([]);
  });
});

describe('compounds of a community, for saying where without a map', () => {
  it('come page by page', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCompoundsOf(test.database, street, { limit: 7, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(names).size).toBe(47);
    expect(names).toHaveLength(47);
  });

  it('refuse a cursor that is none', async () => {
    await expect(listCompoundsOf(test.database, street, { limit: 7, cursor: 'nonsense' })).rejects.toMatchObject({ status: 422, code: 'invalid-cursor' });
  });
});
