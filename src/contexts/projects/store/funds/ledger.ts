import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { Account, EntryKind } from '../../rules/ledger.ts';
import type { Executor } from './funds.ts';

/** One entry of a fund's ledger, with the balances after it; amounts in fen. */
export interface EntryRow {
  readonly id: string;
  readonly fundId: string;
  readonly number: number;
  readonly kind: EntryKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amountFen: number;
  readonly reservationId: string | null;
  readonly paymentId: string | null;
  readonly otherFundId: string | null;
  readonly counters: number | null;
  readonly originType: string | null;
  readonly originId: string | null;
  readonly remark: string | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly bookedAt: Date;
  readonly sourcedAfter: number;
  readonly freeAfter: number;
  readonly reservedAfter: number;
  readonly paidAfter: number;
  readonly carriedAfter: number;
}

const columns = sql`
  ledger_entry.id, ledger_entry.fund_id as "fundId", number, ledger_entry.kind, debit, credit, ledger_entry.amount_fen as "amountFen",
  ledger_entry.reservation_id as "reservationId", payment_id as "paymentId", other_fund_id as "otherFundId", counters,
  ledger_entry.origin_type as "originType", ledger_entry.origin_id as "originId", remark, actor_kind as "actorKind", actor_id as "actorId",
  booked_at as "bookedAt", sourced_after as "sourcedAfter", free_after as "freeAfter", reserved_after as "reservedAfter", paid_after as "paidAfter",
  carried_after as "carriedAfter"`;

/** Adds an entry; the database refuses one that does not continue the ledger. */
export async function insertEntry(transaction: Transaction, entry: EntryRow): Promise<void> {
  await sql`
    insert into ledger_entry (id, fund_id, number, kind, debit, credit, amount_fen, reservation_id, payment_id, other_fund_id, counters, origin_type,
      origin_id, remark, actor_kind, actor_id, booked_at, sourced_after, free_after, reserved_after, paid_after, carried_after)
    values (${entry.id}::uuid, ${entry.fundId}::uuid, ${entry.number}, ${entry.kind}, ${entry.debit}, ${entry.credit}, ${entry.amountFen},
      ${entry.reservationId}::uuid, ${entry.paymentId}::uuid, ${entry.otherFundId}::uuid, ${entry.counters}::integer, ${entry.originType},
      ${entry.originId}::uuid, ${entry.remark}, ${entry.actorKind}, ${entry.actorId}::uuid, ${entry.bookedAt}, ${entry.sourcedAfter}, ${entry.freeAfter},
      ${entry.reservedAfter}, ${entry.paidAfter}, ${entry.carriedAfter})`.execute(transaction);
}

/** One entry by its number. */
export async function findEntry(executor: Executor, fundId: string, number: number): Promise<EntryRow | undefined> {
  const result = await sql<EntryRow>`select ${columns} from ledger_entry where fund_id = ${fundId}::uuid and number = ${number}`.execute(executor);
  return result.rows[0];
}

/** All entries of a fund from a number on, oldest first. */
export async function entriesOf(executor: Executor, fundId: string, page: { readonly after?: number; readonly limit?: number } = {}): Promise<readonly EntryRow[]> {
  const result = await sql<EntryRow>`
    select ${columns} from ledger_entry where fund_id = ${fundId}::uuid and number > ${page.after ?? 0} order by number
    ${page.limit === undefined ? sql`` : sql`limit ${page.limit}`}`.execute(executor);
  return result.rows;
}

/** Was this entry taken back by a counter-entry? */
export async function isCountered(executor: Executor, fundId: string, number: number): Promise<boolean> {
  const result = await sql`select 1 from ledger_entry where fund_id = ${fundId}::uuid and counters = ${number}`.execute(executor);
  return result.rows.length > 0;
}

/** The number of the entry that booked a payment. */
export async function numberOfPayment(executor: Executor, paymentId: string): Promise<number> {
  const result = await sql<{ number: number }>`select number from ledger_entry where payment_id = ${paymentId}::uuid and kind = 'pay'`.execute(executor);
  return result.rows[0]?.number ?? 0;
}

/** The entry that booked a payment. */
export async function entryOfPayment(executor: Executor, paymentId: string): Promise<string> {
  const result = await sql<{ id: string }>`select id from ledger_entry where payment_id = ${paymentId}::uuid and kind = 'pay'`.execute(executor);
  const [row] = result.rows;
  if (!row) throw new Error(`The payment ${paymentId} has no entry`);
  return row.id;
}
