import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Transaction } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { AnchorFileError, makeAnchor, readAnchorFile } from './anchors.ts';
import { type ChainHead, appendEvent, emptyChain } from './append-event.ts';
import { eventHash, genesisHash } from './chain.ts';
import { together } from '../database/together.ts';
import { eraseEventDetails, historyOf, eventWrites } from './store.ts';
import { type ChainedTable, verifyHistory } from './verify.ts';

const subjectType = 'matter';
const table: ChainedTable = {
  subjectType,
  table: 'matter',
  stateColumn: 'state',
  erasingActions: ['erase'],
  compare: async (database, id, history) => {
    const { rows } = await sql<{ title: string }>`select title from matter where id = ${id}`.execute(database);
    const told = history[0]?.internalDetail?.['title'];
    return rows[0] && told !== undefined && rows[0].title !== told ? ['record-field-changed'] : [];
  },
};

let test: TestDatabase;
let folder: string;
let anchorFile: string;
let first: string;
let second: string;

beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'lianxin-anchors-'));
  await sql`create table matter (id uuid primary key, title text not null, state text not null,
    version integer not null, head_hash bytea not null)`.execute(test.database);
});

afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

async function append(transaction: Transaction, id: string, head: ChainHead, action: string, toState: string): Promise<ChainHead> {
  const next = await appendEvent(transaction, head, {
    subjectType,
    subjectId: id,
    action,
    fromState: head.sequence === 0 ? null : 'open',
    toState,
    actor: systemActor,
    occurredAt: new Date(Date.UTC(2022, 5, 1, 2, head.sequence)),
    public: true,
    publicDetail: { words: `${action} 公开` },
    internalDetail: head.sequence === 0 ? { title: '西门停车' } : null,
    evidence: action === 'check' ? [{ file: newId(), sha256: 'ab'.repeat(32) }] : [],
  });
  await sql`update matter set version = ${next.sequence}, head_hash = ${next.hash}, state = ${toState} where id = ${id}`.execute(transaction);
  return next;
}

/** A record with four events, as the product would leave it. */
async function makeMatter(): Promise<string> {
  const id = newId();
  await runInTransaction(test.database, async (transaction) => {
    await sql`insert into matter values (${id}, '西门停车', 'open', 0, ${genesisHash})`.execute(transaction);
    let head = emptyChain;
    for (const action of ['report', 'check', 'work', 'close']) head = await append(transaction, id, head, action, action === 'close' ? 'closed' : 'open');
  });
  return id;
}

/** Changes data behind the product's back, as somebody who owns the tables could. */
async function tamper(...statements: readonly RawBuilder<unknown>[]): Promise<void> {
  await runInTransaction(test.database, async (transaction) => {
    await sql`alter table event disable trigger user`.execute(transaction);
    await sql`alter table event_detail disable trigger user`.execute(transaction);
    for (const statement of statements) await statement.execute(transaction);
    await sql`alter table event enable trigger user`.execute(transaction);
    await sql`alter table event_detail enable trigger user`.execute(transaction);
  });
}

const eventOf = (id: string, sequence: number) => sql`subject_id = ${id} and sequence = ${sequence}`;
const detailOf = (id: string, sequence: number) => sql`event_id = (select id from event where ${eventOf(id, sequence)})`;
const deleteEvents = (id: string, which: RawBuilder<unknown> = sql`true`): readonly RawBuilder<unknown>[] => [
  sql`delete from event_detail using event where event.id = event_id and subject_id = ${id} and ${which}`,
  sql`delete from event where subject_id = ${id} and ${which}`,
];

/** Hashes of a history made anew after a change, stored everywhere the database keeps them. */
async function recomputeHashes(id: string): Promise<void> {
  const history = await historyOf(test.database, subjectType, id);
  let previous = genesisHash;
  for (const event of history) {
    const hash = eventHash(previous, event);
    await tamper(sql`update event set previous_hash = ${previous}, hash = ${hash} where ${eventOf(id, event.sequence)}`);
    previous = hash;
  }
  await sql`update matter set head_hash = ${previous}, version = ${history.length} where id = ${id}`.execute(test.database);
}

async function verify(withAnchors = true, checkFile?: () => Promise<boolean | null>) {
  const anchors = withAnchors ? await readAnchorFile(anchorFile) : undefined;
  return verifyHistory(test.database, { tables: [table], ...(anchors && { anchors }), ...(checkFile && { checkFile }) });
}

async function findings(withAnchors = true): Promise<readonly string[]> {
  return (await verify(withAnchors)).findings.map(({ code, subjectId, sequence }) => `${subjectId === first ? 'first' : subjectId === second ? 'second' : subjectId} ${sequence ?? '-'} ${code}`);
}

beforeEach(async () => {
  await tamper(sql`truncate event, event_detail, anchor, matter`);
  anchorFile = join(folder, `${newId()}.jsonl`);
  first = await makeMatter();
  second = await makeMatter();
  await makeAnchor(test.database, anchorFile);
});

describe('verifyHistory', () => {
  it('finds nothing in what the product wrote', async () => {
    expect(await verify()).toMatchObject({ records: 2, events: 8, files: 2, anchors: 1, newerAnchors: 0, findings: [] });
  });

  it('walks more events than fit one batch, and records whose ids meet in another type', async () => {
    await runInTransaction(test.database, async (transaction) => {
      let head = emptyChain;
      for (let count = 0; count < 2100; count += 1) head = await append(transaction, newId(), emptyChain, 'report', 'open');
      const last = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
      head = await append(transaction, last, emptyChain, 'report', 'open');
      expect(head.sequence).toBe(1);
      await appendEvent(transaction, emptyChain, {
        subjectType: 'matterz', subjectId: last, action: 'report', fromState: null, toState: 'open', actor: systemActor,
        occurredAt: new Date(0), public: false, publicDetail: null, internalDetail: null,
      });
    });
    const report = await verifyHistory(test.database, { tables: [] });
    expect(report).toMatchObject({ events: 8 + 2102, records: 2 + 2102, findings: [] });
  });

  it.each([
    ['an event’s column', () => [sql`update event set to_state = 'closed' where ${eventOf(first, 2)}`], ['first 2 hash-wrong']],
    ['the time of an event', () => [sql`update event set occurred_at = occurred_at - interval '1 day' where ${eventOf(first, 4)}`], ['first 4 hash-wrong']],
    ['a public detail', () => [sql`update event_detail set public_detail = '{"words":"其他"}' where ${detailOf(first, 3)}`], ['first 3 detail-changed']],
    ['a detail where there was none', () => [sql`update event_detail set internal_detail = '{"words":"其他"}' where ${detailOf(first, 3)}`], ['first 3 detail-changed']],
    ['a removed detail', () => [sql`delete from event_detail where ${detailOf(first, 3)}`], ['first 3 detail-changed']],
    ['the record’s state', () => [sql`update matter set state = 'open' where id = ${first}`], ['first 4 record-state-changed']],
    ['the record’s own field', () => [sql`update matter set title = '东门停车' where id = ${first}`], ['first 4 record-field-changed']],
    ['the record’s head', () => [sql`update matter set head_hash = ${genesisHash} where id = ${first}`], ['first 4 hash-wrong']],
  ])('names the record after an edit of %s', async (_, edit, expected) => {
    await tamper(...edit());
    expect(await findings(false)).toEqual(expected);
  });

  it('names the record when a middle event is deleted, also after the rest was renumbered', async () => {
    await tamper(...deleteEvents(first, sql`sequence = 2`));
    expect(await findings(false)).toEqual(['first 3 sequence-gap']);
    await tamper(sql`update event set sequence = sequence - 1 where subject_id = ${first} and sequence > 1`, sql`update matter set version = 3 where id = ${first}`);
    expect(await findings(false)).toContain('first 2 link-broken');
  });

  it('names the record when the last event is deleted, with anchors also when the record was set back', async () => {
    await tamper(...deleteEvents(first, sql`sequence = 4`));
    expect(await findings(false)).toEqual(['first 4 history-shorter-than-record']);
    const history = await historyOf(test.database, subjectType, first);
    await sql`update matter set version = 3, state = 'open', head_hash = ${history.at(-1)!.hash} where id = ${first}`.execute(test.database);
    expect(await findings(false)).toEqual([]);
    expect(await findings()).toEqual(['first 4 anchored-event-missing']);
  });

  it('names the record when two events are swapped', async () => {
    await tamper(
      sql`update event set sequence = 99 where ${eventOf(first, 2)}`,
      sql`update event set sequence = 2 where ${eventOf(first, 3)}`,
      sql`update event set sequence = 3 where ${eventOf(first, 99)}`,
    );
    expect(await findings(false)).toEqual(['first 2 link-broken', 'first 2 hash-wrong', 'first 3 link-broken', 'first 3 hash-wrong', 'first 4 link-broken']);
  });

  it('names a record that was removed, with anchors also when its whole history went', async () => {
    await sql`delete from matter where id = ${first}`.execute(test.database);
    expect(await findings(false)).toEqual(['first - record-missing']);
    await tamper(...deleteEvents(first));
    expect(await findings(false)).toEqual([]);
    expect(await findings()).toEqual(['first 4 anchored-event-missing']);
  });

  it('names the record when all hashes were made anew after an edit', async () => {
    await tamper(sql`update event set occurred_at = occurred_at - interval '3 days' where ${eventOf(first, 2)}`);
    await recomputeHashes(first);
    expect(await findings(false)).toEqual([]);
    expect(await findings()).toEqual(['first 4 anchored-hash-differs']);
  });

  it('names the event whose file changed and accepts a recorded erasure', async () => {
    expect((await verify(false, async () => false)).findings.map(({ sequence, code }) => `${sequence} ${code}`)).toEqual(['2 file-changed', '2 file-changed']);
    expect((await verify(false, async () => null)).findings.map(({ code }) => code)).toEqual(['erasure-without-record', 'erasure-without-record']);
    expect((await verify(false, async () => true)).findings).toEqual([]);
  });

  it('stays valid when a person’s data is erased, and only when the erasure is on record', async () => {
    await runInTransaction(test.database, async (transaction) => {
      await eraseEventDetails(transaction, { subjectType, subjectId: first }, { public: true, internal: true }, new Date());
    });
    expect(new Set(await findings())).toEqual(new Set([1, 2, 3, 4].map((sequence) => `first ${sequence} erasure-without-record`)));
    await runInTransaction(test.database, async (transaction) => {
      const history = await historyOf(transaction, subjectType, first);
      await append(transaction, first, { sequence: 4, hash: history.at(-1)!.hash }, 'erase', 'closed');
    });
    expect(await verify()).toMatchObject({ erasedDetails: 4, findings: [] });
  });

  it('lets the product itself neither change nor delete events, nor rewrite details', async () => {
    await expect(sql`update event set action = 'other'`.execute(test.database)).rejects.toThrow('append-only');
    await expect(sql`delete from event`.execute(test.database)).rejects.toThrow('append-only');
    await expect(sql`truncate event cascade`.execute(test.database)).rejects.toThrow('append-only');
    await expect(sql`update event_detail set public_detail = '{}'`.execute(test.database)).rejects.toThrow('only be erased');
    await expect(sql`delete from event_detail`.execute(test.database)).rejects.toThrow('only be erased');
  });
});

describe('anchors', () => {
  it('are made only when something happened', async () => {
    expect(await makeAnchor(test.database, anchorFile)).toBeUndefined();
    const third = await makeMatter();
    const line = await makeAnchor(test.database, anchorFile);
    expect(line?.leaves.map(([, id, sequence]) => [id, sequence])).toEqual([[third, 4]]);
    expect(await readAnchorFile(anchorFile)).toHaveLength(2);
    expect(await findings()).toEqual([]);
  });

  it('of an older copy of the file still prove what they hold', async () => {
    const copy = readFileSync(anchorFile);
    await makeMatter();
    await makeAnchor(test.database, anchorFile);
    writeFileSync(anchorFile, copy);
    expect(await verify()).toMatchObject({ newerAnchors: 1, findings: [] });
  });

  it('name a changed leaf, a missing line and a row that says otherwise', async () => {
    await makeMatter();
    await makeAnchor(test.database, anchorFile);
    const sound = readFileSync(anchorFile, 'utf8');
    const lines = await readAnchorFile(anchorFile);
    writeFileSync(anchorFile, sound.replace('"matter"', '"natter"'));
    expect(await findings()).toContain(`${lines[0]!.id} - anchor-root-wrong`);
    writeFileSync(anchorFile, sound.slice(sound.indexOf('\n') + 1));
    expect(await findings()).toEqual([`${lines[1]!.id} - anchor-chain-broken`]);
    writeFileSync(anchorFile, sound);
    await sql`update anchor set root = ${genesisHash} where id = ${lines[1]!.id}`.execute(test.database);
    expect(await findings()).toEqual([`${lines[1]!.id} - anchor-root-wrong`]);
  });

  it('go on after a crash between file and commit, and after a line that was not finished', async () => {
    await makeMatter();
    const before = readFileSync(anchorFile, 'utf8');
    await makeAnchor(test.database, anchorFile);
    // The crash: the line is in the file, its row never was.
    await sql`delete from anchor where previous_root is not null`.execute(test.database);
    appendFileSync(anchorFile, '{"id":"0198');
    await makeMatter();
    await makeAnchor(test.database, anchorFile);
    const lines = await readAnchorFile(anchorFile);
    expect(lines).toHaveLength(3);
    expect(lines[2]!.previousRoot).toBe(lines[1]!.previousRoot);
    expect(readFileSync(anchorFile, 'utf8').startsWith(before)).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it('of a file that is none are refused by line', async () => {
    const lines = readFileSync(anchorFile, 'utf8');
    appendFileSync(anchorFile, 'not an anchor\n');
    await expect(readAnchorFile(anchorFile)).rejects.toThrow(AnchorFileError);
    await expect(readAnchorFile(anchorFile)).rejects.toThrow('Line 2');
    writeFileSync(anchorFile, `not an anchor\n${lines}`);
    await expect(readAnchorFile(anchorFile)).rejects.toThrow('Line 1');
  });

  it('of a copy taken while a line was being written are read up to it', async () => {
    appendFileSync(anchorFile, '{"id":"0198');
    expect(await readAnchorFile(anchorFile)).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });
});

it('names the record whose columns hold what its reader stumbles over, one by one and many at once', async () => {
  const stumble = (id: string): void => {
    if (id === second) throw new TypeError('strata.map is not a function');
  };
  const one: ChainedTable = { ...table, compare: async (_database, id) => (stumble(id), []) };
  const many: ChainedTable = { ...one, compareMany: async (_database, histories) => ([...histories.keys()].forEach(stumble), new Map()) };
  for (const stumbling of [one, many]) {
    const report = await verifyHistory(test.database, { tables: [stumbling], anchors: await readAnchorFile(anchorFile) });
    expect(report.findings.map(({ subjectId, code }) => [subjectId, code])).toEqual([[second, 'record-field-changed']]);
  }
  const broken: ChainedTable = { ...table, compare: () => Promise.reject(new Error('no connection')) };
  await expect(verifyHistory(test.database, { tables: [broken] })).rejects.toThrow('no connection');
});

it('keeps what an event says exactly', async () => {
  const [event] = await historyOf(test.database, subjectType, first);
  const copy = { ...event!, id: newId(), subjectId: newId(), evidence: [{ file: 'f', sha256: '00' }] };
  await runInTransaction(test.database, (transaction) => together(eventWrites(copy)).execute(transaction));
  expect(await historyOf(test.database, subjectType, copy.subjectId)).toEqual([{ ...copy, erasedAt: null }]);
});
