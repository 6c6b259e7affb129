import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { divisionNames, divisionTree, loadReferenceDivisions, locate, placePathOf, requestNumberPrefix } from '../index.ts';

let test: TestDatabase;
let loaded: number;
beforeAll(async () => {
  test = await testDatabase();
  loaded = await loadReferenceDivisions(test.database);
});
afterAll(() => test.close());

describe('the reference divisions', () => {
  it('are loaded once', async () => {
    expect(loaded).toBe(1 + 1 + 10 + 118 + 2248);
    expect(await loadReferenceDivisions(test.database)).toBe(0);
  });

  it('form one tree, children under their parents', async () => {
    const tree = await divisionTree(test.database);
    expect(tree.children(null).map(({ name }) => name)).toEqual(['江苏省']);
    expect(tree.children('320000000000').map(({ name }) => name)).toEqual(['苏州市']);
    expect(tree.children('320500000000')).toHaveLength(10);
    expect(tree.children('320508020000')).toHaveLength(21);
    expect(tree.lineage('320508020014').map(({ shortName }) => shortName)).toEqual(['江苏省', '苏州市', '姑苏区', '沧浪街道', '桂花社区']);
  });

  it('carry the names and paths that other contexts ask for', async () => {
    const names = await divisionNames(test.database, ['320508020014', '320583401233', '999999999999']);
    expect(names.get('320508020014')).toMatchObject({ name: '桂花社区居委会', shortName: '桂花社区', fullName: '姑苏区沧浪街道桂花社区' });
    expect(names.get('320583401233')?.shortName).toBe('卫星村');
    expect(names.has('999999999999')).toBe(false);
    const paths = await placePathOf(test.database, ['320508020014']);
    expect(paths.get('320508020014')).toBe('320000000000.320500000000.320508000000.320508020000.320508020014');
  });

  it('give every street letters of its own, 沧浪街道 CL', async () => {
    expect(requestNumberPrefix(await divisionTree(test.database), '320508020014')).toBe('CL');
    const counts = await sql<{ streets: number; letters: number }>`
      select count(*)::int as streets, count(distinct request_prefix)::int as letters from division where level = 'street'
    `.execute(test.database);
    expect(counts.rows[0]).toEqual({ streets: 118, letters: 118 });
  });
});

describe('locating without grids', () => {
  it('knows former codes', async () => {
    expect(await locate(test.database, { divisionCode: '320583109000' })).toMatchObject({ divisionCode: '320583401000', gridCode: null });
  });

  it('finds the district of a point and converts the systems of other maps', async () => {
    // A point in 元和街道 as GCJ-02; only the district outline is known there.
    expect(await locate(test.database, { longitude: 120.62, latitude: 31.43, system: 'gcj02' })).toMatchObject({
      divisionCode: '320507000000',
      workstationId: null,
    });
  });

  it('does not claim 姑苏区 where the outline also covers 苏州工业园区', async () => {
    expect(await locate(test.database, { longitude: 120.62, latitude: 31.29 })).toMatchObject({ divisionCode: '320500000000' });
  });

  it.each([
    [121.47, 31.23],
    [31.29, 120.62],
    [0, 0],
    [999, 999],
  ])('refuses %d, %d as outside the area', async (longitude, latitude) => {
    await expect(locate(test.database, { longitude, latitude }, 'where')).rejects.toMatchObject({
      status: 422,
      code: 'outside-area',
      fields: [{ field: 'where.longitude' }],
    });
  });

  it('reads addresses by all the names they hold, never by one ambiguous name', async () => {
    const at = async (address: string) => (await locate(test.database, { address })).divisionCode;
    expect(await at('昆山市锦溪镇卫星村3组')).toBe('320583401233');
    expect(await at('相城区漕湖街道卫星社区12幢')).toBe('320507006006');
    expect(await at('苏州市沧浪街道桂花社区')).toBe('320508020014');
    expect(await at('卫星')).toBe('320500000000');
    expect(await at('没有这个地方')).toBe('320500000000');
  });

  it('refuses an unknown code by name', async () => {
    await expect(locate(test.database, { divisionCode: '999999999999' })).rejects.toMatchObject({ fields: [{ field: 'divisionCode', code: 'unknown-division' }] });
  });
});
