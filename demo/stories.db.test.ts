import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation } from '../src/app/prepare-installation.ts';
import { chainedTables } from '../src/app/contexts.ts';
import { undoableDatabase } from '../src/app/testing/undoable-database.ts';
import { readPublicRequest } from '../src/contexts/requests/actions/read-request.ts';
import { boardFor, listForPublic as listProjectsForPublic } from '../src/contexts/projects/actions/projects/browse-projects.ts';
import { listSignals } from '../src/contexts/projects/actions/projects/read-signals.ts';
import { readRulesPage } from '../src/contexts/projects/actions/rules/read-rules.ts';
import { listForPublic } from '../src/contexts/requests/actions/browse-requests.ts';
import { sweepsOfPublicRequest } from '../src/contexts/sweeps/actions/read-sweeps.ts';
import { listPublicContactDays } from '../src/contexts/intake/actions/read-contact-days.ts';
import { listPublicPoints } from '../src/contexts/intake/actions/read-points.ts';
import { verifyHistory } from '../src/platform/events/verify.ts';
import { fileChecker } from '../src/platform/files/index.ts';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../src/platform/testing/test-platform.ts';
import type { Actor } from '../src/shared/actor.ts';
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
      // A neighbour who came on the contact day rated the project; it counts here too.
      'rate',
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

  it('tells what came of the contact day, and hears a rider through the code of a station', async () => {
    const { items } = await listPublicContactDays(platform, { when: 'past', limit: 10 });
    expect(items).toMatchObject([{ heldOn: '2022-07-05', state: 'published', counts: { heard: 2, solved: 2, open: 0 } }]);
    expect((await listPublicContactDays(platform, { when: 'coming', limit: 10 })).items).toHaveLength(1);
    const stations = (await listPublicPoints(platform, { divisionCode: '320508023000', kind: 'station' })).items;
    expect(stations).toHaveLength(5);
    expect(stations.find(({ name }) => name.includes('红色共享空间'))?.counts).toMatchObject({ heard: 1, open: 1 });
  });

  it('leaves a history that verifies, photos included', async () => {
    const report = await verifyHistory(test.database, { tables: chainedTables, checkFile: fileChecker(platform) });
    expect(report.findings).toEqual([]);
    expect(report.events).toBeGreaterThan(300);
    expect(report.files).toBeGreaterThan(100);
  });

  it('lets nobody change what a record was told to be without being named', async () => {
    const { database, undo, close } = await undoableDatabase(test.url);
    const words = ['request.title', 'request_category.source', 'request_unit.name', 'fund.source', 'project.title', 'contractor.name', 'fund_movement.basis', 'notice.title', 'contact_day.venue', 'channel_point.about', 'sweep.question', 'sample.title'];
    const happened = (action: string) => sql`(select subject_id from event where subject_type = 'request' and action = ${action} order by id desc limit 1)`;
    const moves = [
      sql`update request set workstation_id = (select id from workstation where id <> workstation_id order by id limit 1) where id = ${happened('dispatch')} returning id`,
      sql`update request_dispatch_revision set note = note || '改' where (rule_id, revision) = (select rule_id, revision from request_dispatch_revision order by 1, 2 limit 1) returning rule_id as id`,
      sql`update staff_assignment set role = 'supervisor', workstation_id = null where id = (select id from staff_assignment where role = 'gridWorker' order by id limit 1) returning staff_id as id`,
    ];
    await undo(async () => {
      const edited: string[] = [];
      for (const one of words) {
        const [table = '', column = ''] = one.split('.');
        const { rows } = await sql<{ id: string }>`
          update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} || '改' where id = (select id from ${sql.table(table)} order by id limit 1) returning id`.execute(database);
        edited.push(rows[0]?.id ?? one);
      }
      for (const move of moves) edited.push((await (move as RawBuilder<{ id: string }>).execute(database)).rows[0]?.id ?? 'nobody');
      const { findings } = await verifyHistory(database, { tables: chainedTables });
      expect(findings.map(({ subjectId, code }) => `${subjectId} ${code}`).sort()).toEqual(edited.map((id) => `${id} record-field-changed`).sort());
    });
    await close();
  });

  it('tells the three micro-projects of 2022 to their end, and fills every column of the board', async () => {
    const { items } = await listProjectsForPublic(platform, { limit: 100 });
    const stories = items.filter(({ number }) => number.startsWith('CL-XM-2022'));
    expect(stories.map(({ title, state, placeCount, paidFen, ratingCount }) => ({ title, state, placeCount, paidFen, ratingCount })).reverse()).toEqual([
      { title: '桂花新村西门路口不锈钢护栏', state: 'closed', placeCount: 1, paidFen: 856_000, ratingCount: 2 },
      { title: '南园新村等4处压线枝条修剪', state: 'closed', placeCount: 4, paidFen: 700_000, ratingCount: 2 },
      { title: '老禾家塘岸17号落水管更换和墙面粉刷', state: 'closed', placeCount: 1, paidFen: 608_000, ratingCount: 2 },
    ]);
    const placePath = '320000000000.320500000000.320508000000.320508020000';
    const supervisor: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-000000000009', mustEnrol: false, assignments: [{ role: 'supervisor', placePath }] };
    const { columns } = await boardFor(platform, supervisor, {});
    const empty = columns.filter(({ count }) => count === 0).map(({ state }) => state);
    // Notices that ended are followed by the choice of a contractor, payments by the closing: nothing rests there.
    expect(empty).toEqual(['cleared', 'paid']);
    expect(columns.reduce((sum, { late }) => sum + late, 0)).toBeGreaterThan(0);
  });

  it('shows every kind of signal with its evidence, by the rules the street revised', async () => {
    const placePath = '320000000000.320500000000.320508000000.320508020000';
    const auditor: Actor = { kind: 'staff', id: '00000000-0000-7000-8000-000000000008', mustEnrol: false, assignments: [{ role: 'auditor', placePath }] };
    const { items } = await listSignals(platform, auditor);
    const seen = (title: string) => items.find(({ project }) => project.title.endsWith(title))?.signals ?? [];
    expect(seen('下水立管接口渗漏修复').map(({ kind }) => kind).sort()).toEqual(['contractorShare', 'samePlace', 'unitPrice']);
    expect(seen('下水立管接口渗漏修复').find(({ kind }) => kind === 'unitPrice')?.evidence).toMatchObject({ item: '建筑垃圾清运', unitPriceFen: 48_000, lines: 6 });
    expect(seen('南侧雨水管更换').find(({ kind }) => kind === 'splitting')).toMatchObject({ evidence: { projects: 2, totalFen: 3_620_000, limitFen: 2_000_000 }, others: [{ number: expect.stringMatching(/^CL-XM-2026-/) as string }] });
    expect(seen('南侧雨水管更换').find(({ kind }) => kind === 'contractorShare')?.evidence).toMatchObject({ contractor: '演示水电维修三部', days: 180 });
    const { sets } = await readRulesPage(platform, auditor, '320508020000');
    const revised = (ruleSet: string) => sets.find((set) => set.ruleSet === ruleSet)?.revisions.map(({ state, inForce, source }) => [state, inForce, source.includes('沧街办〔2026〕2号')]);
    expect([revised('signals'), revised('projects')]).toEqual([[['released', true, true]], [['released', true, true]]]);
  });

  it('turns the year: carried over, returned to the treasury, topped up, paid and sent back, each in the ledger', async () => {
    const { rows } = await sql<{ kind: string; entries: number }>`select kind, count(*)::int as entries from ledger_entry group by kind`.execute(test.database);
    const entries = Object.fromEntries(rows.map(({ kind, entries: count }) => [kind, count]));
    expect(entries).toMatchObject({ carryOut: 2, carryIn: 2, surrender: 1, topUp: 1, counterPay: 1, return: 1 });
    const objections = await sql<{ answered: boolean }>`select answered_at is not null as answered from notice_objection order by created_at`.execute(test.database);
    expect(objections.rows).toEqual([{ answered: true }, { answered: false }]);
  });

  it('has requests that were extended, shelved, supervised, handed over and contested', async () => {
    const kinds = await sql<{ kind: string; status: string }>`select kind, status from request_matter order by kind, status`.execute(test.database);
    const seen = new Set(kinds.rows.map(({ kind, status }) => `${kind} ${status}`));
    for (const one of ['extension granted', 'extension open', 'shelving granted', 'shelving open', 'supervision answered', 'contest open', 'contest granted']) expect([...seen]).toContain(one);
    const hands = await sql<{ status: string }>`select distinct status from request_hand_over order by status`.execute(test.database);
    expect(hands.rows.map(({ status }) => status)).toEqual(['done', 'offered']);
  });

  it('names nobody in public', async () => {
    const page = JSON.stringify(await listForPublic(platform, { limit: 50 }));
    for (const secret of ['王芳', '13900005678', '陈国良', '李桂珍', '桂花新村西门路口天天']) expect(page).not.toContain(secret);
  });
});
