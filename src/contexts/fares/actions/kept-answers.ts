import type { Rulebook } from '../rules/quote.ts';

/** Answers kept per rulebook; about 5 KB each. */
const MOST_KEPT = 500;
/** Questions remembered as asked once. */
const MOST_REMEMBERED = 1000;

interface Answers {
  readonly askedOnce: Set<string>;
  readonly kept: Map<string, Buffer>;
}

const answersOf = new WeakMap<Rulebook, Answers>();

/**
 * A quote is a pure function of rulebook and question, so an answer in JSON bytes may be given again as long as the rulebook
 * stands. Only what is asked a second time is kept, and all are forgotten when there are too many: keeping every answer and the
 * order of asking cost more than it saved.
 */
export async function keptAnswer(rulebook: Rulebook, question: object, compute: () => Promise<object>): Promise<Buffer> {
  const answers = answersOf.get(rulebook) ?? { askedOnce: new Set<string>(), kept: new Map<string, Buffer>() };
  answersOf.set(rulebook, answers);
  const key = JSON.stringify(question);
  // Bytes leave a socket faster than a text with Chinese in it.
  const known = answers.kept.get(key);
  if (known) return known;
  const answer = Buffer.from(JSON.stringify(await compute()));
  if (answers.askedOnce.delete(key)) {
    if (answers.kept.size >= MOST_KEPT) answers.kept.clear();
    answers.kept.set(key, answer);
  } else {
    if (answers.askedOnce.size >= MOST_REMEMBERED) answers.askedOnce.clear();
    answers.askedOnce.add(key);
  }
  return answer;
}
