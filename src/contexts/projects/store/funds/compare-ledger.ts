import { sql } from 'kysely';
import type { ReadEvent } from '../../../../platform/events/store.ts';
import type { Difference } from '../../../../platform/events/verify.ts';
import { type EntryRow, entriesOf } from './ledger.ts';
import { type Executor, findFund } from './funds.ts';

/** An entry as the history keeps it: moments as text. */
function written(entry: EntryRow): Readonly<Record<string, unknown>> {
  return { ...entry, bookedAt: entry.bookedAt.toISOString() };
}

function same(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}

/** The sums that reservations and payments of a fund come to, in fen. */
async function sumsOf(executor: Executor, fundId: string): Promise<{ readonly reserved: number; readonly paid: number }> {
  const result = await sql<{ reserved: number; paid: number }>`
    select coalesce((select sum(total_fen - released_fen - paid_fen) from fund_reservation where fund_id = ${fundId}::uuid), 0)::bigint as reserved,
      coalesce((select sum(amount_fen - returned_fen) from fund_payment where fund_id = ${fundId}::uuid and not reversed), 0)::bigint as paid`.execute(executor);
  return result.rows[0] ?? { reserved: 0, paid: 0 };
}

/**
 * Compares a fund's ledger with its history, entry by entry, and its balances with the ledger, with its reservations and with its
 * payments. Names each entry that was changed, deleted or added.
 */
export async function compareLedger(executor: Executor, fundId: string, history: readonly ReadEvent[]): Promise<readonly Difference[]> {
  const fund = await findFund(executor, fundId);
  if (!fund) return [];
  const ledger = new Map((await entriesOf(executor, fundId)).map((entry) => [entry.number, entry]));
  const differences: Difference[] = [];
  for (const event of history) {
    const told = event.internalDetail?.['entry'] as Readonly<Record<string, unknown>> | undefined;
    if (!told) continue;
    const part = Number(told['number']);
    const entry = ledger.get(part);
    if (!entry) differences.push({ code: 'entry-missing', sequence: event.sequence, part });
    else if (!same(told, written(entry))) differences.push({ code: 'entry-changed', sequence: event.sequence, part });
    ledger.delete(part);
  }
  for (const part of ledger.keys()) differences.push({ code: 'entry-added', sequence: null, part });
  const newest = (await entriesOf(executor, fundId, { after: fund.entryCount - 1 })).at(-1);
  const sums = await sumsOf(executor, fundId);
  const agree =
    fund.sourcedFen === (newest?.sourcedAfter ?? 0) && fund.freeFen === (newest?.freeAfter ?? 0) && fund.reservedFen === (newest?.reservedAfter ?? 0) &&
    fund.paidFen === (newest?.paidAfter ?? 0) && fund.carriedFen === (newest?.carriedAfter ?? 0) && fund.reservedFen === sums.reserved && fund.paidFen === sums.paid;
  if (!agree) differences.push('balance-differs');
  return differences;
}

/** The name people know a fund by; undefined when it is gone. */
export async function nameOfFund(executor: Executor, fundId: string): Promise<string | undefined> {
  const fund = await findFund(executor, fundId);
  return fund && `${fund.name} ${fund.year}`;
}
