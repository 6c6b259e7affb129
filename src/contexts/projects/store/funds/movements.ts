import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { MovementKind } from '../../inputs/movement.ts';
import type { MovementState } from '../../lifecycle/movement.ts';
import type { Executor } from './funds.ts';

/** Something planned with a fund; amount in fen. */
export interface MovementRow {
  readonly id: string;
  readonly fundId: string;
  readonly kind: MovementKind;
  readonly amountFen: number;
  readonly state: MovementState;
  readonly counters: number | null;
  readonly targetFundId: string | null;
  readonly basis: string;
  readonly remark: string | null;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly entryNumber: number | null;
  readonly version: number;
  readonly headHash: Buffer;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const columns = sql`
  id, fund_id as "fundId", kind, amount_fen as "amountFen", state, counters, target_fund_id as "targetFundId", basis, remark,
  division_code as "divisionCode", place_path::text as "placePath", doers, entry_number as "entryNumber", version, head_hash as "headHash",
  created_at as "createdAt", changed_at as "changedAt"`;

/** Inserts a planned movement. */
export async function insertMovement(transaction: Transaction, row: Omit<MovementRow, 'entryNumber' | 'changedAt'>): Promise<void> {
  await sql`
    insert into fund_movement (id, fund_id, kind, amount_fen, state, counters, target_fund_id, basis, remark, division_code, place_path, doers, version,
      head_hash, created_at, changed_at)
    values (${row.id}::uuid, ${row.fundId}::uuid, ${row.kind}, ${row.amountFen}, ${row.state}, ${row.counters}::integer, ${row.targetFundId}::uuid, ${row.basis},
      ${row.remark}, ${row.divisionCode}, ${row.placePath}::ltree, ${JSON.stringify(row.doers)}::jsonb, ${row.version}, ${row.headHash}, ${row.createdAt},
      ${row.createdAt})`.execute(transaction);
}

/** A planned movement by id, locked. */
export async function lockMovement(transaction: Transaction, id: string): Promise<MovementRow | undefined> {
  const result = await sql<MovementRow>`select ${columns} from fund_movement where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** A planned movement by id. */
export async function findMovement(executor: Executor, id: string): Promise<MovementRow | undefined> {
  const result = await sql<MovementRow>`select ${columns} from fund_movement where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** What was planned with a fund, newest first. */
export async function movementsOf(executor: Executor, fundId: string): Promise<readonly MovementRow[]> {
  const result = await sql<MovementRow>`select ${columns} from fund_movement where fund_id = ${fundId}::uuid order by created_at desc, id desc`.execute(executor);
  return result.rows;
}

/** What waits for its release at some places and below. */
export async function waitingMovements(executor: Executor, within: readonly string[]): Promise<readonly MovementRow[]> {
  const result = await sql<MovementRow>`
    select ${columns} from fund_movement where state in ('ready', 'awaiting') and place_path <@ ${[...within]}::ltree[] order by created_at, id`.execute(executor);
  return result.rows;
}

export interface MovementChange {
  readonly state: MovementState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly entryNumber: number | null;
  readonly at: Date;
}

/** Writes a movement's new state; the caller holds its row lock. */
export async function saveMovement(transaction: Transaction, id: string, change: MovementChange): Promise<void> {
  const doer = change.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${change.doer.action}::text, ${change.doer.id}::text)`;
  await sql`
    update fund_movement set state = ${change.state}, version = ${change.version}, head_hash = ${change.headHash}, doers = ${doer},
      entry_number = ${change.entryNumber}::integer, changed_at = ${change.at} where id = ${id}::uuid`.execute(transaction);
}
