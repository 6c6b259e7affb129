import type { Platform } from '../../../platform/platform.ts';
import type { SimulationResult } from '../contract.ts';
import type { InputOf } from '../inputs.ts';
import type { ConcessionPolicy } from '../rules/model.ts';
import { parseRider, writeRider } from '../rules/rider.ts';
import { simulate } from '../rules/simulate.ts';
import { clockText, secondOfDay } from '../rules/time.ts';
import { answering } from './fare-problem.ts';
import { loadRulebook } from './rulebook.ts';

/** Prices every pair of stations on past days with and without a policy. Throws 422. */
export async function runSimulation(platform: Platform, draft: ConcessionPolicy, question: InputOf<'simulate'>): Promise<SimulationResult> {
  const { catalogue, days } = await loadRulebook(platform.database);
  return answering('body', () => {
    const result = simulate(catalogue, days, {
      network: draft.network, draft, from: question.from, to: question.to,
      profiles: question.profiles.map(({ medium, rider, ride }) => ({ medium, rider: parseRider(rider), ride })),
      times: question.times.map(secondOfDay),
    });
    return {
      ...result,
      byProfile: result.byProfile.map(({ profile, ...sums }) => ({ ...sums, medium: profile.medium, rider: writeRider(profile.rider), ride: profile.ride ?? null })),
      byTime: result.byTime.map(({ second, ...sums }) => ({ ...sums, time: clockText(second) })),
    };
  });
}
