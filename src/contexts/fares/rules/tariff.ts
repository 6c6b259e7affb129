import type { Tariff } from './model.ts';

/** A price band: more than `overMetres`, up to and including `upToMetres`. */
export interface Band {
  /** Counting from 1. */
  readonly number: number;
  readonly overMetres: number;
  readonly upToMetres: number;
  readonly fen: number;
}

/** The bands of a tariff that reach at least to `metres`, in order. Limits are inclusive: exactly 6,000 m is still the first band. */
export function bandsTo(tariff: Tariff, metres: number): Band[] {
  const bands: Band[] = [];
  let over = 0;
  let fen = 0;
  const add = (upToMetres: number): void => {
    bands.push({ number: bands.length + 1, overMetres: over, upToMetres, fen });
    over = upToMetres;
  };
  for (const step of tariff.steps) {
    if (bands.length > 0 && over >= metres) break;
    if ('fen' in step) {
      fen = step.fen;
      add(step.upToMetres);
      continue;
    }
    const limit = step.upToMetres ?? Number.POSITIVE_INFINITY;
    while (over < limit && (over < metres || bands.length === 0)) {
      fen += step.addFen;
      add(Math.min(over + step.everyMetres, limit));
    }
  }
  return bands;
}

const cache = new WeakMap<Tariff, Band[]>();

/** The band of a distance in metres; undefined beyond the last step of a tariff that ends. */
export function bandFor(tariff: Tariff, metres: number): Band | undefined {
  let bands = cache.get(tariff);
  if (!bands || (bands.at(-1)?.upToMetres ?? 0) < metres) {
    bands = bandsTo(tariff, metres);
    cache.set(tariff, bands);
  }
  return bands.find((band) => metres <= band.upToMetres);
}
