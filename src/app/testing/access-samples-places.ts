import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import type { AccessWorld } from './access-world.ts';
import { type Givens, type Moment, type Sample, versionOf } from './access-moment.ts';

const community = '320508020014';
const around = { type: 'Polygon', coordinates: [[[120.61, 31.28], [120.611, 31.28], [120.611, 31.281], [120.61, 31.281], [120.61, 31.28]]] };
const table = '小区名称,社区,有物业\n新村甲,桂花社区,是\n';

/** Adds the version of the record that the path names to a body. */
function based(kind: 'compound' | 'workstation' | 'division', body: object) {
  return async ({ database, sample }: Moment): Promise<Partial<Sample>> => {
    const [column, value] = kind === 'division' ? (['code', sample.params['code']] as const) : (['id', sample.params['id']] as const);
    return { body: { ...body, baseVersion: await versionOf(database, kind, column, value ?? '') } };
  };
}

async function outlineOf(database: Database, code: string): Promise<unknown> {
  const { rows } = await sql<{ geometry: unknown }>`select geometry from division_shape where division_code = ${code}`.execute(database);
  return rows[0]?.geometry ?? around;
}

/** A grid keeps its outline and gets another name. */
async function renamed({ database, sample }: Moment): Promise<Partial<Sample>> {
  const code = sample.params['code'] ?? '';
  return { body: { baseVersion: await versionOf(database, 'division', 'code', code), name: '另一网格', geometry: await outlineOf(database, code), acceptWarnings: true } };
}

/** Where a grid was given up, another may be drawn. */
async function instead({ database, world }: Moment): Promise<Partial<Sample>> {
  const geometry = await outlineOf(database, world.grids.own);
  await sql`delete from division_shape where division_code = ${world.grids.own}`.execute(database);
  return { body: { communityCode: community, name: '新网格', geometry, acceptWarnings: true } };
}

/** A workstation that is not the default of its street may be closed. */
async function notDefault(moment: Moment): Promise<Partial<Sample>> {
  await sql`update workstation set is_default = false where id = ${moment.sample.params['id']}::uuid`.execute(moment.database);
  return based('workstation', {})(moment);
}

/** Calls about divisions, grids, compounds and workstations that work. */
export function placesGiven(world: AccessWorld): Givens {
  const within = { within: world.ids.street };
  const compound = { name: '新村甲', communityCode: community, managed: true };
  const feature = { type: 'Feature', properties: compound, geometry: { type: 'Point', coordinates: [120.6155, 31.2912] } };
  const features = { ...within, collection: { type: 'FeatureCollection', features: [feature] } };
  return {
    'places.checkGrid': { body: { communityCode: community, geometry: around } },
    'places.createGrid': { ready: instead },
    'places.updateGrid': { ready: renamed },
    'places.retireGrid': { ready: based('division', {}) },
    'places.createCompound': { body: compound },
    'places.updateCompound': { ready: based('compound', compound) },
    'places.archiveCompound': { ready: based('compound', {}) },
    'places.createWorkstation': { body: { streetCode: world.ids.street, name: '新工作站' } },
    'places.updateWorkstation': { ready: based('workstation', { name: '改名工作站', isDefault: true }) },
    'places.archiveWorkstation': { ready: notDefault },
    'places.updateDivision': { ready: based('division', { contactName: '值班室', contactPhone: '0512-65000000', requestPrefix: null, center: null, aliases: [] }) },
    'places.listCompounds': { query: within },
    'places.listShapes': { query: within },
    'places.listWorkstations': { query: within },
    'places.locate': { body: { kind: 'division', divisionCode: community } },
    'places.exportFeatures': { query: within },
    'places.importFeatures': { params: { what: 'compounds' }, body: features },
    'places.exportCompoundTable': { query: within },
    'places.importCompoundTable': { body: { ...within, table } },
  };
}
