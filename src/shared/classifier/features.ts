/** Longer runs without a space are clauses, not words: text that nobody split into words. */
const longestWord = 8;
const gramLengths = [1, 2] as const;

function hashFrom(start: number, text: string): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Words and character runs must not share their hashes. */
const wordStart = 0x811c9dc5;
const gramStart = 0x1b873593;

/** The features of a text by their hashes, with how often each occurs: compact, since training holds those of all examples. */
export interface Features {
  readonly hashes: Uint32Array;
  readonly counts: Uint16Array;
}

/**
 * What a text consists of, hashed to 32 bits, with how often it occurs: its words (as far as spaces or punctuation separate
 * some), and all single characters and pairs of neighbouring characters. Text that was split into words and text as
 * people write it give the same pairs.
 */
export function textFeatures(text: string): Features {
  const counts = new Map<number, number>();
  const count = (feature: number): void => {
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  };
  const words = text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  for (const word of words) if (word.length <= longestWord) count(hashFrom(wordStart, word));
  const characters = words.join('');
  for (const length of gramLengths) {
    for (let start = 0; start + length <= characters.length; start++) count(hashFrom(gramStart, characters.slice(start, start + length)));
  }
  return { hashes: Uint32Array.from(counts.keys()), counts: Uint16Array.from(counts.values(), (times) => Math.min(times, 0xffff)) };
}
