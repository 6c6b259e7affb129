import type { Database, Transaction } from './database.ts';

const freshFor = 1000;

interface Kept<Value> {
  readonly until: number;
  readonly answers: Map<string, Promise<Value>>;
}

export interface KeptRead<Question extends readonly unknown[], Value> {
  (executor: Database | Transaction, ...question: Question): Promise<Value>;
  /** This program has just changed what is read. */
  forget(): void;
}

/**
 * Reference data that nearly every call asks for and that changes once in days is read once a second: a change made by
 * another program is noticed within that time, one made here at once. A transaction always reads for itself.
 */
export function keptForASecond<Question extends readonly unknown[], Value>(
  read: (executor: Database | Transaction, ...question: Question) => Promise<Value>,
): KeptRead<Question, Value> {
  let ofDatabase = new WeakMap<Database, Kept<Value>>();

  function answersOf(database: Database): Map<string, Promise<Value>> {
    const known = ofDatabase.get(database);
    const now = performance.now();
    if (known && now < known.until) return known.answers;
    const answers = new Map<string, Promise<Value>>();
    ofDatabase.set(database, { until: now + freshFor, answers });
    return answers;
  }

  function ask(executor: Database | Transaction, ...question: Question): Promise<Value> {
    if (executor.isTransaction) return read(executor, ...question);
    const answers = answersOf(executor);
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known) return known;
    const answer = read(executor, ...question);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  }

  return Object.assign(ask, {
    forget() {
      ofDatabase = new WeakMap();
    },
  });
}
