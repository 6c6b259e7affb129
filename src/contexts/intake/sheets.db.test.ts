import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../platform/events/verify.ts';
import { findProgress, requestCancel } from '../../platform/jobs/store.ts';
import { runDueJobs } from '../../platform/jobs/run-due-jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { chainedTables as requestTables, outsideOfCases, takeAction } from '../requests/index.ts';
import { listForDesk, listForPublic, overviewFor, readDeskRequest } from '../requests/testing/loop-views.ts';
import { type LoopWorld, loopWorld } from '../requests/testing/loop-world.ts';
import { checkSheet } from './actions/sheets/check-sheet.ts';
import { confirmSheet, discardSheet } from './actions/sheets/import-sheet.ts';
import { listSheetRows, readSheetImport } from './actions/sheets/read-sheets.ts';
import { outsideData } from '../../shared/testing/outside-data.ts';
import { uploadSheet } from './actions/sheets/upload-sheet.ts';
import { chainedTables, intakeJobs } from './index.ts';
import type { SheetReading } from './inputs.ts';

const street = '320508020000';
const header = '工单编号,来电时间,诉求标题,诉求内容,诉求人,联系电话,点赞数';
/** Spreadsheets of other places, never shipped: used where they are. */
const realSheet = outsideData('messages/messages-4326.xlsx');

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
beforeEach(() => world.platform.clock.advance({ minutes: 1 }));
afterAll(() => world.close());

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  return error instanceof Problem ? (error.fields[0]?.code ?? error.code) : String(error);
}

function upload(content: string | Uint8Array, fileName = '热线.csv', actor = world.clerk) {
  return uploadSheet(world.platform, actor, { fileName, divisionCode: street, content: Buffer.from(content).toString('base64') });
}

async function read(id: string) {
  return readSheetImport(world.platform, world.clerk, id);
}

/** Uploads and checks as it is proposed. */
async function checked(content: string | Uint8Array, change: Partial<SheetReading> = {}): Promise<{ readonly id: string; readonly version: number }> {
  const { id } = await upload(content);
  const { proposal } = await read(id);
  return checkSheet(world.platform, world.clerk, id, { ...proposal.reading, ...change }, 1);
}

async function confirmed(content: string | Uint8Array, change: Partial<SheetReading> = {}) {
  const { id, version } = await checked(content, change);
  await confirmSheet(world.platform, world.clerk, id, version);
  await runDueJobs(world.platform, intakeJobs);
  return read(id);
}

async function heard(text: string) {
  return listForDesk(world.platform, world.clerk, { text, sort: 'oldest', limit: 100 });
}

describe('a sheet with twenty broken rows', () => {
  const good = Array.from({ length: 5 }, (_, index) => `G${index},2026-03-0${index + 1} 09:00,路灯不亮${index},第${index}盏路灯不亮,王芳,13900001111,${index}`);
  const broken = [
    ',2026-03-01 09:00,无编号,内容,,,', 'B1,昨天,t,内容,,,', 'B2,2026-13-01,t,内容,,,', 'B3,,t,内容,,,', 'B4,2027-03-01,t,内容,,,', 'B5,1900-01-01,t,内容,,,',
    'B6,2026-03-01,,,,,', 'B7,2026-03-01,t,……,,,', 'B8,2026-03-01,t,内容,,12345,', 'B9,2026-03-01,t,内容,,,很多', 'B10,2026-03-01,t,内容,,,-1', `B11,2026-03-01,${'长'.repeat(301)},内容,,,`,
    `B12,2026-03-01,t,${'长'.repeat(20_001)},,,`, `B13,2026-03-01,t,内容,${'名'.repeat(41)},,`, `${'9'.repeat(61)},2026-03-01,t,内容,,,`, 'B15,2026/2/30,t,内容,,,', 'B16,25:99,t,内容,,,',
    'B17,2026-03-01,t,内容,,abc,x', ',,,,王芳,,', 'B19,2026-03-01 25:00,t,内容,,,',
  ];
  const csv = [header, ...good.slice(0, 2), ...broken, ...good.slice(2), 'G1,2026-03-09 09:00,又一次,同一个编号,,,'].join('\r\n');

  it('names each row and field, imports nothing until confirmed, and no double when imported again', async () => {
    const { id, version } = await checked(`\uFEFF${csv}`);
    const detail = await read(id);
    expect(detail.counts).toMatchObject({ good: 5, bad: 20, repeated: 1, known: 0, imported: 0 });
    const { items } = await listSheetRows(world.platform, world.clerk, id, { state: 'bad', limit: 100 });
    expect(items.map(({ row, problems }) => `${row} ${problems.map(({ field, code }) => `${field}:${code}`).join(' ')}`)).toEqual([
      '4 outsideNumber:missing', '5 sentAt:time-unreadable', '6 sentAt:time-unreadable', '7 sentAt:missing', '8 sentAt:time-in-future', '9 sentAt:time-too-early',
      '10 text:missing', '11 text:no-words', '12 phone:phone-invalid', '13 likes:not-a-number', '14 likes:not-a-number', '15 subject:too-long', '16 text:too-long', '17 author:too-long',
      '18 outsideNumber:too-long', '19 sentAt:time-unreadable', '20 sentAt:time-unreadable', '21 phone:phone-invalid likes:not-a-number', '22 outsideNumber:missing text:missing sentAt:missing',
      '23 sentAt:time-unreadable',
    ]);
    expect((await heard('路灯不亮')).items).toHaveLength(0);

    await confirmSheet(world.platform, world.clerk, id, version);
    await runDueJobs(world.platform, intakeJobs);
    const after = await read(id);
    expect(after).toMatchObject({ state: 'finished', counts: { imported: 5, bad: 20, repeated: 1 } });
    expect((await findProgress(world.test.database, after.progressId ?? ''))?.state).toBe('done');
    const cases = (await heard('路灯不亮')).items;
    expect(cases.map(({ title, state, channel, divisionCode }) => [title, state, channel, divisionCode]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1))).toEqual(
      good.map((_, index) => [`路灯不亮${index}`, 'submitted', 'hotline', street]),
    );

    const again = await confirmed(csv);
    expect(again).toMatchObject({ state: 'finished', counts: { imported: 0, known: 5, repeated: 1 }, proposal: { from: 'saved' } });
    expect((await heard('路灯不亮')).items).toHaveLength(5);
  });
});

describe('imported messages', () => {
  it('keep their number, their own time and their likes, and stand in no queue where they are only records', async () => {
    const before = await overviewFor(world.platform, world.clerk);
    const done = await confirmed(`${header}\nR1,2019年2月28日 下午3时5分,建议,"  建议增设\t长椅。  ",A0001,,12\nR2,2019-03-01,感谢,谢谢,,,`, { mode: 'record', channel: 'import', source: '市长信箱' });
    expect(done.counts).toMatchObject({ imported: 2 });
    expect(await overviewFor(world.platform, world.clerk)).toEqual(before);
    const [found] = (await heard('长椅')).items;
    expect(found).toMatchObject({ state: 'recorded', channel: 'import', reportedAt: '2019-02-28T07:05:00.000Z', overdue: false, response: null });
    const detail = await readDeskRequest(world.platform, world.clerk, found?.id ?? '');
    expect(detail).toMatchObject({ originalText: '建议增设\t长椅。', outside: { source: '市长信箱', number: 'R1', subject: '建议', likes: 12 }, origin: { type: 'sheetImport', id: done.id } });
    expect(detail.reporters).toMatchObject([{ name: 'A**' }]);
    // Its likes count among those affected once, however often the sheet comes again.
    expect(found?.supporterCount).toBe(12);
    expect((await confirmed(`${header}\nR1,2019年2月28日 下午3时5分,建议,"  建议增设\t长椅。  ",A0001,,40`, { mode: 'record', channel: 'import', source: '市长信箱' })).counts).toMatchObject({ imported: 0, known: 1 });
    expect((await heard('长椅')).items.map(({ supporterCount }) => supporterCount)).toEqual([12]);
    const outside = await outsideOfCases(world.test.database, [detail.id]);
    expect(outside.get(detail.id)).toMatchObject({ likes: 12, dislikes: 0, sentAt: new Date('2019-02-28T07:05:00Z') });
    expect(outside.get(detail.id)?.authorDigest).toMatch(/^[\w-]{22}$/u);
    expect((await listForPublic(world.platform, { text: '沧浪街道', limit: 50 })).items.map(({ number }) => number)).not.toContain(detail.number);
    const taken = await takeAction(world.platform, { actor: world.clerk, requestId: detail.id, action: 'takeUp', input: {} });
    expect(taken.state).toBe('accepted');
    expect((await readDeskRequest(world.platform, world.clerk, detail.id)).response).not.toBeNull();
  });

  it('are named by their content where the sheet has no numbers', async () => {
    const csv = '时间,内容\n2026-03-01,井盖松动了\n2026-03-01,井盖松动了\n2026-03-02,井盖松动了';
    expect((await confirmed(csv)).counts).toMatchObject({ imported: 2, repeated: 1 });
    expect((await confirmed(csv)).counts).toMatchObject({ imported: 0, known: 2 });
  });

  it('become one case each when two imports of the same sheet run at once', async () => {
    const csv = `${header}\n${Array.from({ length: 30 }, (_, index) => `T${index},2026-03-01,两人同时,两人同时导入${index},,,`).join('\n')}`;
    const both = [await checked(csv), await checked(csv)];
    for (const { id, version } of both) await confirmSheet(world.platform, world.clerk, id, version);
    await Promise.all([runDueJobs(world.platform, intakeJobs), runDueJobs(world.platform, intakeJobs)]);
    const [first, second] = [await read(both[0]?.id ?? ''), await read(both[1]?.id ?? '')];
    expect((first.counts.imported ?? 0) + (second.counts.imported ?? 0)).toBe(30);
    expect((await heard('两人同时导入')).items).toHaveLength(30);
  });
});

describe('an import', () => {
  it('stops where it is cancelled, and goes on after another check', async () => {
    const csv = `${header}\nS1,2026-03-01,停,停下来一,,,\nS2,2026-03-01,停,停下来二,,,`;
    const { id, version } = await checked(csv);
    await confirmSheet(world.platform, world.clerk, id, version);
    const { progressId } = await read(id);
    await requestCancel(world.test.database, progressId ?? '', world.platform.clock.now());
    await runDueJobs(world.platform, intakeJobs);
    const stopped = await read(id);
    expect(stopped).toMatchObject({ state: 'stopped', counts: { imported: 0, good: 2 }, actions: ['checkSheet', 'discardSheet'] });
    await checkSheet(world.platform, world.clerk, id, stopped.proposal.reading, stopped.version);
    await confirmSheet(world.platform, world.clerk, id, stopped.version + 1);
    await runDueJobs(world.platform, intakeJobs);
    expect(await read(id)).toMatchObject({ state: 'finished', counts: { imported: 2 } });
  });

  it('refuses what is no sheet, mappings that cannot be, foreign places and old versions', async () => {
    const foreign: StaffActor = { ...world.clerk, assignments: [{ role: 'clerk', placePath: '320000000000.320500000000.320508000000.320508023000' }] };
    expect(await codeOf(upload('x,y'))).toBe('sheet-empty');
    expect(await codeOf(upload(Buffer.from('504b0304ffff', 'hex')))).toBe('sheet-unreadable');
    expect(await codeOf(upload(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe('sheet-old-format');
    expect(await codeOf(upload(`${header}\na,b`, 'x.csv', foreign))).toBe('forbidden');
    const { id } = await upload(`${header}\nX1,2026-03-01,t,内容,,,`);
    const { reading } = (await read(id)).proposal;
    expect(await codeOf(readSheetImport(world.platform, foreign, id))).toBe('not-found');
    expect(await codeOf(checkSheet(world.platform, world.clerk, id, { ...reading, mapping: { outsideNumber: 0 } }, 1))).toBe('required');
    expect(await codeOf(checkSheet(world.platform, world.clerk, id, { ...reading, mapping: { text: 70 } }, 1))).toBe('no-such-column');
    expect(await codeOf(checkSheet(world.platform, world.clerk, id, { ...reading, mapping: { text: 1, subject: 1 } }, 1))).toBe('column-twice');
    expect(await codeOf(confirmSheet(world.platform, world.clerk, id, 1))).toBe('illegal-transition');
    await checkSheet(world.platform, world.clerk, id, reading, 1);
    expect(await codeOf(confirmSheet(world.platform, world.clerk, id, 1))).toBe('changed-meanwhile');
    await discardSheet(world.platform, world.clerk, id, 2);
    expect((await read(id)).samples.every(({ cells }) => cells.length === 0)).toBe(true);
  });

  it('reads CSV files of Chinese Windows, headers below a title, and dates of a spreadsheet', async () => {
    // 编号,内容 / 1,路灯 in GB 18030.
    const gbk = Buffer.concat([Buffer.from('b1e0bac52cc4dac8dd0a312cc2b7b5c6', 'hex')]);
    expect((await read((await upload(gbk)).id)).headers).toEqual(['编号', '内容']);
    const xlsx = await writeXlsx({ sheets: [{ name: 'S', rows: [['三月热线工单'], [], ['工单编号', '受理时间', '诉求内容'], [7, new Date('2026-03-01T09:30:00Z'), '雨篷漏水']] }] });
    const { id } = await upload(xlsx, '热线.xlsx');
    expect(await read(id)).toMatchObject({ headers: ['工单编号', '受理时间', '诉求内容'], rowCount: 1, samples: [{ row: 4, cells: ['7', '2026-03-01 09:30:00', '雨篷漏水'] }] });
  });
});

it.runIf(realSheet !== undefined)('imports a real sheet of 4,326 messages twice without doubles, and finds words of two characters in it', async () => {
  const bytes = readFileSync(realSheet ?? '');
  const first = await confirmed(bytes, { mode: 'record', channel: 'import', source: '真实留言' });
  expect(first).toMatchObject({ state: 'finished', rowCount: 4326, counts: { bad: 0, imported: 4326 } });
  const second = await confirmed(bytes, { mode: 'record', channel: 'import', source: '真实留言' });
  expect(second.counts).toMatchObject({ imported: 0, known: 4326 });
  expect((await heard('麻将')).items.length).toBeGreaterThan(5);
  expect((await heard('渣土')).items.length).toBeGreaterThan(5);
}, 240_000);

it('leaves histories that verify', async () => {
  expect((await verifyHistory(world.test.database, { tables: [...chainedTables, ...requestTables] })).findings).toEqual([]);
}, 60_000);
