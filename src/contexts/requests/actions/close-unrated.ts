import { systemActor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { idsVerifiedBefore } from '../store/waiting.ts';
import { ruleValue } from '../store/rules.ts';
import { takeAction } from './take-action.ts';

const batch = 200;

/** Closes cases that were verified long enough ago and that nobody rated: silence ends the loop, and says so. */
export async function closeUnratedRequests(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  const days = await ruleValue(platform.database, 'closeUnratedAfterDays', now);
  const before = new Date(now.getTime() - days * 86_400_000);
  for (;;) {
    const ids = await idsVerifiedBefore(platform.database, before, batch);
    for (const id of ids) {
      if (signal.aborted) return;
      try {
        await takeAction(platform, { actor: systemActor, requestId: id, action: 'close', input: {} });
      } catch (error) {
        // Rated or sent back between the list and the lock: that is how it should be.
        if (!(error instanceof Problem)) throw error;
      }
    }
    if (ids.length < batch) return;
  }
}
