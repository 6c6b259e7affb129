import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { makeAnchor } from '../../platform/events/anchors.ts';
import { eventHash, genesisHash } from '../../platform/events/chain.ts';
import { historyOf } from '../../platform/events/store.ts';
import { fileChecker } from '../../platform/files/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { createUnit } from '../../contexts/requests/index.ts';
import { systemActor } from '../../shared/actor.ts';
import { chainedTables } from '../contexts.ts';
import { type AccessWorld, accessWorld } from '../testing/access-world.ts';
import { type UndoableDatabase, undoableDatabase } from '../testing/undoable-database.ts';
import { verifyHistoryCommand } from './verify-history.ts';

let test: TestDatabase;
let world: AccessWorld;
let undoable: UndoableDatabase;
let folder: string;

beforeAll(async () => {
  test = await testDatabase();
  world = await accessWorld(test);
  await createUnit(world.platform, systemActor, { name: '环卫所', kind: 'department', contact: null, phone: null, messagePhone: '138 0000 4321', divisionCode: '320508020000', termDays: 2, active: true, staffIds: [] });
  folder = mkdtempSync(join(tmpdir(), 'lianxin-verify-'));
  await makeAnchor(test.database, join(folder, 'anchors.jsonl'));
  undoable = await undoableDatabase(test.url);
}, 120_000);
afterAll(async () => {
  await undoable.close();
  await test.close();
  rmSync(folder, { recursive: true });
});

/** Changes data behind the product's back, as somebody who owns the tables could. */
async function tamper(...statements: readonly RawBuilder<unknown>[]): Promise<void> {
  await runInTransaction(undoable.database, async (transaction) => {
    for (const table of ['event', 'event_detail']) await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction);
    for (const statement of statements) await statement.execute(transaction);
    for (const table of ['event', 'event_detail']) await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction);
  });
}

async function command(): Promise<{ readonly exit: number; readonly text: string }> {
  const lines: string[] = [];
  const { database } = undoable;
  const exit = await verifyHistoryCommand(
    { database, tables: chainedTables, checkFile: fileChecker({ database, storage: world.platform.storage }), anchorFile: '', print: (line) => lines.push(line) },
    { anchors: join(folder, 'anchors.jsonl') },
  );
  return { exit, text: lines.join('\n') };
}

const eventAt = (sequence: number): RawBuilder<unknown> => sql`subject_id = ${world.requests.own.id} and sequence = ${sequence}`;
const without = (which: RawBuilder<unknown>): readonly RawBuilder<unknown>[] => [
  sql`delete from event_detail using event where event.id = event_id and ${which}`,
  sql`delete from event where ${which}`,
];
const swapped = (): readonly RawBuilder<unknown>[] => ([[2, 99], [3, 2], [99, 3]] as const).map(([from, to]) => sql`update event set sequence = ${to} where ${eventAt(from)}`);

/** Edits an event and makes every hash after it anew, also in the record itself. */
async function rewritten(): Promise<void> {
  await tamper(sql`update event set occurred_at = occurred_at - interval '3 days' where ${eventAt(2)}`);
  let previous = genesisHash;
  for (const event of await historyOf(undoable.database, 'request', world.requests.own.id)) {
    const hash = eventHash(previous, event);
    await tamper(sql`update event set previous_hash = ${previous}, hash = ${hash} where ${eventAt(event.sequence)}`);
    previous = hash;
  }
  await sql`update request set head_hash = ${previous} where id = ${world.requests.own.id}`.execute(undoable.database);
}

describe('verify-history on requests', () => {
  it('finds nothing in what the product wrote', async () => {
    expect(await undoable.undo(command)).toMatchObject({ exit: 0 });
  });

  it.each<readonly [string, () => Promise<void>, string]>([
    ['an event is edited', () => tamper(sql`update event set action = 'reply' where ${eventAt(2)}`), 'hash-wrong'],
    ['the record is edited', () => tamper(sql`update request set state = 'closed' where id = ${world.requests.own.id}`), 'record-state-changed'],
    ...Object.entries({
      'what the reporter wrote': sql`original_text = '别的话'`, 'its title': sql`title = '别的标题'`, 'the text everybody reads': sql`public_text = '别的公开文字'`, 'the way it came': sql`channel = 'visit'`,
      'when it came': sql`reported_at = reported_at - interval '1 day'`, 'its community': sql`division_code = '320508020001'`, 'the count of its ratings': sql`rating_count = rating_count + 1, rating_sum = rating_sum + 5`,
      'the day its answer is due': sql`response_due = coalesce(response_due, reported_at) + interval '1 day'`, 'the day it is to be done': sql`resolution_due = coalesce(resolution_due, reported_at) + interval '1 day'`,
      'when it was answered': sql`response_met_at = coalesce(response_met_at, reported_at) + interval '1 minute'`, 'when its work began': sql`resolution_started_at = coalesce(resolution_started_at, reported_at) + interval '1 minute'`,
      'the state of its clocks': sql`stages = '[]'`, 'whether its days are certain': sql`response_provisional = not response_provisional`,
    }).map(([what, change]) => [`${what} is edited`, () => tamper(sql`update request set ${change} where id = ${world.requests.own.id}`), 'record-field-changed'] as const),
    ['a middle event is deleted', () => tamper(...without(eventAt(2))), 'sequence-gap'],
    ['the last event is deleted', () => tamper(...without(eventAt(3))), 'history-shorter-than-record'],
    ['two events are swapped', () => tamper(...swapped()), 'link-broken'],
    ['all hashes are made anew after an edit', rewritten, 'anchored-hash-differs'],
  ])('names the request by its number when %s, and exits with 1', async (_, change, code) => {
    await undoable.undo(async () => {
      await change();
      const { exit, text } = await command();
      expect(exit).toBe(1);
      expect(text).toContain(`✘ ${world.requests.own.number} (request ${world.requests.own.id})`);
      expect(text).toContain(`[${code}]`);
      expect(text).not.toContain(world.requests.sub.number);
    });
  });

  it('names every record of which a column that was told is edited', async () => {
    const edits: Readonly<Record<string, (column: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
      text: (column) => sql`${column} || '改'`, integer: (column) => sql`${column} + 1`, bigint: (column) => sql`${column} + 1`, date: (column) => sql`${column} + 1`,
      boolean: (column) => sql`not ${column}`, jsonb: () => sql`'["改"]'::jsonb`, 'text[]': (column) => sql`${column} || 'x'::text`,
    };
    const columns = chainedTables.flatMap(({ subjectType, table, told = {} }) => Object.entries(told).flatMap(([name, each]) => (typeof each === 'string' ? [each] : Object.values(each)).map((column) => ({ subjectType, table, name, column }))));
    const caught: string[] = [];
    const missed: string[] = [];
    for (const { subjectType, table, name, column } of columns) {
      await undoable.undo(async () => {
        const { rows: types } = await sql<{ type: string }>`select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = ${table}::regclass and attname = ${column}`.execute(undoable.database);
        const edit = edits[types[0]?.type ?? ''];
        // An id of another record must exist, and what the database refuses to hold needs no finding.
        const changed = edit && (await sql<{ id: string }>`
          update ${sql.table(table)} set ${sql.ref(column)} = ${edit(sql.ref(column))} where id = (select id from ${sql.table(table)} as record where ${sql.ref(column)} is not null
            and exists (select from event join event_detail on event_id = event.id where subject_type = ${subjectType} and subject_id = record.id and strpos(concat(public_detail, internal_detail), ${`"${name}"`}) > 0)
            order by id limit 1) returning id`
          .execute(undoable.database).then(({ rows }) => rows[0]?.id, () => undefined));
        if (changed === undefined) return;
        const { exit, text } = await command();
        (exit === 1 && text.includes(changed) && text.includes('[record-field-changed]') ? caught : missed).push(`${table}.${column}`);
      });
    }
    expect(missed).toEqual([]);
    expect(caught).toEqual(expect.arrayContaining(['request_category.name_zh', 'request_category.resolution_amount', 'request_category.terms', 'request_unit.name', 'division.contact_name']));
  });

  it.each<readonly [string, RawBuilder<unknown>, string]>([
    ['another role', sql`update staff_assignment set role = 'administrator' where id = (select id from staff_assignment where role = 'gridWorker' order by id limit 1) returning staff_id as id`, 'record-field-changed'],
    ['a wider place', sql`update staff_assignment set place_path = subpath(place_path, 0, 1) where id = (select id from staff_assignment where nlevel(place_path) > 1 order by id limit 1) returning staff_id as id`, 'record-field-changed'],
    ['a role without end', sql`update staff_assignment set valid_to = valid_from + interval '1 day' where id = (select id from staff_assignment where valid_to is null order by id limit 1) returning staff_id as id`, 'record-field-changed'],
    ['a role nobody gave', sql`insert into staff_assignment (id, staff_id, role, place_code, place_path, workstation_id, valid_from)
      select gen_random_uuid(), staff_id, 'supervisor', place_code, place_path, null, valid_from from staff_assignment where role = 'gridWorker' order by id limit 1 returning staff_id as id`, 'record-field-changed'],
    ['a role less', sql`delete from staff_assignment where id = (select id from staff_assignment order by id limit 1) returning staff_id as id`, 'record-field-changed'],
    ['a closed account', sql`update staff set disabled_at = now() where id = (select id from staff where disabled_at is null and version > 0 order by id limit 1) returning id`, 'record-state-changed'],
  ])('names the member of staff who got %s behind the back of the product', async (_, change, code) => {
    await undoable.undo(async () => {
      const { rows } = await (change as RawBuilder<{ id: string }>).execute(undoable.database);
      const { exit, text } = await command();
      expect([exit, text.includes(rows[0]?.id ?? 'nobody'), text.includes(`[${code}]`)]).toEqual([1, true, true]);
    });
  });

  it('names the request whose report was erased while its text is still stored', async () => {
    const { id } = world.requests.own;
    const erased = sql`update event_detail set internal_detail = null, internal_salt = null, erased_at = now() where event_id = (select id from event where ${eventAt(1)})`;
    await undoable.undo(async () => {
      await tamper(erased);
      expect((await command()).text).toContain('[record-field-changed]');
      await tamper(sql`update request set original_text = null, title = number where id = ${id}`);
      expect((await command()).text).not.toContain('[record-field-changed]');
      await tamper(sql`update request set original_text = '还在' where id = ${id}`);
      expect((await command()).text).toContain('[record-field-changed]');
    });
  });

  it('names the request by its id when it is gone altogether', async () => {
    await undoable.undo(async () => {
      const { id } = world.requests.own;
      const { rows } = await sql<{ table: string; column: string }>`
        select conrelid::regclass::text as table, attname as column from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = conkey[1] where confrelid = 'request'::regclass`.execute(undoable.database);
      const dependants = rows.map(({ table, column }) => sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`);
      await tamper(...dependants, sql`delete from request where id = ${id}`, ...without(sql`subject_id = ${id}`));
      const { exit, text } = await command();
      expect([exit, text.includes(`request ${world.requests.own.id}`), text.includes('[anchored-event-missing]')]).toEqual([1, true, true]);
    });
  });

  it('names the request when a byte of its photo changed', async () => {
    const { objects } = world.platform.storage;
    const { rows } = await sql<{ stored: string }>`select stored_under as stored from file where id = ${world.requests.own.photoId}`.execute(undoable.database);
    const key = [...objects.keys()].find((one) => one.includes(rows[0]?.stored ?? 'nothing') && one.includes('original'));
    const bytes = objects.get(key ?? '');
    if (key === undefined || !bytes) throw new Error('The photo is not stored');
    const changed = Uint8Array.from(bytes);
    changed[100] = (changed[100] ?? 0) ^ 1;
    objects.set(key, changed);
    const { exit, text } = await undoable.undo(command);
    objects.set(key, bytes);
    expect([exit, text.includes(world.requests.own.number), text.includes('[file-changed]')]).toEqual([1, true, true]);
  });
});
