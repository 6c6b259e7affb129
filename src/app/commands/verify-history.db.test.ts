import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../platform/events/append-event.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { systemActor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { type HistoryTools, anchorCommand, verifyHistoryCommand } from './verify-history.ts';

let test: TestDatabase;
let folder: string;
let lines: string[];
let tools: HistoryTools;
const id = newId();

beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'lianxin-verify-'));
  await sql`create table matter (id uuid primary key, number text, version integer not null, head_hash bytea not null)`.execute(test.database);
  await runInTransaction(test.database, async (transaction) => {
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'matter', subjectId: id, action: 'report', fromState: null, toState: 'open', actor: systemActor,
      occurredAt: new Date(Date.UTC(2022, 5, 1)), public: true, publicDetail: { words: '西门停车' }, internalDetail: null,
    });
    await sql`insert into matter values (${id}, 'CL-2022-000001', ${head.sequence}, ${head.hash})`.execute(transaction);
  });
});

afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  lines = [];
  tools = {
    database: test.database,
    tables: [{
      subjectType: 'matter',
      table: 'matter',
      nameOf: async (database, subjectId) => (await sql<{ number: string }>`select number from matter where id = ${subjectId}`.execute(database)).rows[0]?.number,
    }],
    checkFile: async () => true,
    anchorFile: join(folder, 'anchors.jsonl'),
    print: (line) => lines.push(line),
  };
});

describe('verify-history', () => {
  it('says that there are no anchors, makes one on demand, and uses it from then on', async () => {
    expect(await verifyHistoryCommand(tools, {})).toBe(0);
    expect(lines.join('\n')).toContain('No anchors');
    await anchorCommand(tools);
    expect(lines.at(-2)).toContain('Anchored 1 records');
    await anchorCommand(tools);
    expect(lines.at(-1)).toContain('Nothing happened');
    lines.length = 0;
    expect(await verifyHistoryCommand(tools, {})).toBe(0);
    expect(lines).toEqual([
      '已核验 1 个事项、1 条记录、0 份证据、1 个锚点。',
      'Verified 1 records, 1 events, 0 evidence files, 1 anchors.',
      '✔ 历史完整，未发现改动。/ The history is whole; nothing was changed.',
    ]);
  });

  it('names the record in both languages and as JSON, and exits with 1', async () => {
    await sql`update matter set version = 2`.execute(test.database);
    expect(await verifyHistoryCommand(tools, {})).toBe(1);
    expect(lines.join('\n')).toContain(`✘ CL-2022-000001 (matter ${id}): 第 2 条 event 2: 事项末尾的记录被删除 / the newest events of the record were deleted [history-shorter-than-record]`);
    lines.length = 0;
    expect(await verifyHistoryCommand(tools, { json: true })).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      valid: false, records: 1, findings: [{ name: 'CL-2022-000001', subjectId: id, code: 'history-shorter-than-record' }],
    });
    await sql`update matter set version = 1`.execute(test.database);
  });

  it('exits with 2 when the anchor file is missing or none', async () => {
    expect(await verifyHistoryCommand(tools, { anchors: join(folder, 'nowhere.jsonl') })).toBe(2);
    writeFileSync(join(folder, 'broken.jsonl'), '{}\n');
    expect(await verifyHistoryCommand(tools, { anchors: join(folder, 'broken.jsonl') })).toBe(2);
    expect(lines.at(-1)).toContain('Line 1');
  });
});
