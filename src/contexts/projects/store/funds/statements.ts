import { sql } from 'kysely';
import type { EntryKind, Posting } from '../../rules/ledger.ts';
import type { Executor } from './funds.ts';
import type { EntryRow } from './ledger.ts';

/** Turnover of a fund by kind of entry, in fen: what trial balance and flow are computed from. */
export async function turnoverOf(executor: Executor, fundId: string): Promise<readonly (Posting & { readonly kind: EntryKind; readonly amountFen: number })[]> {
  const result = await sql<Posting & { readonly kind: EntryKind; readonly amountFen: number }>`
    select kind, debit, credit, sum(amount_fen)::bigint as "amountFen" from ledger_entry where fund_id = ${fundId}::uuid group by kind, debit, credit`.execute(executor);
  return result.rows;
}

/** What was paid (net) and newly reserved (net) in each month of Suzhou, oldest first. */
export async function monthsOf(executor: Executor, fundId: string): Promise<readonly { readonly month: string; readonly paidFen: number; readonly reservedFen: number }[]> {
  const result = await sql<{ month: string; paidFen: number; reservedFen: number }>`
    select to_char(booked_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      coalesce(sum(case kind when 'pay' then amount_fen when 'return' then -amount_fen when 'counterPay' then -amount_fen end), 0)::bigint as "paidFen",
      coalesce(sum(case kind when 'reserve' then amount_fen when 'release' then -amount_fen end), 0)::bigint as "reservedFen"
    from ledger_entry where fund_id = ${fundId}::uuid group by 1 order by 1`.execute(executor);
  return result.rows;
}

export interface PagedEntry extends EntryRow {
  readonly payeeName: string | null;
  readonly counteredBy: number | null;
}

/** A page of a ledger, newest first, with payees and what took an entry back. */
export async function ledgerPage(executor: Executor, fundId: string, page: { readonly before?: number | undefined; readonly limit?: number | undefined }): Promise<readonly PagedEntry[]> {
  const result = await sql<PagedEntry>`
    select entry.id, entry.fund_id as "fundId", entry.number, entry.kind, entry.debit, entry.credit, entry.amount_fen as "amountFen",
      entry.reservation_id as "reservationId", entry.payment_id as "paymentId", entry.other_fund_id as "otherFundId", entry.counters,
      entry.origin_type as "originType", entry.origin_id as "originId", entry.remark, entry.actor_kind as "actorKind", entry.actor_id as "actorId",
      entry.booked_at as "bookedAt", entry.sourced_after as "sourcedAfter", entry.free_after as "freeAfter", entry.reserved_after as "reservedAfter",
      entry.paid_after as "paidAfter", entry.carried_after as "carriedAfter", payment.payee_name as "payeeName", later.number as "counteredBy"
    from ledger_entry as entry
    left join fund_payment as payment on payment.id = entry.payment_id
    left join ledger_entry as later on later.fund_id = entry.fund_id and later.counters = entry.number
    where entry.fund_id = ${fundId}::uuid ${page.before === undefined ? sql`` : sql`and entry.number < ${page.before}`}
    order by entry.number desc ${page.limit === undefined ? sql`` : sql`limit ${page.limit}`}`.execute(executor);
  return result.rows;
}

export interface UseRow {
  readonly originType: string;
  readonly originId: string;
  readonly reservedFen: number;
  readonly paidFen: number;
  readonly lastAt: Date;
}

/** What each record holds reserved and was paid (net) from a fund, by its ledger, latest first. */
export async function usesOf(executor: Executor, fundId: string): Promise<readonly UseRow[]> {
  const result = await sql<UseRow>`
    select origin_type as "originType", origin_id as "originId", max(booked_at) as "lastAt",
      coalesce(sum(case kind when 'reserve' then amount_fen when 'counterPay' then amount_fen when 'release' then -amount_fen when 'pay' then -amount_fen end), 0)::bigint as "reservedFen",
      coalesce(sum(case kind when 'pay' then amount_fen when 'return' then -amount_fen when 'counterPay' then -amount_fen end), 0)::bigint as "paidFen"
    from ledger_entry where fund_id = ${fundId}::uuid and origin_type is not null group by 1, 2 order by 3 desc, 2`.execute(executor);
  return result.rows;
}

/** The years for which there are funds at some places and below, newest first. */
export async function fundYears(executor: Executor, within: readonly string[]): Promise<readonly number[]> {
  const result = await sql<{ year: number }>`select distinct year from fund where place_path <@ ${[...within]}::ltree[] order by year desc`.execute(executor);
  return result.rows.map(({ year }) => year);
}
