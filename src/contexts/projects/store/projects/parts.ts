import { sql } from 'kysely';
import type { Transaction } from '../../../../platform/database/database.ts';
import type { Line } from '../../inputs.ts';
import { lineAmount } from '../../rules/lines.ts';
import type { Executor } from './project-row.ts';

/** One of the places of a project. */
export interface ProjectPlace {
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly compoundId: string | null;
  readonly managed: boolean | null;
  readonly note: string | null;
}

/** Replaces the places of a project. */
export async function savePlaces(transaction: Transaction, projectId: string, places: readonly ProjectPlace[]): Promise<void> {
  await sql`delete from project_place where project_id = ${projectId}::uuid`.execute(transaction);
  for (const [position, place] of places.entries()) {
    await sql`
      insert into project_place (project_id, position, division_code, place_path, place_name, compound_id, managed, note)
      values (${projectId}, ${position}, ${place.divisionCode}, ${place.placePath}::ltree, ${place.placeName}, ${place.compoundId}, ${place.managed}, ${place.note})`.execute(transaction);
  }
}

export async function placesOf(executor: Executor, projectId: string): Promise<readonly ProjectPlace[]> {
  const result = await sql<ProjectPlace>`
    select division_code as "divisionCode", place_path::text as "placePath", place_name as "placeName", compound_id as "compoundId", managed, note
    from project_place where project_id = ${projectId}::uuid order by position`.execute(executor);
  return result.rows;
}

export type LineStage = 'estimate' | 'final';

/** Replaces the lines of an estimate or a final account. */
export async function saveLines(transaction: Transaction, projectId: string, stage: LineStage, lines: readonly Line[]): Promise<void> {
  await sql`delete from project_line where project_id = ${projectId}::uuid and stage = ${stage}`.execute(transaction);
  for (const [position, line] of lines.entries()) {
    await sql`
      insert into project_line (project_id, stage, position, item, quantity, unit, unit_price_fen, amount_fen)
      values (${projectId}, ${stage}, ${position}, ${line.item}, ${line.quantity}, ${line.unit}, ${line.unitPriceFen}, ${lineAmount(line)})`.execute(transaction);
  }
}

export interface StoredLine extends Line {
  readonly stage: LineStage;
  readonly amountFen: number;
}

export async function linesOf(executor: Executor, projectId: string): Promise<readonly StoredLine[]> {
  const result = await sql<StoredLine>`
    select stage, item, quantity::float8 as quantity, unit, unit_price_fen as "unitPriceFen", amount_fen as "amountFen"
    from project_line where project_id = ${projectId}::uuid order by stage, position`.execute(executor);
  return result.rows;
}

export interface StoredOrigin {
  readonly type: 'request' | 'sweep';
  readonly id: string;
  readonly number: string;
}

/** Notes what a project came from; false when one of them has a living project already. */
export async function insertOrigin(transaction: Transaction, projectId: string, origin: StoredOrigin): Promise<boolean> {
  const result = await sql`
    insert into project_origin (project_id, origin_type, origin_id, number)
    values (${projectId}, ${origin.type}, ${origin.id}::uuid, ${origin.number}) on conflict do nothing`.execute(transaction);
  return result.numAffectedRows === 1n;
}

/** Frees the origins of a project that will never be done, so that another may take them up. */
export async function freeOrigins(transaction: Transaction, projectId: string): Promise<void> {
  await sql`update project_origin set active = false where project_id = ${projectId}::uuid`.execute(transaction);
}

export async function originsOf(executor: Executor, projectId: string): Promise<readonly StoredOrigin[]> {
  const result = await sql<StoredOrigin>`
    select origin_type as type, origin_id as id, number from project_origin where project_id = ${projectId}::uuid order by number`.execute(executor);
  return result.rows;
}

/** The projects that came from a record, the living one first. */
export async function projectsOfOrigin(executor: Executor, type: string, id: string): Promise<readonly string[]> {
  const result = await sql<{ id: string }>`
    select project_id as id from project_origin where origin_type = ${type} and origin_id = ${id}::uuid order by active desc, project_id desc`.execute(executor);
  return result.rows.map((row) => row.id);
}

export interface StoredQuote {
  readonly id: string;
  readonly contractorId: string;
  readonly contractorName: string;
  readonly amountFen: number;
  readonly quotedOn: string;
}

/** Keeps a contractor's quote; a newer one replaces the older. */
export async function saveQuote(transaction: Transaction, projectId: string, quote: Omit<StoredQuote, 'contractorName'>): Promise<void> {
  await sql`
    insert into project_quote (id, project_id, contractor_id, amount_fen, quoted_on)
    values (${quote.id}, ${projectId}, ${quote.contractorId}, ${quote.amountFen}, ${quote.quotedOn}::date)
    on conflict (project_id, contractor_id) do update set amount_fen = excluded.amount_fen, quoted_on = excluded.quoted_on`.execute(transaction);
}

export async function quotesOf(executor: Executor, projectId: string): Promise<readonly StoredQuote[]> {
  const result = await sql<StoredQuote>`
    select project_quote.id, contractor_id as "contractorId", contractor.name as "contractorName", amount_fen as "amountFen", quoted_on::text as "quotedOn"
    from project_quote join contractor on contractor.id = contractor_id where project_id = ${projectId}::uuid order by amount_fen, contractor.name`.execute(executor);
  return result.rows;
}

export interface StoredDefect {
  readonly id: string;
  readonly description: string;
  readonly foundAt: Date;
  readonly fixedAt: Date | null;
}

export async function addDefects(transaction: Transaction, projectId: string, defects: readonly { readonly id: string; readonly description: string }[], at: Date): Promise<void> {
  for (const { id, description } of defects) {
    await sql`
      insert into project_defect (id, project_id, position, description, found_at)
      select ${id}::uuid, ${projectId}::uuid, count(*), ${description}, ${at} from project_defect where project_id = ${projectId}::uuid`.execute(transaction);
  }
}

/** Marks a defect as fixed; false when it is not this project's or was fixed already. */
export async function fixDefect(transaction: Transaction, projectId: string, defectId: string, at: Date): Promise<boolean> {
  const result = await sql`
    update project_defect set fixed_at = ${at} where id = ${defectId}::uuid and project_id = ${projectId}::uuid and fixed_at is null`.execute(transaction);
  return result.numAffectedRows === 1n;
}

export async function defectsOf(executor: Executor, projectId: string): Promise<readonly StoredDefect[]> {
  const result = await sql<StoredDefect>`
    select id, description, found_at as "foundAt", fixed_at as "fixedAt" from project_defect where project_id = ${projectId}::uuid order by position`.execute(executor);
  return result.rows;
}

/** Stores an evaluation and adds it to the sums; false when this resident evaluated already. */
export async function insertProjectRating(
  transaction: Transaction,
  rating: { readonly projectId: string; readonly residentId: string; readonly level: number; readonly comment: string | null; readonly at: Date },
): Promise<boolean> {
  const result = await sql<{ id: string }>`
    with rated as (
      insert into project_rating (project_id, resident_id, level, comment, rated_at)
      values (${rating.projectId}, ${rating.residentId}, ${rating.level}, ${rating.comment}, ${rating.at})
      on conflict do nothing returning level)
    update project set rating_sum = rating_sum + rated.level, rating_count = rating_count + 1
    from rated where project.id = ${rating.projectId}::uuid returning project.id`.execute(transaction);
  return result.rows.length > 0;
}

/** Has this resident evaluated the project? */
export async function hasRated(executor: Executor, projectId: string, residentId: string): Promise<boolean> {
  const result = await sql<{ rated: boolean }>`
    select exists (select 1 from project_rating where project_id = ${projectId}::uuid and resident_id = ${residentId}::uuid) as rated`.execute(executor);
  return result.rows[0]?.rated ?? false;
}
