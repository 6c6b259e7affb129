import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Verdict } from '../inputs.ts';

/** A case that was drawn, with the latest word on it. */
export interface ItemRow {
  readonly id: string;
  readonly sampleId: string;
  readonly position: number;
  readonly requestId: string;
  readonly stratum: string;
  readonly method: 'call' | 'visit' | null;
  readonly verdict: Verdict | null;
  readonly level: number | null;
  readonly remark: string | null;
  readonly photoIds: readonly string[];
  readonly looks: number;
  readonly checkedAt: Date | null;
  readonly checkedBy: string | null;
  readonly sentBack: 'rework' | 'reopen' | null;
  readonly supervised: boolean;
}

const columns = sql`
  id, sample_id as "sampleId", position, request_id as "requestId", stratum, method, verdict, level, remark, photo_ids as "photoIds", looks,
  checked_at as "checkedAt", checked_by as "checkedBy", sent_back as "sentBack", supervised`;

/** The cases of samples in the order they were drawn. */
export async function readItems(database: Database | Transaction, sampleIds: readonly string[]): Promise<readonly ItemRow[]> {
  return (await sql<ItemRow>`select ${columns} from sample_item where sample_id = any(${sampleIds}::uuid[]) order by sample_id, position`.execute(database)).rows;
}

/** Puts the drawn cases on the list, in the order given. */
export async function insertItems(transaction: Transaction, sampleId: string, items: readonly { readonly id: string; readonly requestId: string; readonly stratum: string }[]): Promise<void> {
  await sql`
    insert into sample_item (id, sample_id, position, request_id, stratum)
    select item.id, ${sampleId}::uuid, item.position, item.request_id, item.stratum
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ requestId }) => requestId)}::uuid[], ${items.map(({ stratum }) => stratum)}::text[])
      with ordinality as item (id, request_id, stratum, position)`.execute(transaction);
}

export interface ItemFinding {
  readonly method: 'call' | 'visit';
  readonly verdict: Verdict;
  readonly level: number | null;
  readonly remark: string | null;
  readonly photoIds: readonly string[];
  readonly checkedAt: Date;
  readonly checkedBy: string | null;
  readonly sentBack: 'rework' | 'reopen' | null;
  readonly supervised: boolean;
}

/** Keeps what a look found in the place of the one before; what came of an earlier one stays. The caller holds the lock of the sample. */
export async function saveFinding(transaction: Transaction, id: string, found: ItemFinding): Promise<void> {
  await sql`
    update sample_item set method = ${found.method}, verdict = ${found.verdict}, level = ${found.level}, remark = ${found.remark},
      photo_ids = ${found.photoIds}::uuid[], looks = looks + 1, checked_at = ${found.checkedAt}, checked_by = ${found.checkedBy}::uuid,
      sent_back = coalesce(${found.sentBack}, sent_back), supervised = supervised or ${found.supervised}
    where id = ${id}::uuid`.execute(transaction);
}
