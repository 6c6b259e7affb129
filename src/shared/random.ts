/** Repeatable chance for demo data and tests; never for codes, keys or anything secret. */
export interface Random {
  /** A number from 0 up to, but not, 1. */
  next(): number;
  /** A whole number between the two, both included. */
  integer(min: number, max: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the values, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
  /** The list in a new order. */
  shuffle<T>(list: readonly T[]): T[];
  /** An independent generator named by a label: adding draws here changes nothing there. */
  fork(label: string): Random;
}

/** 32 bits of a text (FNV-1a over UTF-16 units). */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The mulberry32 sequence (Tommy Ettinger, public domain): 32 bits of state, good enough for data that should look real. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A generator whose draws depend on the seed alone. */
export function createRandom(seed: string | number): Random {
  const next = mulberry32(hashText(String(seed)));
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('cannot pick from an empty list');
    return list[integer(0, list.length - 1)] as T;
  };
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(choices.filter(([, weight]) => weight > 0))[0];
    },
    shuffle: (list) => {
      const result = list.slice();
      for (let index = result.length - 1; index > 0; index--) {
        const other = integer(0, index);
        [result[index], result[other]] = [result[other] as (typeof result)[number], result[index] as (typeof result)[number]];
      }
      return result;
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
