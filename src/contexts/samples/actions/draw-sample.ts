import { createHash } from 'node:crypto';
import { allocate } from '../rules.ts';

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * Draws `count` of these ids: those whose SHA-256 of `seed:id` comes first as hexadecimal text. Every id has the same chance, none comes twice,
 * the order in which they are given is of no matter, and whoever knows seed and ids gets the same ones, in the same order.
 */
export function drawSample(seed: string, ids: readonly string[], count: number): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, key: digest(`${seed}:${id}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, Math.max(0, count))
    .map(({ id }) => id);
}

/** Cases that belong together: one category, one channel, one workstation, or all. */
export interface Stratum {
  readonly key: string;
  readonly ids: readonly string[];
}

/** Draws from every stratum its part; strata in the order of their keys. */
export function drawFromStrata(seed: string, strata: readonly Stratum[], count: number): readonly { readonly key: string; readonly ids: readonly string[] }[] {
  const ordered = strata.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const places = allocate(ordered.map(({ ids }) => ids.length), count);
  return ordered.map(({ key, ids }, index) => ({ key, ids: drawSample(seed, ids, places[index] ?? 0) }));
}

/** The seed of a draw: SHA-256 of the witness (a Merkle root or a chain head that stood before) and the number of the sample. */
export function seedOf(witnessHash: string, number: string): string {
  return digest(`${witnessHash}:${number}`);
}

/** SHA-256 over all ids that could be drawn, sorted, joined by line feeds. */
export function frameDigestOf(strata: readonly Stratum[]): string {
  return digest(strata.flatMap(({ ids }) => ids).sort().join('\n'));
}
