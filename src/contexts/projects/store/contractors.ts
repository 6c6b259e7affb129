import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Executor } from './projects/project-row.ts';

export interface ContractorRow {
  readonly id: string;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly name: string;
  readonly creditCode: string;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly workTypes: readonly string[];
  readonly state: 'active' | 'suspended';
  readonly remark: string | null;
  readonly version: number;
  readonly headHash: Buffer;
  readonly createdAt: Date;
}

export interface ListedContractor extends ContractorRow {
  readonly projects: number;
  readonly paidFen: number;
  readonly ratingSum: number;
  readonly ratingCount: number;
}

const columns = sql`
  contractor.id, contractor.division_code as "divisionCode", contractor.place_path::text as "placePath", contractor.name,
  contractor.credit_code as "creditCode", contractor.contact_name as "contactName", contractor.phone, contractor.work_types as "workTypes",
  contractor.state, contractor.remark, contractor.version, contractor.head_hash as "headHash", contractor.created_at as "createdAt"`;

/** Contractors registered in or above these places or inside them, with their projects and what they were paid by the ledger. */
export async function listContractors(executor: Executor, placePaths: readonly string[]): Promise<readonly ListedContractor[]> {
  const result = await sql<ListedContractor>`
    select ${columns}, count(project.id)::int as projects, coalesce(sum(project.rating_sum), 0)::int as "ratingSum",
      coalesce(sum(project.rating_count), 0)::int as "ratingCount",
      coalesce(sum((select paid_fen - returned_fen from fund_reservation where id = project.reservation_id)), 0)::bigint as "paidFen"
    from contractor left join project on project.contractor_id = contractor.id
    where contractor.place_path <@ ${placePaths}::text[]::ltree[] or contractor.place_path @> ${placePaths}::text[]::ltree[]
    group by contractor.id order by contractor.state, contractor.name, contractor.id`.execute(executor);
  return result.rows;
}

export async function findContractor(executor: Executor, id: string): Promise<ContractorRow | undefined> {
  const result = await sql<ContractorRow>`select ${columns} from contractor where id = ${id}::uuid`.execute(executor);
  return result.rows[0];
}

export async function lockContractor(transaction: Transaction, id: string): Promise<ContractorRow | undefined> {
  const result = await sql<ContractorRow>`select ${columns} from contractor where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0];
}

/** Stores a contractor, new or changed; false when another one of this place has the same code. */
export async function saveContractor(transaction: Transaction, row: ContractorRow): Promise<boolean> {
  const twin = await sql`
    select 1 from contractor where division_code = ${row.divisionCode} and credit_code = ${row.creditCode} and id <> ${row.id}::uuid`.execute(transaction);
  if (twin.rows.length > 0) return false;
  const result = await sql`
    insert into contractor (id, division_code, place_path, name, credit_code, contact_name, phone, work_types, state, remark, version, head_hash, created_at)
    values (${row.id}, ${row.divisionCode}, ${row.placePath}::ltree, ${row.name}, ${row.creditCode}, ${row.contactName}, ${row.phone}, ${row.workTypes},
      ${row.state}, ${row.remark}, ${row.version}, ${row.headHash}, ${row.createdAt})
    on conflict (id) do update set name = excluded.name, credit_code = excluded.credit_code, contact_name = excluded.contact_name, phone = excluded.phone,
      work_types = excluded.work_types, state = excluded.state, remark = excluded.remark, version = excluded.version, head_hash = excluded.head_hash`.execute(transaction);
  return result.numAffectedRows === 1n;
}
