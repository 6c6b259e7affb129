import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoPlaces } from '../../../../demo/places.ts';
import { convertPosition } from '../../../shared/coordinates.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import type { Exchanged, ImportReport } from '../contract.ts';
import { chainedTables, divisionTree, loadReferenceDivisions, locate } from '../index.ts';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { canglangAdministrator, cityAdministrator, yuanheAdministrator } from '../testing/actors.ts';
import { exportCompoundTable, exportFeatures } from './export-places.ts';
import { importCompoundTable } from './import-compound-table.ts';
import { importFeatures } from './import-features.ts';

const city = '320500000000';
const street = '320508020000';
const kinds: readonly Exchanged[] = ['outlines', 'grids', 'compounds', 'workstations'];

interface Place {
  readonly test: TestDatabase;
  readonly platform: TestPlatform;
}
let full: Place;
let empty: Place;

async function make(): Promise<Place> {
  const test = await testDatabase();
  await loadReferenceDivisions(test.database);
  return { test, platform: testPlatform(test) };
}

beforeAll(async () => {
  full = await make();
  empty = await make();
  await loadDemoPlaces(full.platform, cityAdministrator);
});
afterAll(async () => {
  await full.test.close();
  await empty.test.close();
});

interface Options {
  readonly within?: string;
  readonly trial?: boolean;
  readonly acceptWarnings?: boolean;
  readonly system?: 'wgs84' | 'gcj02' | 'bd09';
  readonly actor?: StaffActor;
}

function take({ platform }: Place, what: Exchanged, collection: unknown, options: Options = {}): Promise<ImportReport> {
  const { within = city, trial = false, acceptWarnings = false, system = 'wgs84', actor = cityAdministrator } = options;
  return importFeatures(platform, actor, what, { within, trial, acceptWarnings, system, collection });
}

function give({ test }: Place, what: Exchanged, within = city): Promise<string> {
  return exportFeatures(test.database, cityAdministrator, what, within);
}

function square(west: number, south: number, size = 0.002): readonly (readonly (readonly number[])[])[] {
  return [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]];
}

function grid(properties: object, coordinates: unknown = square(120.62, 31.4)): object {
  return { type: 'Feature', properties: { communityCode: '320507001041', name: '试验网格', ...properties }, geometry: { type: 'Polygon', coordinates } };
}

function collection(...features: readonly object[]): object {
  return { type: 'FeatureCollection', features };
}

describe('export and import', () => {
  it('carry everything to another installation, byte for byte', async () => {
    for (const what of kinds) {
      const file = await give(full, what);
      expect(await take(empty, what, JSON.parse(file))).toMatchObject({ applied: true, findings: [] });
      expect(await give(empty, what)).toBe(file);
    }
    const place = await locate(empty.test.database, { longitude: 120.6192, latitude: 31.2892 });
    expect(place.gridCode?.slice(0, 12)).toBe('320508020014');
    expect(place.workstationId).not.toBeNull();
  });

  it('change nothing the second time', async () => {
    for (const what of kinds) {
      const file = JSON.parse(await give(full, what)) as { features: unknown[] };
      expect(await take(full, what, file)).toMatchObject({ applied: true, created: 0, updated: 0, unchanged: file.features.length });
    }
  });

  it('carry the compound table, and leave unchanged rows alone', async () => {
    const table = await exportCompoundTable(full.test.database, cityAdministrator, street);
    const report = await importCompoundTable(full.platform, canglangAdministrator, { within: street, trial: false, acceptWarnings: false, table });
    expect(report).toMatchObject({ applied: true, created: 0, updated: 0, unchanged: 47, findings: [] });
  });

  it('leave sound histories', async () => {
    const report = await verifyHistory(full.test.database, { tables: chainedTables });
    expect(report.findings).toEqual([]);
    expect(report.events).toBeGreaterThan(20);
  });
});

describe('a trial', () => {
  it('tells what would happen and writes nothing', async () => {
    const before = await give(full, 'grids');
    expect(await take(full, 'grids', collection(grid({})), { trial: true })).toMatchObject({ applied: false, created: 1, findings: [] });
    expect(await give(full, 'grids')).toBe(before);
  });
});

describe('the chosen unit', () => {
  it('is one the administrator may change', async () => {
    await expect(take(full, 'grids', collection(grid({})), { actor: canglangAdministrator })).rejects.toMatchObject({ status: 403 });
    await expect(give(full, 'grids').then(() => exportFeatures(full.test.database, yuanheAdministrator, 'grids', street))).rejects.toMatchObject({ status: 403 });
  });

  it('holds what is imported', async () => {
    const report = await take(full, 'grids', collection(grid({})), { within: street, actor: canglangAdministrator });
    expect(report).toMatchObject({ applied: false, findings: [{ row: 1, field: 'communityCode', code: 'outside-scope' }] });
  });

  it('keeps compounds of others, even when the file names their ids', async () => {
    const file = JSON.parse(await give(full, 'compounds')) as { features: { properties: Record<string, unknown> }[] };
    const [first] = file.features;
    if (!first) throw new Error('The demo has compounds');
    first.properties['communityCode'] = '320507001041';
    first.properties['gridCode'] = null;
    const report = await take(full, 'compounds', { ...file, features: [first] }, { within: '320507001000', actor: yuanheAdministrator });
    expect(report.findings).toEqual([expect.objectContaining({ field: 'id', code: 'taken', level: 'error' })]);
  });
});

describe('bad files', () => {
  it.each([
    ['not-a-collection', 'text'],
    ['not-a-collection', null],
    ['not-a-collection', { type: 'Feature' }],
    ['empty', collection()],
    ['unsupported-crs', { ...collection(grid({})), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } } }],
    ['too-many-features', { type: 'FeatureCollection', features: Array.from({ length: 20_001 }, () => ({})) }],
  ])('are refused whole: %s', async (code, file) => {
    await expect(take(full, 'grids', file)).rejects.toMatchObject({ status: 422, fields: [{ field: 'collection', code }] });
  });

  const bowTie = [[[120.62, 31.4], [120.622, 31.402], [120.622, 31.4], [120.62, 31.402], [120.62, 31.4]]];
  it.each([
    ['ring-crosses-itself', grid({}, bowTie)],
    ['ring-not-closed', grid({}, [[[120.62, 31.4], [120.622, 31.4], [120.622, 31.402], [120.62, 31.402]]])],
    ['position-out-of-range', grid({}, square(40_550_000, 3_475_000, 200))],
    ['outside-area', grid({}, square(31.4, 12))],
    ['outside-area', grid({}, square(121.4, 31.2))],
    ['not-an-area', { type: 'Feature', properties: { communityCode: '320507001041', name: '点' }, geometry: { type: 'Point', coordinates: [120.62, 31.4] } }],
    ['not-an-area', { type: 'Feature', properties: { communityCode: '320507001041', name: '空' }, geometry: null }],
    ['outside-parent', grid({ communityCode: '320508020014' })],
  ])('are told with row and field: %s', async (code, feature) => {
    expect(await take(full, 'grids', collection(feature))).toMatchObject({
      applied: false,
      findings: [{ level: 'error', row: 1, field: 'geometry', code }],
    });
  });

  it('tell fields of the properties', async () => {
    const report = await take(full, 'grids', collection(grid({ name: undefined }), grid({ communityCode: '999999999999' }), grid({ code: '320508020014001' }), 'nothing' as unknown as object));
    expect(report.findings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, 'name', 'required'],
      [2, 'communityCode', 'unknown-division'],
      [3, 'code', 'not-in-community'],
      [4, 'name', 'required'],
      [4, 'geometry', 'not-an-area'],
    ]);
  });

  it('tell overlaps within the file and with grids that stand', async () => {
    const report = await take(full, 'grids', collection(
      grid({ name: '一' }),
      grid({ name: '二' }, square(120.621, 31.4)),
      grid({ name: '三' }, square(120.62201, 31.402)),
    ));
    expect(report.findings).toEqual([expect.objectContaining({ level: 'error', row: 2, code: 'overlaps-grid', other: '320507001041001' })]);
  });

  it('need warnings accepted', async () => {
    const slivers = collection(grid({ name: '甲' }), grid({ name: '乙' }, square(120.62197, 31.4)));
    expect(await take(full, 'grids', slivers)).toMatchObject({ applied: false, findings: [{ level: 'warning', code: 'touches-grid' }] });
    expect(await take(full, 'grids', slivers, { acceptWarnings: true })).toMatchObject({ applied: true, created: 2 });
  });

  it('are converted when they come from another map', async () => {
    const ring = square(120.64, 31.42)[0] ?? [];
    const shifted = [ring.map(([x = 0, y = 0]) => convertPosition([x, y], 'WGS84', 'GCJ02'))];
    expect(await take(full, 'grids', collection(grid({ name: '高德网格' }, shifted)), { system: 'gcj02' })).toMatchObject({ applied: true });
    const place = await locate(full.test.database, { longitude: 120.641, latitude: 31.421 });
    expect((await divisionTree(full.test.database)).get(place.gridCode ?? '')?.name).toBe('高德网格');
  });

  it('take ten thousand grids', async () => {
    const tree = await divisionTree(empty.test.database);
    const communities = tree.children('320507000000').flatMap(({ code }) => tree.children(code)).slice(0, 50);
    const features = Array.from({ length: 10_000 }, (_, index) =>
      grid({ communityCode: communities[Math.floor(index / 200)]?.code, name: `网格${index}` }, square(120.58 + 0.0005 * (index % 100), 31.37 + 0.0005 * Math.floor(index / 100), 0.0004)),
    );
    expect(await take(empty, 'grids', collection(...features))).toMatchObject({ applied: true, created: 10_000, findingCount: 0 });
    expect(await locate(empty.test.database, { longitude: 120.58 + 0.0005 * 7 + 0.0002, latitude: 31.37 + 0.0005 * 3 + 0.0002 })).toMatchObject({
      divisionCode: communities[1]?.code,
    });
  }, 60_000);
});

describe('the compound table', () => {
  const heading = '社区,小区名称,有物业,物业公司,经度,纬度,楼幢,地址';
  const read = (table: string, trial = true) => importCompoundTable(full.platform, canglangAdministrator, { within: street, trial, acceptWarnings: false, table });

  it('names row and column of everything wrong', async () => {
    const report = await read(`${heading}\n没有社区,甲苑,是,,,,,\n桂花社区,,是,,,,,\n桂花社区,乙苑,也许,,,,,\n桂花社区,丙苑,否,某物业,,,,\n桂花社区,丁苑,是,,abc,31.29,,\n桂花社区,戊苑,是,,121.5,31.29,1幢|1幢,\n桂花社区,桂花新村,是,,,,,\n桂花社区,桂花新村,是,,,,,\n`);
    expect(report.applied).toBe(false);
    expect(report.findings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'community', 'unknown-division'],
      [3, 'name', 'required'],
      [4, 'managed', 'not-an-option'],
      [5, 'managerName', 'not-managed'],
      [6, 'longitude', 'invalid'],
      [7, 'buildings.1.name', 'twice'],
      [7, 'center', 'outside-area'],
      [9, 'name', 'twice'],
    ]);
  });

  it.each([
    ['', 'empty'],
    [heading, 'empty'],
    ['名字,社区\na,b', 'unknown-column'],
  ])('refuses a table without usable heading or rows: %j', async (table, code) => {
    const report = await read(table, false);
    expect(report.applied).toBe(false);
    expect(report.findings.map((finding) => finding.code)).toContain(code);
  });

  it('creates and updates', async () => {
    const report = await read(`${heading}\n桂花社区,新苑,无,,120.6192,31.2892,"1幢(甲、乙)|2幢","桂花路1号, 北门"\n`, false);
    expect(report).toMatchObject({ applied: true, created: 1 });
    const table = await exportCompoundTable(full.test.database, canglangAdministrator, '320508020014');
    expect(table).toContain('320508020014,桂花社区,新苑,,"桂花路1号, 北门",否,,120.6192,31.2892,,1幢(甲、乙)|2幢');
  });
});
