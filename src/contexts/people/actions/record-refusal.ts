import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../../../shared/actor.ts';
import { recordOnResident, recordOnStaff } from '../history.ts';
import { lockResident } from '../store/residents.ts';
import { lockStaff } from '../store/staff.ts';
import { takeCall } from '../store/throttle.ts';

/** The same refusal is written once in five minutes: a history is no place to be flooded. */
const onceIn = [{ count: 1, seconds: 300 }];

/** Writes a refused call (403) of a signed-in person into the person's history; visitors have none. */
export async function recordRefusal(platform: Platform, actor: Actor, refused: { readonly operationId: string }): Promise<void> {
  if (actor.kind !== 'staff' && actor.kind !== 'resident') return;
  const at = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const bucket = `refusal:${actor.id}:${refused.operationId}`;
    if ((await takeCall(transaction, [{ bucket, limits: onceIn }], at)) > 0) return;
    const event = { action: 'refused', actor, at, detail: { ...refused } };
    if (actor.kind === 'staff') {
      const staff = await lockStaff(transaction, actor.id);
      if (staff) await recordOnStaff(transaction, staff, event);
    } else {
      const resident = await lockResident(transaction, actor.id);
      if (resident) await recordOnResident(transaction, resident, event);
    }
  });
}
