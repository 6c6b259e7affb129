import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Does the database answer? */
export async function databaseAnswers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database);
    return true;
  } catch {
    return false;
  }
}
