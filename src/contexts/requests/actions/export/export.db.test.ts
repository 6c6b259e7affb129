import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgress, requestCancel } from '../../../../platform/jobs/store.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import { Problem } from '../../../../platform/problem.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { Actor } from '../../../../shared/actor.ts';
import type { ExportFormat } from '../../contract.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { requestJobs } from '../../jobs.ts';
import { type ExportedCase, exportedCases } from './export-rows.ts';
import { type ExportInput, openExport, readExport, startExport } from './run-export.ts';
import { writeExport } from './write-export.ts';

let world: LoopWorld;
let platform: Platform;
const folder = mkdtempSync(join(tmpdir(), 'lianxin-export-'));
beforeAll(async () => {
  world = await loopWorld();
  platform = { ...world.platform, configuration: { ...world.platform.configuration, dataDirectory: folder } };
  for (const [index, name] of ['王芳', '李桂珍', '陈国良'].entries()) {
    world.platform.clock.advance({ minutes: 1 });
    await world.report({ text: `=西门停车,第${index}件`, who: { anonymous: false, name, phone: `1390000111${index}` } });
  }
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const filters = { sort: 'oldest' as const };

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  return error instanceof Problem ? error.code : String(error);
}

async function exported(input: ExportInput, actor: Actor = world.clerk): Promise<{ readonly id: string; readonly bytes: Buffer }> {
  const { id } = await startExport(platform, actor, input);
  await runDueJobs(platform, requestJobs);
  const { stream } = await openExport(platform, actor, id);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { id, bytes: Buffer.concat(chunks) };
}

describe('an export', () => {
  it('masks names and phones and leaves texts out, in each format', async () => {
    const csv = (await exported({ format: 'csv', filters })).bytes.toString();
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain('王**,139****1110');
    expect(csv).not.toMatch(/王芳|13900001110/u);
    // A spreadsheet must not take what a resident wrote for a formula.
    expect(csv).toContain("\"'=西门停车,第0件\"");
    const sheet = (await readXlsx((await exported({ format: 'xlsx', filters })).bytes)).sheets[0];
    expect(sheet?.rows).toHaveLength(4);
    expect(sheet?.rows[1]).toContain('待受理');
    const map = JSON.parse((await exported({ format: 'geojson', filters })).bytes.toString()) as { features: { properties: { phone: string } }[] };
    expect(map.features.map(({ properties }) => properties.phone)).toEqual(['139****1110', '139****1111', '139****1112']);
    expect(readdirSync(join(folder, 'exports-being-written'))).toEqual([]);
  });

  it('gives names in full for a reason, which is recorded, and to nobody who may not have one name in full', async () => {
    const { id, bytes } = await exported({ format: 'csv', filters, reason: '电话回访' });
    expect(bytes.toString()).toContain('王芳,13900001110');
    const traces = await world.test.database.selectFrom('unmasking').select(['subject_type', 'reason']).where('subject_id', '=', id).execute();
    expect(traces).toEqual([{ subject_type: 'requestExport', reason: '电话回访' }]);
    expect(await codeOf(startExport(platform, world.lead, { format: 'csv', filters, reason: '想看看' }))).toBe('forbidden');
  });

  it('is its requester’s own, and gone after a day', async () => {
    const { id } = await exported({ format: 'csv', filters });
    expect(await codeOf(readExport(platform, world.secondClerk, id))).toBe('not-found');
    expect(await readExport(platform, world.clerk, id)).toMatchObject({ ready: true, rows: 3 });
    world.platform.clock.advance({ hours: 25 });
    expect(await codeOf(openExport(platform, world.clerk, id))).toBe('export-expired');
    await requestJobs.find(({ name }) => name === 'requests.removeExpiredExports')?.run({}, {
      platform, logger: platform.logger, jobId: '1', attempt: 1, last: true, signal: new AbortController().signal,
    });
    expect([...world.platform.storage.objects.keys()].filter((key) => key.includes(id))).toEqual([]);
  });

  it('can be stopped', async () => {
    const { id, progressId } = await startExport(platform, world.clerk, { format: 'csv', filters });
    await requestCancel(world.test.database, progressId, platform.clock.now());
    await runDueJobs(platform, requestJobs);
    expect((await findProgress(world.test.database, progressId))?.state).toBe('cancelled');
    expect(await codeOf(openExport(platform, world.clerk, id))).toBe('export-expired');
  });
});

describe('a long list', () => {
  const copies = 1700;
  let fetched = 0;
  const counting = (): Platform['database'] =>
    platform.database.withPlugin({
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('"fetch ')) fetched += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
  const openTransactions = async (): Promise<number> =>
    (await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(platform.database)).rows[0]?.count ?? -1;

  beforeAll(async () => {
    await sql`
      insert into request (id, number, state, version, head_hash, channel, title, division_code, place_path, place_name, reported_at, changed_at, next_due, search_pairs, search_text, public_search_text)
      select overlay(id::text placing lpad(to_hex(n), 6, '0') from 31)::uuid, 'CL-2025-' || lpad(n::text, 6, '0'), 'dispatched', 1, head_hash, channel, '第' || n || '件', division_code, place_path, place_name,
        reported_at, changed_at, changed_at + n % 7 * interval '1 day', search_pairs, search_text, public_search_text
      from request cross join generate_series(1, ${copies}::int) as n where number = (select min(number) from request)`.execute(platform.database);
  });

  it.each(['oldest', 'newest', 'due'] as const)('is fetched part by part as it is taken (%s), as it stood when it began', async (sort) => {
    fetched = 0;
    const seen: string[] = [];
    for await (const { cells } of exportedCases({ ...platform, database: counting() }, world.clerk, { filters: { sort }, reason: null }, async () => undefined)) {
      seen.push(String(cells.number));
      // Never further than the part that is being taken.
      expect(fetched).toBe(Math.ceil(seen.length / 500));
      if (seen.length === 600) await sql`update request set next_due = now() + interval '9 years', title = '后来' where number = 'CL-2025-000777'`.execute(platform.database);
    }
    expect(seen).toHaveLength(copies + 3);
    expect(new Set(seen).size).toBe(copies + 3);
    expect(await openTransactions()).toBe(0);
  });

  it('that is left in the middle keeps no connection', async () => {
    const cases = exportedCases(platform, world.clerk, { filters, reason: null }, async () => undefined);
    await cases.next();
    expect(await openTransactions()).toBe(1);
    await cases.return(undefined);
    expect(await openTransactions()).toBe(0);
    const failing = exportedCases(platform, world.clerk, { filters, reason: null }, () => Promise.reject(new Error('stopped')));
    await expect((async () => {
      for await (const one of failing) expect(one.cells.number).not.toBe('');
    })()).rejects.toThrow('stopped');
    expect(await openTransactions()).toBe(0);
  });
});

describe('the stream', () => {
  /** Endless cases, counting how many were asked for. */
  async function* endless(until: number, asked: { count: number }): AsyncGenerator<ExportedCase> {
    const [first] = await collect(exportedCases(platform, world.clerk, { filters: { sort: 'oldest' }, reason: null }, async () => undefined));
    while (first && asked.count < until) {
      asked.count += 1;
      yield first;
    }
  }
  async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
    const found: Value[] = [];
    for await (const value of values) found.push(value);
    return found;
  }

  it.each(['csv', 'xlsx', 'geojson'] as const satisfies readonly ExportFormat[])('of %s asks for cases only as the disk takes them', async (format) => {
    const asked = { count: 0 };
    const path = join(folder, `endless.${format}`);
    let seen = 0;
    async function* watched(): AsyncGenerator<ExportedCase> {
      for await (const one of endless(20_000, asked)) {
        // Long before the last case is asked for, bytes of the first ones lie on the disk.
        if (asked.count === 15_000) seen = existsSync(path) ? readFileSync(path).length : 0;
        yield one;
      }
    }
    await writeExport(format, watched(), path);
    expect(asked.count).toBe(20_000);
    expect(seen).toBeGreaterThan(10_000);
    rmSync(path);
  });
});
