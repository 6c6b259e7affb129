import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Example } from '../../../shared/classifier/model.ts';

/** How one category fared in the measurement. */
export interface MeasuredCategory {
  readonly categoryId: string;
  readonly count: number;
  readonly recall: number;
  readonly precision: number;
}

/** One training with what was measured. */
export interface Training {
  readonly id: string;
  readonly trainedAt: Date;
  readonly examples: number;
  readonly hindrance: 'tooFewCases' | 'tooFewCategories' | null;
  readonly accuracy: number | null;
  readonly baseline: number | null;
  readonly macroF1: number | null;
  readonly perCategory: readonly MeasuredCategory[];
  readonly durationMs: number;
}

const columns = sql`
  id, trained_at as "trainedAt", examples, hindrance, accuracy, baseline, macro_f1 as "macroF1", per_category as "perCategory", duration_ms as "durationMs"`;

/** Texts of solved cases with the category they ended in, the newest first: what the office itself decided. */
export async function solvedExamples(database: Database, limit: number): Promise<readonly Example[]> {
  const result = await sql<Example>`
    select category_id as category, original_text as text from request
    where state in ('closed', 'verified') and category_id is not null and original_text is not null
    order by id desc limit ${limit}`.execute(database);
  return result.rows;
}

/** Stores a training; models of earlier ones go, and of the trainings themselves the last hundred stay. */
export async function saveTraining(transaction: Transaction, training: Training, model: Uint8Array | null): Promise<void> {
  await sql`update request_classifier set model = null where model is not null`.execute(transaction);
  await sql`
    insert into request_classifier (id, trained_at, examples, hindrance, accuracy, baseline, macro_f1, per_category, duration_ms, model)
    values (${training.id}, ${training.trainedAt}, ${training.examples}, ${training.hindrance}, ${training.accuracy}, ${training.baseline},
      ${training.macroF1}, ${JSON.stringify(training.perCategory)}::jsonb, ${training.durationMs}, ${model === null ? null : Buffer.from(model)})`.execute(transaction);
  await sql`delete from request_classifier where id not in (select id from request_classifier order by trained_at desc, id desc limit 100)`.execute(transaction);
}

/** The last trainings, the newest first. */
export async function lastTrainings(database: Database, limit: number): Promise<readonly Training[]> {
  const result = await sql<Training>`select ${columns} from request_classifier order by trained_at desc, id desc limit ${limit}`.execute(database);
  return result.rows;
}

/** The model of a training. */
export async function modelOf(database: Database, id: string): Promise<Uint8Array | undefined> {
  const result = await sql<{ model: Buffer | null }>`select model from request_classifier where id = ${id}::uuid`.execute(database);
  return result.rows[0]?.model ?? undefined;
}
