import type { Platform } from '../../../platform/platform.ts';
import { countChangedCases } from '../store/statistics/count-cases.ts';

const batch = 2000;

/** Counts everything that changed since the last time into the kept figures, batch by batch. */
export async function countStatistics(platform: Platform, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if ((await countChangedCases(platform.database, batch)) === 0) return;
  }
}
