import { normaliseForSearch } from './search-pairs.ts';

const shingleLength = 4;
const hashes = 48;
const rowsOfBand = 3;
/** Of two texts: share of common shingles among all, or among those of the shorter one. */
const alikeOfAll = 0.4;
const alikeOfShorter = 0.7;

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Hashes of all runs of four letters or digits; a shorter text is one shingle of its own. */
function shinglesOf(text: string): ReadonlySet<number> {
  const plain = normaliseForSearch(text);
  const shingles = new Set<number>();
  for (let start = 0; start + shingleLength <= plain.length || start === 0; start++) {
    let hash = 0x811c9dc5;
    for (let index = start; index < Math.min(plain.length, start + shingleLength); index++) hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193);
    shingles.add(mix(hash));
  }
  return shingles;
}

/** The smallest value of each hash over the shingles (minhash, Broder 1997): equal in two texts as often as they share shingles. */
function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(hashes).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < hashes; index++) {
      const value = mix(shingle ^ Math.imul(index + 1, 0x9e3779b1));
      if (value < (signature[index] ?? 0)) signature[index] = value;
    }
  }
  return signature;
}

function areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common++;
  return common / (small.size + large.size - common) > alikeOfAll || common / small.size > alikeOfShorter;
}

/**
 * Puts near-duplicates into groups: for each text the number of its group, which is the position of one of its members.
 * Candidates come from banded minhash and are compared shingle by shingle, so that long lists take seconds.
 */
export function groupNearDuplicates(texts: readonly string[]): readonly number[] {
  const shingles = texts.map(shinglesOf);
  const parents = texts.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const firstOf = new Map<string, number>();
  shingles.forEach((set, index) => {
    const signature = signatureOf(set);
    for (let band = 0; band < hashes / rowsOfBand; band++) {
      const key = `${band}:${signature.subarray(band * rowsOfBand, (band + 1) * rowsOfBand).join(',')}`;
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, index);
      else if (rootOf(first) !== rootOf(index) && areAlike(shingles[first] ?? set, set)) parents[rootOf(index)] = rootOf(first);
    }
  });
  return texts.map((_, index) => rootOf(index));
}
