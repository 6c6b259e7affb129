import { CompiledQuery, type RawBuilder } from 'kysely';
import type { Transaction } from './database.ts';

const mark = '/* later */ ';

/** Whether a statement was given to `executeLater`. */
export function isLater(sql: string): boolean {
  return sql.startsWith(mark);
}

/**
 * A write whose answer nobody needs: it is sent together with the next statement of the transaction, at the latest with
 * its commit, and a failure surfaces there.
 */
export async function executeLater(transaction: Transaction, statement: RawBuilder<unknown>): Promise<void> {
  const { sql, parameters } = statement.compile(transaction);
  await transaction.executeQuery(CompiledQuery.raw(`${mark}${sql}`, [...parameters]));
}
