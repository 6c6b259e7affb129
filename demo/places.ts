import { importFeatures } from '../src/contexts/places/actions/import-features.ts';
import { updateDivision } from '../src/contexts/places/actions/update-division.ts';
import type { Exchanged } from '../src/contexts/places/contract.ts';
import { divisionTree } from '../src/contexts/places/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { StaffActor } from '../src/shared/actor.ts';
import { centroid } from '../src/shared/geometry.ts';
import { canglangCode, canglangOutline, canglangSeeds } from './places-canglang.ts';
import { compoundPlans, workstationPlans } from './places-canglang-records.ts';
import { makeSchematicGrids, type SchematicArea, type SchematicMap } from './schematic-grids.ts';

type Tools = Pick<Platform, 'database' | 'clock'>;

const cityCode = '320500000000';
const schematicSource = '示意,非官方边界';
const demoSource = '演示数据';

interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: object | null;
}

function areaFeature(code: string, name: string, ring: SchematicArea['ring'], more: object = {}): Feature {
  return {
    type: 'Feature',
    properties: { code, name, schematic: true, source: schematicSource, ...more },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

function pointFeature(properties: Readonly<Record<string, unknown>>, position: readonly [number, number] | null): Feature {
  return { type: 'Feature', properties, geometry: position && { type: 'Point', coordinates: position } };
}

function outlineFeatures(map: SchematicMap): readonly Feature[] {
  const [first] = canglangOutline;
  const street = first ? [areaFeature(canglangCode, '沧浪街道', [...canglangOutline, first])] : [];
  return [...street, ...map.communities.map(({ code, name, ring }) => areaFeature(code, name, ring))];
}

function compoundFeatures(map: SchematicMap): readonly Feature[] {
  return compoundPlans.map(({ grid, community, buildings, fromNews, ...compound }) => {
    const communityCode = `320508020${community}`;
    const home = map.grids.find(({ code }) => code === `${communityCode}${String(grid).padStart(3, '0')}`);
    return pointFeature(
      {
        ...compound,
        communityCode,
        gridCode: home?.code ?? null,
        buildings: buildings.map(([name, stairwells]) => ({ name, stairwells: Array.from({ length: stairwells }, (_, index) => `${index + 1}单元`) })),
        source: fromNews ? '公开报道中的地点,位置示意' : `${demoSource},虚构`,
      },
      home ? centroid({ type: 'Polygon', coordinates: [home.ring] }) : null,
    );
  });
}

/**
 * Loads what the stories need of places through the real actions, as an administrator of the city would: the outlines,
 * grids, compounds and workstations of 沧浪街道 and a default workstation for the other places of the stories.
 * The divisions are there already.
 */
export async function loadDemoPlaces(tools: Tools, administrator: StaffActor): Promise<void> {
  const map = makeSchematicGrids(canglangOutline, canglangSeeds);
  const files: readonly (readonly [Exchanged, readonly Feature[]])[] = [
    ['outlines', outlineFeatures(map)],
    ['grids', map.grids.map(({ code, name, communityCode, ring }) => areaFeature(code, name, ring, { communityCode }))],
    ['compounds', compoundFeatures(map)],
    ['workstations', workstationPlans.map(({ position, ...workstation }) => pointFeature({ ...workstation, source: demoSource }, position))],
  ];
  for (const [what, features] of files) {
    const report = await importFeatures(tools, administrator, what, {
      within: cityCode,
      trial: false,
      acceptWarnings: false,
      system: 'wgs84',
      collection: { type: 'FeatureCollection', features },
    });
    if (!report.applied) throw new Error(`The demo's ${what} were refused: ${JSON.stringify(report.findings.slice(0, 3))}`);
  }
  await enterContact(tools, administrator);
}

/** Enters whom to call at 沧浪街道; the number belongs to nobody. */
async function enterContact(tools: Tools, administrator: StaffActor): Promise<void> {
  const street = (await divisionTree(tools.database)).get(canglangCode);
  await updateDivision(tools, administrator, canglangCode, {
    baseVersion: street?.version ?? 0,
    contactName: '街道值班室(演示)',
    contactPhone: '0512-0000-0000',
    requestPrefix: street?.requestPrefix ?? null,
    center: { longitude: 120.6165, latitude: 31.2925, system: 'wgs84' },
    aliases: [],
  });
}
