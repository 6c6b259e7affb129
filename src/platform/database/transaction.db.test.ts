import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { connect, type Transaction } from './database.ts';
import { executeLater } from './later.ts';
import { runInTransaction } from './transaction.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  await sql`create table probe (value integer)`.execute(test.database);
});
afterAll(() => test.close());
beforeEach(() => sql`truncate probe`.execute(test.database));

const insert = (transaction: Transaction, value: number) => sql`insert into probe values (${value})`.execute(transaction);

async function values(): Promise<number[]> {
  const { rows } = await sql<{ value: number }>`select value from probe order by value`.execute(test.database);
  return rows.map((row) => row.value);
}

describe('runInTransaction', () => {
  it('commits the work and returns its result', async () => {
    const result = await runInTransaction(test.database, async (transaction) => {
      await insert(transaction, 1);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await values()).toEqual([1]);
  });

  it('rolls back on an error and runs no effect', async () => {
    const effects: string[] = [];
    const work = runInTransaction(test.database, async (transaction, afterCommit) => {
      afterCommit(() => effects.push('message'));
      await insert(transaction, 1);
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await values()).toEqual([]);
    expect(effects).toEqual([]);
  });

  it('runs effects in order, after others can see the rows', async () => {
    const seen: unknown[] = [];
    await runInTransaction(test.database, async (transaction, afterCommit) => {
      afterCommit(async () => seen.push(await values()));
      afterCommit(() => seen.push('second'));
      await insert(transaction, 7);
      expect(seen).toEqual([]);
    });
    expect(seen).toEqual([[7], 'second']);
  });

  it('reports an effect that fails, runs the next and keeps the result', async () => {
    const reported: unknown[] = [];
    const database = connect(test.url, { onError: (error) => reported.push(error) });
    const failure = new Error('mail server away');
    const later: string[] = [];
    const result = await runInTransaction(database, async (_transaction, afterCommit) => {
      afterCommit(() => Promise.reject(failure));
      afterCommit(() => later.push('ran'));
      return 5;
    });
    await database.destroy();
    expect(result).toBe(5);
    expect(reported).toEqual([failure]);
    expect(later).toEqual(['ran']);
  });

  it('refuses the transaction and its effects after the end', async () => {
    const kept = await runInTransaction(test.database, async (transaction, afterCommit) => ({ transaction, afterCommit }));
    await expect(insert(kept.transaction, 1)).rejects.toThrow('The transaction has ended');
    expect(() => kept.afterCommit(() => {})).toThrow('The transaction has ended');
    expect(await values()).toEqual([]);
  });

  it('refuses a transaction inside another', async () => {
    const work = runInTransaction(test.database, (transaction) => runInTransaction(transaction, async () => 1));
    await expect(work).rejects.toThrow('already open');
  });

  it('fails when a swallowed error had already aborted it', async () => {
    const work = runInTransaction(test.database, async (transaction) => {
      await insert(transaction, 1);
      await sql`select 1 / 0`.execute(transaction).catch(() => {});
    });
    await expect(work).rejects.toThrow();
    expect(await values()).toEqual([]);
  });
});

describe('executeLater', () => {
  const later = (transaction: Transaction, value: number | null) => executeLater(transaction, sql`insert into probe values (10 / ${value}::integer)`);

  it('writes with the commit, alone or after other statements', async () => {
    await runInTransaction(test.database, (transaction) => later(transaction, 10));
    await runInTransaction(test.database, async (transaction) => {
      await insert(transaction, 2);
      await later(transaction, 2);
      await later(transaction, 1);
    });
    expect(await values()).toEqual([1, 2, 5, 10]);
  });

  it('fails at the commit and leaves nothing, and the connection goes on', async () => {
    await expect(runInTransaction(test.database, (transaction) => later(transaction, 0))).rejects.toThrow('division by zero');
    const work = runInTransaction(test.database, async (transaction) => {
      await insert(transaction, 2);
      await later(transaction, 0);
    });
    await expect(work).rejects.toThrow('division by zero');
    expect(await values()).toEqual([]);
    await runInTransaction(test.database, (transaction) => later(transaction, 10));
    expect(await values()).toEqual([1]);
  });

  it('writes nothing when the work fails afterwards', async () => {
    const work = runInTransaction(test.database, async (transaction) => {
      await later(transaction, 1);
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await values()).toEqual([]);
  });
});
