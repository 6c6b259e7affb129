import type { Rulebook } from '../rules/quote.ts';

/** Answers kept per rulebook; about 5 KB each. */
const MOST_KEPT = 2000;
const kept = new WeakMap<Rulebook, Map<string, Buffer>>();

/**
 * A quote is a pure function of rulebook and question, so an answer in JSON bytes may be given again as long as the rulebook
 * stands. The least recently asked ones go first.
 */
export async function keptAnswer(rulebook: Rulebook, question: object, compute: () => Promise<object>): Promise<Buffer> {
  const answers = kept.get(rulebook) ?? new Map<string, Buffer>();
  kept.set(rulebook, answers);
  const key = JSON.stringify(question);
  // Bytes leave a socket faster than a text with Chinese in it.
  const answer = answers.get(key) ?? Buffer.from(JSON.stringify(await compute()));
  answers.delete(key);
  answers.set(key, answer);
  const [oldest] = answers.keys();
  if (answers.size > MOST_KEPT && oldest !== undefined) answers.delete(oldest);
  return answer;
}
