import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoPlaces } from '../../../demo/places.ts';
import { createHttpApplication } from '../../platform/http/application.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { testPlatform } from '../../platform/testing/test-platform.ts';
import type { Actor } from '../../shared/actor.ts';
import { loadReferenceDivisions, servePlaces } from './index.ts';
import { canglangAdministrator, canglangPath, cityAdministrator, staffAt } from './testing/actors.ts';

const street = '320508020000';
const community = '320508020014';
const visitor: Actor = { kind: 'visitor' };
const clerk = staffAt('clerk', canglangPath);
let test: TestDatabase;
let app: FastifyInstance;
let actor: Actor = visitor;
beforeAll(async () => {
  test = await testDatabase();
  const platform = testPlatform(test);
  await loadReferenceDivisions(test.database);
  await loadDemoPlaces(platform, cityAdministrator);
  const created = await createHttpApplication({
    logger: platform.logger, resolveActor: async () => actor, trustProxy: [], https: false, mapOrigins: [], callsPerMinute: 10_000, checkOutput: true,
  });
  app = created.app;
  servePlaces(created.router, platform);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

async function ask(who: Actor, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) {
  actor = who;
  const answer = await app.inject({ method, url: `/api/v1/places${path}`, headers: { 'x-requested-with': 'lianxin' }, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, type: String(answer.headers['content-type']), text: answer.body, json: () => answer.json() as Record<string, unknown> };
}

describe('what everybody may read', () => {
  it.each([
    '/divisions',
    `/divisions?parent=${street}`,
    `/divisions/${community}`,
    `/divisions/${community}/compounds`,
    `/workstations?within=${street}`,
    `/shapes?within=${street}&level=grid`,
    `/shapes?within=${street}&level=community`,
    '/search?q=ghxc',
  ])('%s', async (path) => {
    const answer = await ask(visitor, 'GET', path);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('managerName');
  });

  it('a compound without what only the office knows', async () => {
    const found = (await ask(visitor, 'GET', '/search?q=化工新村&type=compound')).json()['items'] as { id: string }[];
    const entry = await ask(visitor, 'GET', `/compound-entries/${found[0]?.id}`);
    expect(entry.json()).toMatchObject({ name: '化工新村', communityName: '东大街社区' });
    expect(entry.json()).not.toHaveProperty('managed');
  });

  it('where something is', async () => {
    const answer = await ask(visitor, 'POST', '/locate', { kind: 'point', longitude: 120.6192, latitude: 31.2892 });
    expect(answer.json()).toMatchObject({ placeName: '姑苏区沧浪街道桂花社区', workstation: { name: '第五网格化联动工作站' } });
  });

  it.each([
    [{ kind: 'point', longitude: 121.5, latitude: 31.2 }, 'longitude', 'outside-area'],
    [{ kind: 'point', longitude: 500, latitude: 31.2 }, 'longitude', 'too-big'],
    [{ kind: 'compound', compoundId: '0197f000-0000-7000-8000-000000000000' }, 'compoundId', 'unknown-compound'],
    [{ kind: 'division', divisionCode: '999999999999' }, 'divisionCode', 'unknown-division'],
    [{ kind: 'division', divisionCode: '1' }, 'divisionCode', 'invalid'],
  ])('and what is wrong with %j', async (body, field, code) => {
    const answer = await ask(visitor, 'POST', '/locate', body);
    expect(answer.status).toBe(422);
    expect(answer.json()['fields']).toEqual([expect.objectContaining({ field, code })]);
  });

  it.each(['/divisions/999999999999', '/divisions?parent=999999999999', '/workstations?within=999999999999'])('%s is not found', async (path) => {
    expect(await ask(visitor, 'GET', path)).toMatchObject({ status: 404 });
  });
});

describe('what the office reads', () => {
  it.each([`/divisions/${street}/grids`, `/compounds?within=${street}&managed=no`])('%s', async (path) => {
    expect((await ask(visitor, 'GET', path)).status).toBe(401);
    expect((await ask({ kind: 'resident', id: 'r' }, 'GET', path)).status).toBe(403);
    expect((await ask(clerk, 'GET', path)).status).toBe(200);
  });

  it('files, for administrators and auditors', async () => {
    for (const what of ['grids', 'compounds', 'workstations', 'outlines']) {
      const answer = await ask(staffAt('auditor', canglangPath), 'GET', `/export/${what}?within=${street}`);
      expect(answer).toMatchObject({ status: 200, type: 'application/geo+json; charset=utf-8' });
      expect((await ask(clerk, 'GET', `/export/${what}?within=${street}`)).status).toBe(403);
    }
    expect(await ask(canglangAdministrator, 'GET', `/compound-table?within=${street}`)).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
  });
});

describe('what administrators write', () => {
  it('comes back as the contract says, and 409 tells the changes', async () => {
    const body = { name: '网上苑', communityCode: community, managed: false };
    const created = await ask(canglangAdministrator, 'POST', '/compounds', body);
    expect(created.status).toBe(201);
    const { id, version } = created.json();
    const changed = await ask(canglangAdministrator, 'PUT', `/compounds/${String(id)}`, { ...body, address: '新路', baseVersion: version });
    expect(changed.json()).toMatchObject({ address: '新路', version: 2, actions: ['edit', 'archive'] });
    const late = await ask(canglangAdministrator, 'PUT', `/compounds/${String(id)}`, { ...body, baseVersion: version });
    expect(late.status).toBe(409);
    expect(late.json()).toMatchObject({ code: 'changed-meanwhile', version: 2, changes: [{ field: 'address', from: '', to: '新路' }] });
    const history = await ask(canglangAdministrator, 'GET', `/history/compound/${String(id)}`);
    expect(history.json()['items']).toHaveLength(2);
    expect((await ask(clerk, 'POST', '/compounds', body)).status).toBe(403);
  });

  it('is refused with the names of unknown and missing fields', async () => {
    const answer = await ask(canglangAdministrator, 'POST', '/compounds', { communityCode: community, managed: false, colour: 'red' });
    expect(answer.status).toBe(422);
    expect(answer.json()['fields']).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'name', code: 'required' }), expect.objectContaining({ field: 'colour', code: 'unknown-field' })]),
    );
  });

  it('a grid with its outline, a workstation, a unit', async () => {
    const geometry = { type: 'Polygon', coordinates: [[[120.7, 31.42], [120.701, 31.42], [120.701, 31.421], [120.7, 31.42]]] };
    const checked = await ask(cityAdministrator, 'POST', '/grids/check', { communityCode: '320507001041', geometry });
    expect(checked.status).toBe(200);
    const grid = await ask(cityAdministrator, 'POST', '/grids', { communityCode: '320507001041', name: '网上网格', geometry, acceptWarnings: true });
    expect(grid.json()).toMatchObject({ code: '320507001041001', geometry: { type: 'MultiPolygon' }, schematic: false });
    const station = await ask(canglangAdministrator, 'POST', '/workstations', { streetCode: street, name: '网上工作站' });
    expect(station.json()).toMatchObject({ streetName: '沧浪街道', territory: [], isDefault: false });
    const unit = (await ask(canglangAdministrator, 'GET', `/divisions/${community}`)).json();
    const saved = await ask(canglangAdministrator, 'PUT', `/divisions/${community}`, {
      baseVersion: unit['version'], contactName: ' 居委会 ', contactPhone: '0512-0000-0002', requestPrefix: null, center: null, aliases: [],
    });
    expect(saved.json()).toMatchObject({ contactName: '居委会', contactPhone: '0512-0000-0002' });
  });

  it('an import tells its report', async () => {
    const table = '社区,小区名称,有物业\n桂花社区,表格苑,是\n';
    const trial = await ask(canglangAdministrator, 'POST', '/compound-table', { within: street, table });
    expect(trial.json()).toMatchObject({ applied: false, created: 1, findings: [] });
    const grids = await ask(canglangAdministrator, 'POST', '/import/grids', { within: street, collection: { type: 'FeatureCollection', features: [] } });
    expect(grids.status).toBe(422);
    expect(grids.json()['fields']).toEqual([expect.objectContaining({ field: 'collection', code: 'empty' })]);
  });
});
