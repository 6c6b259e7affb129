import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFund, payFromReservation, reserveFromFund } from '../../contexts/projects/index.ts';
import { postEntry } from '../../contexts/projects/actions/funds/post-entry.ts';
import { loadReferenceDivisions } from '../../contexts/places/index.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { systemActor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { chainedTables } from '../contexts.ts';
import { type UndoableDatabase, undoableDatabase } from '../testing/undoable-database.ts';
import { verifyHistoryCommand } from './verify-history.ts';

let test: TestDatabase;
let undoable: UndoableDatabase;
let fundId: string;
beforeAll(async () => {
  test = await testDatabase();
  await loadReferenceDivisions(test.database);
  const doing = { actor: systemActor, at: new Date('2026-03-10T02:00:00Z') };
  const origin = { type: 'project', id: newId() };
  fundId = await runInTransaction(test.database, async (transaction) => {
    const made = await createFund(transaction, { kind: 'rapidHandling', name: '快速处置工作经费', source: '街道财政', divisionCode: '320508020000', year: 2026 }, doing);
    await postEntry(transaction, { fundId: made, kind: 'budget', amountFen: 1_000_000, ...doing });
    const { reservationId } = await reserveFromFund(transaction, { fundId: made, amountFen: 186_000, origin, ...doing });
    await payFromReservation(transaction, { reservationId, amountFen: 100_000, payee: { name: '护栏厂' }, origin, ...doing });
    return made;
  });
  undoable = await undoableDatabase(test.url);
}, 120_000);
afterAll(async () => {
  await undoable.close();
  await test.close();
});

/** Changes the books behind the product's back, as somebody who owns the tables could. */
async function tamper(...statements: readonly RawBuilder<unknown>[]): Promise<void> {
  const tables = ['fund', 'ledger_entry', 'fund_payment'];
  await runInTransaction(undoable.database, async (transaction) => {
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction);
    for (const statement of statements) await statement.execute(transaction);
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction);
  });
}

async function command(): Promise<{ readonly exit: number; readonly text: string }> {
  const lines: string[] = [];
  const exit = await verifyHistoryCommand({ database: undoable.database, tables: chainedTables, checkFile: async () => true, anchorFile: '/nowhere/anchors.jsonl', print: (line) => lines.push(line) }, {});
  return { exit, text: lines.join('\n') };
}

const entry = (number: number): RawBuilder<unknown> => sql`fund_id = ${fundId} and number = ${number}`;

describe('verify-history on ledgers', () => {
  it('finds nothing in what the product wrote', async () => {
    expect(await undoable.undo(command)).toMatchObject({ exit: 0 });
  });

  it.each<readonly [string, () => Promise<void>, number | undefined, string]>([
    ['an amount is edited', () => tamper(sql`update ledger_entry set amount_fen = amount_fen - 1 where ${entry(3)}`), 3, 'entry-changed'],
    ['a date is edited', () => tamper(sql`update ledger_entry set booked_at = booked_at - interval '1 day' where ${entry(2)}`), 2, 'entry-changed'],
    ['a purpose is edited', () => tamper(sql`update ledger_entry set remark = '别的用途' where ${entry(1)}`), 1, 'entry-changed'],
    ['the last entry is deleted', () => tamper(sql`delete from ledger_entry where ${entry(3)}`), 3, 'entry-missing'],
    ['an entry is slipped in', () => tamper(sql`
      insert into ledger_entry (id, fund_id, number, kind, debit, credit, amount_fen, actor_kind, booked_at, sourced_after, free_after, reserved_after, paid_after, carried_after)
      values (${newId()}, ${fundId}, 4, 'topUp', 'free', 'source', 5, 'system', now(), 1000005, 814005, 86000, 100000, 0)`), 4, 'entry-added'],
    ['the balances are edited', () => tamper(sql`update fund set free_fen = free_fen + 7, paid_fen = paid_fen - 7 where id = ${fundId}`), undefined, 'balance-differs'],
    ['a payment is edited', () => tamper(sql`update fund_payment set amount_fen = amount_fen + 1 where fund_id = ${fundId}`), undefined, 'balance-differs'],
  ])('names fund and entry when %s, and exits with 1', async (_, change, number, code) => {
    await undoable.undo(async () => {
      await change();
      const { exit, text } = await command();
      expect(exit).toBe(1);
      const line = text.split('\n').find((one) => one.includes(`[${code}]`)) ?? '';
      expect(line).toContain(`✘ 快速处置工作经费 2026 (fund ${fundId})`);
      if (number !== undefined) expect(line).toContain(`分录 ${number} entry ${number}`);
    });
  });
});
