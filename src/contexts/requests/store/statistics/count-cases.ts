import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { contributionsOf } from './contributions.ts';
import { eachCount, monthOfSlot } from './measures.ts';

/** The places a fact counts for: its own and everything above; grids only in all. */
const unitsOfFact = sql`unnest(string_to_array(ltree2text(place_path), '.'))`;

/** By what a fact counts beside its place. */
const dimensionsOfFact = sql`(values ('all', ''), ('category', coalesce(category_id::text, '')), ('channel', channel), ('workstation', coalesce(workstation_id::text, '')))`;

async function addToCells(transaction: Transaction, ids: readonly string[], sign: 1 | -1): Promise<void> {
  const sums = eachCount((column) => sql`${sql.lit(sign)} * sum(${column})`);
  await sql`
    insert into request_cell as cell (unit_code, dimension, key, slot, ${eachCount((column) => column)})
    select unit.code, dimension.name, dimension.key, span.slot, ${sums}
    from request_fact cross join lateral ${unitsOfFact} as unit (code) cross join lateral ${dimensionsOfFact} as dimension (name, key)
      cross join lateral (values (slot), (${monthOfSlot})) as span (slot)
    where request_id = any(${ids}::uuid[]) and (length(unit.code) = 12 or dimension.name = 'all')
    group by 1, 2, 3, 4
    on conflict (unit_code, dimension, slot, key) do update set
      ${eachCount((column, name) => sql`${column} = cell.${sql.ref(name)} + excluded.${sql.ref(name)}`)}`.execute(transaction);
}

async function insertFacts(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const columns: RawBuilder<unknown> = sql`request_id, slot, place_path, workstation_id, category_id, channel, ${eachCount((column) => column)}`;
  await sql`
    insert into request_fact (${columns}) select ${columns} from (${contributionsOf(sql`${ids}::uuid[]`)}) as fresh`.execute(transaction);
}

/**
 * Counts up to `limit` cases whose figures changed; answers how many there were. Readers see the same sums before and after: what is
 * not counted yet is added when figures are read. One at a time; a second caller waits.
 */
export async function countChangedCases(database: Database, limit: number): Promise<number> {
  return runInTransaction(database, async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('request_cell'))`.execute(transaction);
    const { rows } = await sql<{ id: string }>`
      with taken as (
        delete from request_uncounted where ctid = any(array(select ctid from request_uncounted limit ${limit})) returning request_id)
      select distinct request_id as id from taken`.execute(transaction);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await addToCells(transaction, ids, -1);
    await sql`delete from request_fact where request_id = any(${ids}::uuid[])`.execute(transaction);
    await insertFacts(transaction, ids);
    await addToCells(transaction, ids, 1);
    return rows.length;
  });
}
