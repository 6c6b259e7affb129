/** A query ready for the database: rows with `pairs @> $pairs`, rechecked so that their text contains every phrase. */
export interface SearchQuery {
  readonly pairs: string[];
  readonly phrases: string[];
}

/** Anything that is not a letter, a mark or a digit: separators, punctuation, symbols, emoji, controls. */
const NOT_SEARCHABLE = /[^\p{L}\p{M}\p{N}]+/gu;
const LONGEST_QUERY = 200;

/**
 * The form in which text is compared: NFKC (full-width digits become plain ones), lower case, and only letters, marks and digits.
 * Separators go, so that `CL-2026-000123`, `cl 2026 000123` and `CL2026000123` are the same text. The result never holds
 * a LIKE wildcard, therefore phrases need no escaping.
 */
export function normaliseForSearch(text: string): string {
  // Again at the end: dropping what stood between them may bring a letter and its accent together.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(NOT_SEARCHABLE, '').normalize('NFKC');
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** As `searchPairs`, of text that is normalised already. */
export function pairsOfNormalised(normalised: string): string[] {
  const characters = Array.from(normalised);
  const pairs = new Set<string>();
  for (let index = 1; index < characters.length; index++) pairs.add(`${characters[index - 1] ?? ''}${characters[index] ?? ''}`);
  for (const character of characters) pairs.add(character);
  return Array.from(pairs);
}

/**
 * The overlapping character pairs of a document, plus its single characters so that a query of one character works.
 * Pairs run across word borders: this gives the rule the index rests on, “whoever contains the phrase has all its pairs”.
 */
export function searchPairs(text: string): string[] {
  return pairsOfNormalised(normaliseForSearch(text));
}

/**
 * Turns what a person typed into pairs and phrases; white space separates phrases that must all occur, in any order.
 * Without a searchable character both lists are empty: the caller then does not search. Longer input is cut at 200 characters.
 */
export function searchQuery(text: string): SearchQuery {
  const words = Array.from(text.normalize('NFKC')).slice(0, LONGEST_QUERY).join('').split(/\s+/u);
  const phrases = Array.from(new Set(words.map(normaliseForSearch).filter((word) => word !== '')));
  const pairs = phrases.flatMap((phrase) => {
    const characters = Array.from(phrase);
    return characters.length === 1 ? characters : pairsOf(characters);
  });
  return { pairs: Array.from(new Set(pairs)), phrases };
}
