import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MultiPolygon, Position } from '../../../shared/geometry.ts';
import { readAddress } from './address.ts';
import { readCollection } from './collection.ts';
import { readBuildings, readCompoundTable, readYesNo, writeBuildings, writeCompoundTable } from './compound-table.ts';
import { readCsv, writeCsv } from './csv.ts';
import { codeOfPath, commonPath, divisionCodeOf, kindOf, nextGridCode, shortNameOf } from './division.ts';
import { checkGrid } from './grid-check.ts';
import { compareNames } from './natural-order.ts';
import { distanceToArea, growBox, sharedSquareMetres, squareMetres } from './outline.ts';
import { assignPrefixes } from './request-prefix.ts';

describe('names and codes of units', () => {
  it.each([
    ['桂花社区居委会', '桂花社区'],
    ['卫星村委会', '卫星村'],
    ['某某社区居民委员会', '某某社区'],
    ['红旗居委会', '红旗社区'],
    ['沧浪街道', '沧浪街道'],
    ['开发区虚拟社区', '开发区虚拟社区'],
  ])('%s is called %s', (name, short) => {
    expect(shortNameOf(name)).toBe(short);
  });

  it('tell the kind', () => {
    expect(kindOf('street', '320508020000')).toBe('subdistrict');
    expect(kindOf('street', '320583401000')).toBe('zone');
    expect(kindOf('community', '320583401233')).toBe('villagersCommittee');
    expect(kindOf('grid', '320508020014001')).toBe('grid');
  });

  it('count grids on, never using a code twice', () => {
    expect(nextGridCode('320508020014', [])).toBe('320508020014001');
    expect(nextGridCode('320508020014', ['320508020014007', '320508020015050'])).toBe('320508020014008');
    expect(nextGridCode('320508020014', ['320508020014999'])).toBeUndefined();
  });

  it('take paths apart', () => {
    expect(codeOfPath('1.2.3')).toBe('3');
    expect(divisionCodeOf('320508020014001')).toBe('320508020014');
    expect(commonPath(['1.2.3', '1.2.4.5', '1.2'])).toBe('1.2');
    expect(commonPath(['1.2', '3'])).toBeUndefined();
    expect(commonPath([])).toBeUndefined();
  });
});

describe('the order of names', () => {
  it('is the order in which people count', () => {
    const names = ['第十二站', '第二站', '第一站', '第二十站', '第十站', '东大街18号', '东大街4号', '甲', '乙'];
    expect(names.slice().sort(compareNames)).toEqual(['东大街4号', '东大街18号', '乙', '甲', '第一站', '第二站', '第十站', '第十二站', '第二十站']);
    expect(compareNames('甲', '甲')).toBe(0);
  });
});

describe('letters of record numbers', () => {
  it('are unique and go to the first who wants them', () => {
    const given = assignPrefixes([
      { code: '3', initials: 'hq', parentInitials: 'gs' },
      { code: '1', initials: 'hq', parentInitials: 'xc' },
      { code: '2', initials: 'hq', parentInitials: 'gs' },
      { code: '4', initials: 'x', parentInitials: '' },
    ]);
    expect(Object.fromEntries(given)).toEqual({ 1: 'HQ', 2: 'HQG', 3: 'HQ2', 4: 'XX' });
  });

  it('are fit for the database, whatever the names', () => {
    const wish = fc.record({ code: fc.string({ minLength: 1 }), initials: fc.string(), parentInitials: fc.string() });
    fc.assert(fc.property(fc.uniqueArray(wish, { maxLength: 80, selector: ({ code }) => code }), (wishes) => {
      const given = [...assignPrefixes(wishes).values()];
      expect(new Set(given).size).toBe(wishes.length);
      for (const letters of given) expect(letters).toMatch(/^[A-Z][A-Z0-9]{1,5}$/u);
    }));
  });
});

describe('reading an address', () => {
  const at = (path: string, name: string, compoundId: string | null = null) => ({ path, name, compoundId });

  it('prefers the place whose surroundings are named as well', () => {
    const matches = [at('1.2', '锦溪镇'), at('1.2.21', '卫星村'), at('1.3.31', '卫星')];
    expect(readAddress(matches)).toEqual({ path: '1.2.21', compoundId: null });
  });

  it('gives the common place of two that are equally likely', () => {
    expect(readAddress([at('1.2.21', '卫星'), at('1.3.31', '卫星')])).toEqual({ path: '1', compoundId: null });
  });

  it('finds a compound by name or address, once', () => {
    expect(readAddress([at('1.2.21', '东大街4号', 'a'), at('1.2.21', '东大街社区')])).toEqual({ path: '1.2.21', compoundId: 'a' });
    expect(readAddress([at('1.2.21', '化工新村', 'a'), at('1.2.21', '化工宿舍', 'b')])).toEqual({ path: '1.2.21', compoundId: null });
    expect(readAddress([])).toBeUndefined();
  });
});

function square(west: number, south: number, size: number): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]] };
}

describe('measuring outlines', () => {
  const size = 0.001;
  const metres = 111_195 * size;
  const area = metres * metres * Math.cos((31.3005 * Math.PI) / 180);

  it('knows areas to a thousandth', () => {
    expect(squareMetres(square(120.6, 31.3, size)) / area).toBeCloseTo(1, 3);
  });

  it('takes holes out', () => {
    const hollow: MultiPolygon = { type: 'MultiPolygon', coordinates: [[...(square(120.6, 31.3, size).coordinates[0] ?? []), ...(square(120.60025, 31.30025, size / 2).coordinates[0] ?? [])]] };
    expect(squareMetres(hollow) / area).toBeCloseTo(0.75, 3);
  });

  it('knows what two outlines share', () => {
    const offset = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(fc.property(offset, offset, (x, y) => {
      const shared = sharedSquareMetres(square(120.6, 31.3, size), square(120.6 + x * size, 31.3 + y * size, size)) / area;
      expect(shared).toBeCloseTo(Math.max(0, 1 - Math.abs(x)) * Math.max(0, 1 - Math.abs(y)), 2);
    }));
  });

  it('knows distances', () => {
    const one = square(120.6, 31.3, size);
    expect(distanceToArea(one, [120.6005, 31.3005])).toBe(0);
    expect(distanceToArea(one, [120.6005, 31.3 - size])).toBeCloseTo(metres, 0);
    const [west, south] = growBox([120.6, 31.3, 120.6, 31.3], 1000);
    const corner: Position = [west, south];
    expect(distanceToArea(square(120.6, 31.3, 1e-9), corner)).toBeCloseTo(Math.SQRT2 * 1000, -1);
  });
});

describe('checking a grid', () => {
  const grid = square(120.6, 31.3, 0.001);
  const codes = (found: ReturnType<typeof checkGrid>) => found.map(({ level, code }) => [level, code]);

  it('tells overlaps from slivers and from shared borders', () => {
    expect(codes(checkGrid(grid, [{ code: 'n', geometry: square(120.601, 31.3, 0.001) }], undefined))).toEqual([]);
    expect(codes(checkGrid(grid, [{ code: 'n', geometry: square(120.60099, 31.3, 0.001) }], undefined))).toEqual([['warning', 'touches-grid']]);
    expect(codes(checkGrid(grid, [{ code: 'n', geometry: square(120.6005, 31.3, 0.001) }], undefined))).toEqual([['error', 'overlaps-grid']]);
    expect(codes(checkGrid(grid, [{ code: 'n', geometry: square(120.6004, 31.3004, 0.0002) }], undefined))).toEqual([['error', 'overlaps-grid']]);
  });

  it('tells how far it leaves its community', () => {
    const parent = (west: number, toleranceMetres = 0) => ({ code: 'p', geometry: square(west, 31.29, 0.02), toleranceMetres });
    expect(codes(checkGrid(grid, [], parent(120.59)))).toEqual([]);
    expect(codes(checkGrid(grid, [], parent(120.6002)))).toEqual([['warning', 'beyond-parent']]);
    expect(codes(checkGrid(grid, [], parent(120.6008)))).toEqual([['error', 'outside-parent']]);
    expect(codes(checkGrid(grid, [], parent(120.6008, 2000)))).toEqual([]);
    expect(codes(checkGrid(grid, [], parent(120.7, 2000)))).toEqual([['error', 'outside-parent']]);
  });

  it('wonders about sizes', () => {
    expect(codes(checkGrid(square(120.6, 31.3, 0.00005), [], undefined))).toEqual([['warning', 'very-small']]);
    expect(codes(checkGrid(square(120.6, 31.3, 0.1), [], undefined))).toEqual([['warning', 'very-large']]);
  });
});

describe('tables', () => {
  it('write and read any cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^'[=+\-@＝＋－＠]/u.test(text) && !text.startsWith('\ufeff'));
    const row = fc.array(cell, { minLength: 2, maxLength: 6 }).filter((cells) => cells.some((one) => one.trim() !== ''));
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const named = [['甲', '乙', '丙'], ...rows];
      expect(readCsv(writeCsv(named))).toEqual(named);
    }));
  });

  it('keep formulas from running and read them back', () => {
    const text = writeCsv([['名称', '值'], ['=1+1', '-5'], ['@x', '+86']]);
    expect(text).toContain("'=1+1,-5");
    expect(readCsv(text)).toEqual([['名称', '值'], ['=1+1', '-5'], ['@x', '+86']]);
  });

  it('are read with semicolons, tabs and old line ends', () => {
    expect(readCsv('a;b\r\n1;"2;3"\r\n')).toEqual([['a', 'b'], ['1', '2;3']]);
    expect(readCsv('a\tb\n1\t2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(readCsv('')).toEqual([]);
  });

  it('of compounds know their headings in both languages', () => {
    const { rows, problems } = readCompoundTable('小区名称,managed,社区\n甲苑,是,桂花社区\n');
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ row: 2, cells: { name: '甲苑', managed: '是', community: '桂花社区' } }]);
    const written = writeCompoundTable([{ communityCode: '1', community: '甲', name: '乙', aliases: '', address: '', managed: '是', managerName: '', longitude: '', latitude: '', gridCode: '', buildings: '1幢' }]);
    expect(readCompoundTable(written).rows[0]?.cells).toMatchObject({ communityCode: '1', name: '乙', buildings: '1幢' });
  });

  it('hold buildings with stairwells', () => {
    const buildings = [{ name: '1幢', stairwells: [] }, { name: '14幢', stairwells: ['甲', '乙'] }];
    expect(readBuildings(writeBuildings(buildings))).toEqual(buildings);
    expect(readBuildings(' 1幢 ；2幢（东、西）\n3幢')).toEqual([{ name: '1幢', stairwells: [] }, { name: '2幢', stairwells: ['东', '西'] }, { name: '3幢', stairwells: [] }]);
    expect([readYesNo('有'), readYesNo('NO'), readYesNo('')]).toEqual([true, false, undefined]);
  });
});

describe('GeoJSON collections', () => {
  it.each([undefined, null, 3, 'text', [], {}, { type: 'FeatureCollection' }])('are not made of %j', (value) => {
    expect(readCollection(value)).toEqual({ wrong: 'not-a-collection' });
  });

  it('may name longitude and latitude, nothing else', () => {
    const named = (name: string) => readCollection({ type: 'FeatureCollection', features: [{}], crs: { type: 'name', properties: { name } } });
    expect(named('urn:ogc:def:crs:OGC:1.3:CRS84')).toHaveLength(1);
    expect(named('EPSG:4326')).toHaveLength(1);
    expect(named('EPSG:3857')).toEqual({ wrong: 'unsupported-crs' });
    expect(readCollection({ type: 'FeatureCollection', features: [{}], crs: 3 })).toEqual({ wrong: 'unsupported-crs' });
  });
});
