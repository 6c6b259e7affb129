import { sql } from 'kysely';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import type { Balances, EntryKind } from '../../rules/ledger.ts';
import { changeOf, needsOpenFund, postings } from '../../rules/ledger.ts';
import type { FundKind } from '../../rules/fund-rules.ts';

export type FundState = 'open' | 'closed';

/** A fund with the balances of its accounts, all in fen. */
export interface FundRow {
  readonly id: string;
  readonly key: string;
  readonly kind: FundKind;
  readonly name: string;
  readonly source: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly year: number;
  readonly state: FundState;
  readonly sourcedFen: number;
  readonly freeFen: number;
  readonly reservedFen: number;
  readonly paidFen: number;
  readonly carriedFen: number;
  readonly entryCount: number;
  readonly version: number;
  readonly headHash: Buffer;
  readonly createdAt: Date;
}

export type Executor = Database | Transaction;

const columns = sql`
  id, key, kind, name, source, division_code as "divisionCode", place_path::text as "placePath", year, state, sourced_fen as "sourcedFen",
  free_fen as "freeFen", reserved_fen as "reservedFen", paid_fen as "paidFen", carried_fen as "carriedFen", entry_count as "entryCount",
  version, head_hash as "headHash", created_at as "createdAt"`;

/** The balances of a fund by account. */
export function balancesOf(fund: Pick<FundRow, 'sourcedFen' | 'freeFen' | 'reservedFen' | 'paidFen' | 'carriedFen'>): Balances {
  return { source: fund.sourcedFen, free: fund.freeFen, reserved: fund.reservedFen, paid: fund.paidFen, carried: fund.carriedFen };
}

/** A fund by id. */
export async function findFund(executor: Executor, id: string): Promise<FundRow | undefined> {
  const result = await sql<FundRow>`select ${columns} from fund where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** A fund by its stable key. */
export async function findFundByKey(executor: Executor, key: string): Promise<FundRow | undefined> {
  const result = await sql<FundRow>`select ${columns} from fund where key = ${key}`.execute(executor);
  return result.rows[0];
}

/** Funds by id, locked in the order of their ids, so that two movements between the same funds cannot block each other. */
export async function lockFunds(transaction: Transaction, ids: readonly string[]): Promise<readonly FundRow[]> {
  const result = await sql<FundRow>`select ${columns} from fund where id = any(${[...ids]}::uuid[]) order by id for update`.execute(transaction);
  return result.rows;
}

/** Inserts a fund without money. */
export async function insertFund(
  transaction: Transaction,
  fund: Pick<FundRow, 'id' | 'key' | 'kind' | 'name' | 'source' | 'divisionCode' | 'placePath' | 'year' | 'version' | 'headHash' | 'createdAt'>,
): Promise<void> {
  await sql`
    insert into fund (id, key, kind, name, source, division_code, place_path, year, state, version, head_hash, created_at)
    values (${fund.id}::uuid, ${fund.key}, ${fund.kind}, ${fund.name}, ${fund.source}, ${fund.divisionCode}, ${fund.placePath}::ltree, ${fund.year}, 'open',
      ${fund.version}, ${fund.headHash}, ${fund.createdAt})`.execute(transaction);
}

/**
 * Moves money between two accounts of a fund if every account stays at zero or above and the fund takes such entries; counts
 * the entry. One conditional update: whoever comes second waits here for the row and sees what is left. Undefined: refused.
 */
export async function moveBalances(transaction: Transaction, fundId: string, kind: EntryKind, amountFen: number): Promise<FundRow | undefined> {
  const change = (account: keyof Balances): number => changeOf(postings[kind], amountFen, account);
  const result = await sql<FundRow>`
    update fund set sourced_fen = sourced_fen + ${change('source')}::bigint, free_fen = free_fen + ${change('free')}::bigint,
      reserved_fen = reserved_fen + ${change('reserved')}::bigint, paid_fen = paid_fen + ${change('paid')}::bigint,
      carried_fen = carried_fen + ${change('carried')}::bigint, entry_count = entry_count + 1
    where id = ${fundId}::uuid and sourced_fen + ${change('source')}::bigint >= 0 and free_fen + ${change('free')}::bigint >= 0
      and reserved_fen + ${change('reserved')}::bigint >= 0 and paid_fen + ${change('paid')}::bigint >= 0
      and carried_fen + ${change('carried')}::bigint >= 0 ${needsOpenFund.has(kind) ? sql`and state = 'open'` : sql``}
    returning ${columns}`.execute(transaction);
  return result.rows[0];
}

/** Writes the new end of a fund's history, with its state; the caller holds its row lock. */
export async function saveFundHead(transaction: Transaction, id: string, head: { readonly version: number; readonly headHash: Buffer; readonly state: FundState }): Promise<void> {
  await sql`update fund set version = ${head.version}, head_hash = ${head.headHash}, state = ${head.state} where id = ${id}::uuid`.execute(transaction);
}

export interface FundFilter {
  /** Funds of these places and everything below them. */
  readonly within?: readonly string[] | undefined;
  /** Funds of this place and of the places above it: those it may draw on. */
  readonly serving?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: FundKind | undefined;
  readonly state?: FundState | undefined;
}

/** Funds, newest year first, then by place, kind and name. */
export async function listFunds(executor: Executor, filter: FundFilter): Promise<readonly FundRow[]> {
  const { within, serving, year, kind, state } = filter;
  const result = await sql<FundRow>`
    select ${columns} from fund where true
      ${within === undefined ? sql`` : sql`and place_path <@ ${[...within]}::ltree[]`}
      ${serving === undefined ? sql`` : sql`and place_path @> ${serving}::ltree`}
      ${year === undefined ? sql`` : sql`and year = ${year}`}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
      ${state === undefined ? sql`` : sql`and state = ${state}`}
    order by year desc, place_path, kind, name`.execute(executor);
  return result.rows;
}
