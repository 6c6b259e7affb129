import type { Rulebook } from '../rules/question.ts';

/** Prices kept per rulebook, with their reasons in both languages; about 2 KB each. */
const MOST_KEPT = 1000;

const pricesOf = new WeakMap<Rulebook, Map<string, string>>();

/** A price is a pure function of rulebook and question, so its text may be given again as long as the rulebook stands; a failure is not kept. */
export function keptPrice(rulebook: Rulebook, question: string, compute: () => string): string {
  const kept = pricesOf.get(rulebook) ?? new Map<string, string>();
  pricesOf.set(rulebook, kept);
  const known = kept.get(question);
  if (known !== undefined) return known;
  const price = compute();
  // Forgetting all of them at once costs less than remembering the order of asking.
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(question, price);
  return price;
}
