import type { IsolationLevel, KyselyPlugin } from 'kysely';
import { reportDatabaseError, type Database, type Transaction } from './database.ts';

/** Registers an effect (message, live update, file removal) that must happen only if the transaction commits. */
export type AfterCommit = (effect: () => unknown) => void;

export interface TransactionOptions {
  readonly isolation?: IsolationLevel;
}

/**
 * Runs the work in one transaction: its result is returned after the commit, an error rolls everything back.
 * Effects given to `afterCommit` run in order once the commit is durable; one that fails is reported to the
 * database's owner and does not undo the result. Using the transaction after its end, or starting one inside
 * another, throws.
 */
export async function runInTransaction<Result>(
  database: Database,
  work: (transaction: Transaction, afterCommit: AfterCommit) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  if (database.isTransaction) throw new Error('A transaction is already open: pass it on instead of starting another');
  const effects: (() => unknown)[] = [];
  let ended = false;
  function assertOpen(): void {
    if (ended) throw new Error('The transaction has ended: await everything before leaving it');
  }
  const guard: KyselyPlugin = {
    transformQuery({ node }) {
      assertOpen();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const builder = options.isolation === undefined ? database.transaction() : database.transaction().setIsolationLevel(options.isolation);
  const result = await builder.execute(async (transaction) => {
    try {
      return await work(transaction.withPlugin(guard), (effect) => {
        assertOpen();
        effects.push(effect);
      });
    } finally {
      ended = true;
    }
  });
  for (const effect of effects) {
    try {
      await effect();
    } catch (error) {
      reportDatabaseError(database, error);
    }
  }
  return result;
}
