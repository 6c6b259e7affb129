import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { Executor } from './funds.ts';

/** Money of a fund that is promised to a purpose; amounts in fen. Outstanding: total − released − paid. */
export interface ReservationRow {
  readonly id: string;
  readonly fundId: string;
  readonly originType: string;
  readonly originId: string;
  readonly totalFen: number;
  readonly releasedFen: number;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly createdAt: Date;
}

export interface PaymentRow {
  readonly id: string;
  readonly fundId: string;
  readonly reservationId: string;
  readonly amountFen: number;
  readonly returnedFen: number;
  readonly reversed: boolean;
  readonly payeeName: string;
  readonly payeeCode: string | null;
  readonly originType: string;
  readonly originId: string;
  readonly createdAt: Date;
}

const reservationColumns = sql`
  id, fund_id as "fundId", origin_type as "originType", origin_id as "originId", total_fen as "totalFen", released_fen as "releasedFen",
  paid_fen as "paidFen", returned_fen as "returnedFen", created_at as "createdAt"`;

const paymentColumns = sql`
  id, fund_id as "fundId", reservation_id as "reservationId", amount_fen as "amountFen", returned_fen as "returnedFen", reversed,
  payee_name as "payeeName", payee_code as "payeeCode", origin_type as "originType", origin_id as "originId", created_at as "createdAt"`;

/** Inserts a reservation. */
export async function insertReservation(transaction: Transaction, row: Pick<ReservationRow, 'id' | 'fundId' | 'originType' | 'originId' | 'totalFen' | 'createdAt'>): Promise<void> {
  await sql`
    insert into fund_reservation (id, fund_id, origin_type, origin_id, total_fen, created_at)
    values (${row.id}::uuid, ${row.fundId}::uuid, ${row.originType}, ${row.originId}::uuid, ${row.totalFen}, ${row.createdAt})`.execute(transaction);
}

/** A reservation by id. */
export async function findReservation(executor: Executor, id: string): Promise<ReservationRow | undefined> {
  const result = await sql<ReservationRow>`select ${reservationColumns} from fund_reservation where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

/** A reservation by id, locked. */
export async function lockReservation(transaction: Transaction, id: string): Promise<ReservationRow | undefined> {
  const result = await sql<ReservationRow>`select ${reservationColumns} from fund_reservation where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** Reservations of a fund, newest first. */
export async function reservationsOf(executor: Executor, fundId: string): Promise<readonly ReservationRow[]> {
  const result = await sql<ReservationRow>`
    select ${reservationColumns} from fund_reservation where fund_id = ${fundId}::uuid order by created_at desc, id desc`.execute(executor);
  return result.rows;
}

/** Changes a reservation's sums if nothing becomes more than was reserved; false: refused. */
export async function changeReservation(
  transaction: Transaction,
  id: string,
  change: { readonly totalFen?: number; readonly releasedFen?: number; readonly paidFen?: number; readonly returnedFen?: number },
): Promise<boolean> {
  const { totalFen = 0, releasedFen = 0, paidFen = 0, returnedFen = 0 } = change;
  const result = await sql`
    update fund_reservation set total_fen = total_fen + ${totalFen}::bigint, released_fen = released_fen + ${releasedFen}::bigint,
      paid_fen = paid_fen + ${paidFen}::bigint, returned_fen = returned_fen + ${returnedFen}::bigint
    where id = ${id}::uuid and released_fen + ${releasedFen}::bigint + paid_fen + ${paidFen}::bigint <= total_fen + ${totalFen}::bigint
      and returned_fen + ${returnedFen}::bigint <= paid_fen + ${paidFen}::bigint`.execute(transaction);
  return result.numAffectedRows === 1n;
}

/** Inserts a payment. */
export async function insertPayment(transaction: Transaction, row: Omit<PaymentRow, 'returnedFen' | 'reversed'>): Promise<void> {
  await sql`
    insert into fund_payment (id, fund_id, reservation_id, amount_fen, payee_name, payee_code, origin_type, origin_id, created_at)
    values (${row.id}::uuid, ${row.fundId}::uuid, ${row.reservationId}::uuid, ${row.amountFen}, ${row.payeeName}, ${row.payeeCode}, ${row.originType},
      ${row.originId}::uuid, ${row.createdAt})`.execute(transaction);
}

/** A payment by id, locked. */
export async function lockPayment(transaction: Transaction, id: string): Promise<PaymentRow | undefined> {
  const result = await sql<PaymentRow>`select ${paymentColumns} from fund_payment where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** Payments of a fund, newest first. */
export async function paymentsOf(executor: Executor, fundId: string): Promise<readonly PaymentRow[]> {
  const result = await sql<PaymentRow>`select ${paymentColumns} from fund_payment where fund_id = ${fundId}::uuid order by created_at desc, id desc`.execute(executor);
  return result.rows;
}

/** Notes what a payee gave back; the caller holds the payment's row lock. */
export async function noteReturn(transaction: Transaction, id: string, amountFen: number): Promise<void> {
  await sql`update fund_payment set returned_fen = returned_fen + ${amountFen}::bigint where id = ${id}::uuid`.execute(transaction);
}

/** Marks a payment as booked wrongly; the caller holds its row lock. */
export async function markReversed(transaction: Transaction, id: string): Promise<void> {
  await sql`update fund_payment set reversed = true where id = ${id}::uuid`.execute(transaction);
}
