import { type Actor, actorId, hasRoleCityWide } from '../../shared/actor.ts';
import type { OutputOf } from '../../shared/route.ts';
import { requireCityWide } from '../city-wide.ts';
import { runInTransaction } from '../database/transaction.ts';
import type { Platform } from '../platform.ts';
import type { readRetention } from './contract.ts';
import { emptyMessagesBefore, insertRetention, retentionAt } from './store.ts';

const day = 86_400_000;
const batch = 1000;

/** How long messages are kept now, for this actor. */
export async function retentionFor({ database, clock }: Platform, actor: Actor): Promise<OutputOf<typeof readRetention>> {
  const { validFrom, days, source } = await retentionAt(database, clock.now());
  return { days, source, validFrom: validFrom.toISOString(), mayChange: hasRoleCityWide(actor, 'administrator') };
}

/** Sets the period from now on, for all messages. Throws 403 `city-wide-only` below the city. */
export async function changeRetention(platform: Platform, actor: Actor, change: { readonly days: number; readonly source: string }): Promise<OutputOf<typeof readRetention>> {
  requireCityWide(actor, 'administrator');
  const validFrom = platform.clock.now();
  await runInTransaction(platform.database, (transaction) => insertRetention(transaction, { ...change, validFrom, setBy: actorId(actor) }));
  return retentionFor(platform, actor);
}

/** Empties messages older than the period: that one was written, when and how it ended stays, address and words go. Answers how many. */
export async function emptyOldMessages({ database, clock }: Platform, signal: AbortSignal): Promise<number> {
  const now = clock.now();
  const { days } = await retentionAt(database, now);
  const before = new Date(now.getTime() - days * day);
  let emptied = 0;
  for (;;) {
    const count = await emptyMessagesBefore(database, before, batch);
    emptied += count;
    if (count < batch || signal.aborted) return emptied;
  }
}
