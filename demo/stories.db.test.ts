import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation } from '../src/app/prepare-installation.ts';
import { chainedTables } from '../src/app/contexts.ts';
import { readPublicRequest } from '../src/contexts/requests/actions/read-request.ts';
import { listForPublic } from '../src/contexts/requests/actions/browse-requests.ts';
import { sweepsOfPublicRequest } from '../src/contexts/sweeps/actions/read-sweeps.ts';
import { verifyHistory } from '../src/platform/events/verify.ts';
import { fileChecker } from '../src/platform/files/index.ts';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../src/platform/testing/test-platform.ts';
import { loadDemo } from './index.ts';

let test: TestDatabase;
let platform: TestPlatform;

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  platform.clock.set('2026-11-23T02:00:00Z');
  await prepareInstallation(platform);
  await loadDemo(platform, 60);
}, 180_000);
afterAll(() => test.close());

describe('the demo', () => {
  it('tells the parking story to its end: joined voices, plan, photos, rating', async () => {
    const { items } = await listForPublic(platform, { text: '桂花新村西门', limit: 50 });
    const story = items.find(({ state, reportedAt }) => state === 'closed' && reportedAt.startsWith('2022-07-05'));
    expect(story).toMatchObject({ joinedCount: 2, rating: 5, workstationName: '第五网格化联动工作站' });
    const page = await readPublicRequest(platform, story?.number ?? '');
    expect(page.steps.map(({ action }) => action).reverse()).toEqual([
      'report', 'accept', 'dispatch', 'acknowledge', 'siteCheck', 'plan', 'startWork', 'complete', 'verify', 'rate',
    ]);
    expect(page.steps.find(({ action }) => action === 'plan')?.detail).toMatchObject({ measureKind: 'emergencyMicroProject', plannedAmountFen: 862_000 });
    expect(page.before).not.toBeNull();
    expect(page.after).not.toBeNull();
  });

  it('finds by a sweep exactly the three compounds that have the same branches, all trimmed', async () => {
    const { items } = await listForPublic(platform, { text: '南园新村', limit: 50 });
    const source = items.find(({ reportedAt }) => reportedAt.startsWith('2022-07-12'));
    const { items: sweeps } = await sweepsOfPublicRequest(platform, source?.number ?? '');
    expect(sweeps).toMatchObject([{ state: 'closed', places: 4, found: 3, accounted: 4 }]);
    expect(sweeps[0]?.cases.map(({ placeName, state }) => `${placeName.replace(/^.*社区/u, '')} ${state}`).sort()).toEqual(['东大街18号 closed', '东大街4号 closed', '化工新村 closed']);
  });

  it('leaves a history that verifies, photos included', async () => {
    const report = await verifyHistory(test.database, { tables: chainedTables, checkFile: fileChecker(platform) });
    expect(report.findings).toEqual([]);
    expect(report.events).toBeGreaterThan(300);
    expect(report.files).toBeGreaterThan(100);
  });

  it('names nobody in public', async () => {
    const page = JSON.stringify(await listForPublic(platform, { limit: 50 }));
    for (const secret of ['王芳', '13900005678', '陈国良', '李桂珍', '桂花新村西门路口天天']) expect(page).not.toContain(secret);
  });
});
