import type { z } from 'zod';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { proofSchema } from '../contract.ts';
import { ratesOfSample } from '../rules.ts';
import { readFrame, sampleOfNumber } from '../store/samples.ts';
import { drawFromStrata } from './draw-sample.ts';

/** In one line, for whoever draws again with other tools. */
const method = 'seed = sha256(witness.hash + ":" + number); in each stratum take the ids whose hex sha256(seed + ":" + id) comes first; places per stratum by largest remainders, at least one each where there are enough';

/**
 * How a sample was drawn and, once it is finished, what it found, for everybody. While people are still looking, which cases were drawn stays
 * with the supervisors: those whose work is checked must not know. Throws 404.
 */
export async function readProof(platform: Platform, number: string): Promise<z.output<typeof proofSchema>> {
  const row = await sampleOfNumber(platform.database, number);
  if (!row || (row.state !== 'finished' && row.state !== 'cancelled')) throw problem(404, 'not-found', { detail: 'There is no such finished sample.' });
  const frame = await readFrame(platform.database, row.id);
  const drawn = new Map(drawFromStrata(row.seed, frame, row.tally.total).map(({ key, ids }) => [key, ids]));
  return {
    number: row.number, state: row.state, placeName: row.placeName, basis: row.basis, from: row.from, until: row.until, drawnAt: row.createdAt.toISOString(), method,
    witness: { kind: row.witnessKind, hash: row.witnessHash, at: row.witnessAt?.toISOString() ?? null },
    seed: row.seed,
    frameDigest: row.frameDigest,
    strata: frame.map(({ key, ids }) => ({ key, ids: [...ids], drawn: [...(drawn.get(key) ?? [])] })),
    result: row.state === 'finished' ? { tally: row.tally, ...ratesOfSample(row.tally) } : null,
  };
}
