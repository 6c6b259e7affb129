import { normaliseForSearch } from '../../../shared/search-pairs.ts';

/** What is known of two reports that may be one matter. */
export interface Pairing {
  /** Cosine of the words, 0 to 1. */
  readonly words: number;
  /** Null where one of them has no point. */
  readonly distanceMetres: number | null;
  readonly sameCompound: boolean;
  readonly daysApart: number;
  readonly sameCategory: boolean;
}

/** Two places further apart are two matters, whatever the words. */
const farMetres = 300;
const longDays = 120;
/** Words that have nothing in common outweigh every nearness. */
const leastWords = 0.08;
/** From here on it is worth showing to somebody who decides. */
const worthShowing = 0.4;

/** How likely two reports are about one matter, 0 to 1: words count half, nearness three tenths, time and category the rest. */
export function likenessOf({ words, distanceMetres, sameCompound, daysApart, sameCategory }: Pairing): number {
  if (words < leastWords) return 0;
  const near = sameCompound ? 1 : distanceMetres === null ? 0.3 : Math.max(0, 1 - distanceMetres / farMetres);
  const recent = Math.max(0, 1 - daysApart / longDays);
  return Math.min(1, 0.5 * Math.min(1, words * 2) + 0.3 * near + 0.1 * recent + (sameCategory ? 0.1 : 0));
}

/** Is the likeness high enough to ask “is it this one?” */
export function isWorthShowing(likeness: number): boolean {
  return likeness >= worthShowing;
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = normaliseForSearch(text);
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, index) => plain.slice(index, index + 2)));
}

/** Likeness of one text to each of some others: cosine over pairs of characters, those that few of the texts have weighing more. */
export function wordLikeness(text: string, others: readonly string[]): readonly number[] {
  const wanted = pairsOf(text);
  const known = others.map(pairsOf);
  const frequency = new Map<string, number>();
  for (const pairs of known) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  // Smoothed, since two or three texts do not tell which words are common.
  const weight = (pair: string): number => Math.log((known.length + 20) / ((frequency.get(pair) ?? 0) + 5));
  const sum = (pairs: Iterable<string>): number => [...pairs].reduce((total, pair) => total + weight(pair), 0);
  const length = sum(wanted);
  return known.map((pairs) => {
    const common = sum([...pairs].filter((pair) => wanted.has(pair)));
    return common === 0 ? 0 : common / Math.sqrt(length * sum(pairs));
  });
}
