import { addDays, plainDateOf } from '../../../shared/time.ts';
import { isWorkingDay } from '../../../shared/calendar.ts';
import { systemActor } from '../../../shared/actor.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { publicAddress } from '../../../platform/public-address.ts';
import { staffAtWorkstation } from '../../people/index.ts';
import { readPlaces } from '../store/places.ts';
import { ruleValue } from '../store/rules.ts';
import { readSweeps, runningSweeps } from '../store/sweeps.ts';
import { takeAction } from './take-action.ts';

const day = 86_400_000;
const templates = { started: 'sweeps.started', soon: 'sweeps.dueSoon', late: 'sweeps.late' } as const;
export type Occasion = keyof typeof templates;

/** Tells everybody who still has places of a running sweep on their checklist; once for each occasion and day. */
export async function tellCheckers(platform: Platform, sweepId: string, occasion: Occasion): Promise<void> {
  const [sweep] = await readSweeps(platform.database, [sweepId]);
  if (sweep?.state !== 'running') return;
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  const open = (await readPlaces(platform.database, [sweepId])).filter(({ accounted, workstationId }) => !accounted && workstationId !== null);
  const byStation = Map.groupBy(open, ({ workstationId }) => workstationId ?? '');
  await runInTransaction(platform.database, async (transaction) => {
    for (const [workstationId, places] of byStation) {
      const staff = new Set((await staffAtWorkstation(transaction, workstationId, now)).map(({ staffId }) => staffId));
      for (const id of staff) {
        await notify(transaction, {
          to: { kind: 'staff', id },
          template: templates[occasion],
          parameters: { title: sweep.title, count: places.length, due: sweep.dueOn, link: publicAddress(platform, `/field/sweeps/${sweep.id}`) },
          subject: { type: 'sweep', id: sweep.id },
          now,
          key: `sweep:${sweep.id}:${occasion}:${occasion === 'started' ? '' : today}:${id}`,
        });
      }
    }
  });
}

/** Every working morning: reminds of sweeps that end soon or are late, and closes those long accounted for. */
export async function remindAll(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  await closeAccounted(platform, signal);
  if (!isWorkingDay(await loadCalendar(platform.database), today)) return;
  const before = await ruleValue(platform.database, 'remindDaysBefore', now);
  for (const sweep of await readSweeps(platform.database, await runningSweeps(platform.database))) {
    if (signal.aborted) return;
    if (sweep.dueAt < now) await tellCheckers(platform, sweep.id, 'late');
    else if (sweep.dueOn <= addDays(today, before)) await tellCheckers(platform, sweep.id, 'soon');
  }
}

/** Closes sweeps whose places have all been accounted for since some days: until then a look may still be corrected. */
export async function closeAccounted(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  const days = await ruleValue(platform.database, 'closeAfterDays', now);
  for (const id of await runningSweeps(platform.database, new Date(now.getTime() - days * day))) {
    if (signal.aborted) return;
    const [sweep] = await readSweeps(platform.database, [id]);
    if (!sweep) continue;
    const { found, total } = sweep.progress;
    await takeAction(platform, { actor: systemActor, sweepId: id, action: 'close', input: { summary: `${found}/${total}` } });
  }
}
