import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Category } from '../contract.ts';

/** What applies to the cases of a category. */
export type CategoryRules = Pick<Category, 'response' | 'resolution' | 'terms' | 'verification' | 'defaultWorkstationId'>;

interface CategoryRow extends Omit<Category, 'response' | 'resolution'> {
  readonly responseAmount: number;
  readonly responseUnit: Category['response']['unit'];
  readonly resolutionAmount: number;
  readonly resolutionUnit: Category['resolution']['unit'];
  readonly headHash: Buffer;
  readonly placePath: string | null;
}

/** A category with what the office does not read. */
export type StoredCategory = Category & { readonly headHash: Buffer; readonly placePath: string | null };

const columns = sql`
  id, version, head_hash as "headHash", code, parent_id as "parentId", name_zh as "nameZh", name_en as "nameEn",
  response_amount as "responseAmount", response_unit as "responseUnit", resolution_amount as "resolutionAmount",
  resolution_unit as "resolutionUnit", terms, verification, instructions, templates, default_workstation_id as "defaultWorkstationId",
  valid_from as "validFrom", valid_to as "validTo", source, offered, division_code as "divisionCode", place_path::text as "placePath"`;

function categoryOf(row: CategoryRow): StoredCategory {
  const { responseAmount, responseUnit, resolutionAmount, resolutionUnit, ...rest } = row;
  return {
    ...rest,
    response: { amount: responseAmount, unit: responseUnit },
    resolution: { amount: resolutionAmount, unit: resolutionUnit },
  };
}

/**
 * Categories valid on a day (plain date), or all there ever were, in the order of their codes. With a place (a path, or null for none)
 * only those of the whole city and those that hold somewhere around or in it.
 */
export async function listCategories(database: Database | Transaction, on: string | undefined, placePath?: string | null): Promise<readonly Category[]> {
  const valid = on === undefined ? sql`true` : sql`valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)`;
  const here =
    placePath === undefined
      ? sql`true`
      : sql`(place_path is null or place_path @> ${placePath}::ltree or place_path <@ ${placePath}::ltree)`;
  const result = await sql<CategoryRow>`select ${columns} from request_category where ${valid} and ${here} order by code, valid_from`.execute(database);
  return result.rows.map(categoryOf).map(({ headHash: _, placePath: __, ...category }) => category);
}

/** A category with its chain head, locked. */
export async function lockCategory(transaction: Transaction, id: string): Promise<StoredCategory | undefined> {
  const result = await sql<CategoryRow>`select ${columns} from request_category where id = ${id}::uuid for update`.execute(transaction);
  return result.rows[0] ? categoryOf(result.rows[0]) : undefined;
}

/** What applies to the cases of a category, the place it is for (null: the whole city), its code and that of its branch. */
export interface PlacedRules extends CategoryRules {
  readonly placePath: string | null;
  readonly codes: readonly string[];
}

/** What applies to the cases of a category. */
export async function rulesOfCategory(database: Database | Transaction, id: string): Promise<PlacedRules | undefined> {
  const result = await sql<CategoryRow & { readonly branch: string | null }>`
    select ${columns}, (select branch.code from request_category as branch where branch.id = request_category.parent_id) as branch
    from request_category where id = ${id}::uuid`.execute(database);
  const row = result.rows[0];
  return row && { ...categoryOf(row), codes: row.branch === null ? [row.code] : [row.code, row.branch] };
}

/** Is there such a category? */
export async function categoryExists(database: Database | Transaction, id: string): Promise<boolean> {
  const result = await sql`select 1 from request_category where id = ${id}::uuid`.execute(database);
  return result.rows.length > 0;
}

/** Inserts a category or, when its id is known, replaces it. */
export async function saveCategory(transaction: Transaction, category: Category & { readonly placePath: string | null }, headHash: Buffer): Promise<void> {
  await sql`
    insert into request_category (id, version, head_hash, code, parent_id, name_zh, name_en, response_amount, response_unit,
      resolution_amount, resolution_unit, terms, verification, instructions, templates, default_workstation_id, valid_from, valid_to, source, offered,
      division_code, place_path)
    values (${category.id}, ${category.version}, ${headHash}, ${category.code}, ${category.parentId}, ${category.nameZh}, ${category.nameEn},
      ${category.response.amount}, ${category.response.unit}, ${category.resolution.amount}, ${category.resolution.unit},
      ${JSON.stringify(category.terms)}, ${JSON.stringify(category.verification)}, ${category.instructions}, ${JSON.stringify(category.templates)},
      ${category.defaultWorkstationId}, ${category.validFrom}::date, ${category.validTo}::date, ${category.source}, ${category.offered}, ${category.divisionCode},
      ${category.placePath}::ltree)
    on conflict (id) do update set version = excluded.version, head_hash = excluded.head_hash, code = excluded.code,
      parent_id = excluded.parent_id, name_zh = excluded.name_zh, name_en = excluded.name_en,
      response_amount = excluded.response_amount, response_unit = excluded.response_unit,
      resolution_amount = excluded.resolution_amount, resolution_unit = excluded.resolution_unit,
      terms = excluded.terms, verification = excluded.verification, instructions = excluded.instructions, templates = excluded.templates,
      default_workstation_id = excluded.default_workstation_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source, offered = excluded.offered,
      division_code = excluded.division_code, place_path = excluded.place_path`.execute(transaction);
}

/** Is the code taken by another category from the same day on? */
export async function categoryCodeTaken(transaction: Transaction, code: string, validFrom: string, exceptId: string): Promise<boolean> {
  const result = await sql`
    select 1 from request_category where code = ${code} and valid_from = ${validFrom}::date and id <> ${exceptId}::uuid`.execute(transaction);
  return result.rows.length > 0;
}
