import { isWorkingDay } from '../../../shared/calendar.ts';
import { addDays, plainDateOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { publicAddress } from '../../../platform/public-address.ts';
import { nearestInRole, staffActorOf } from '../../people/index.ts';
import { readCheckableCases, ruleValue } from '../../requests/index.ts';
import { maySee, workedOn } from '../policy.ts';
import { readItems } from '../store/items.ts';
import { type SampleLine, allUnderWay } from '../store/samples.ts';

/** Tells the supervisors nearest to the place, and whoever drew or started the sample, about the open cases they may check themselves; once a day. */
async function tellCheckers(platform: Platform, sample: SampleLine, template: 'samples.dueSoon' | 'samples.late'): Promise<void> {
  const { database, clock } = platform;
  const now = clock.now();
  const open = (await readItems(database, [sample.id])).filter(({ verdict }) => verdict === null);
  const cases = await readCheckableCases(database, open.map(({ requestId }) => requestId));
  const local = await nearestInRole(database, 'supervisor', sample.placePath, now);
  const asked = new Set([...local, ...[sample.doers['draw'], sample.doers['start']].filter((id) => id !== undefined)]);
  await runInTransaction(database, async (transaction) => {
    for (const id of asked) {
      const actor = await staffActorOf(transaction, id, now);
      if (!actor || !maySee(sample, actor)) continue;
      const count = cases.filter(({ doers }) => !workedOn(doers, actor)).length;
      if (count === 0) continue;
      await notify(transaction, {
        to: { kind: 'staff', id },
        template,
        parameters: { title: sample.title, count, due: sample.dueOn ?? '', link: publicAddress(platform, `/field/samples/${sample.id}`) },
        subject: { type: 'sample', id: sample.id },
        now,
        key: `sample:${sample.id}:${template}:${plainDateOf(now.getTime())}:${id}`,
      });
    }
  });
}

/** Every working morning: reminds of spot checks that end soon or are late while cases have no word on them. */
export async function remindAll(platform: Platform, signal: AbortSignal): Promise<void> {
  const { database, clock } = platform;
  const now = clock.now();
  const today = plainDateOf(now.getTime());
  if (!isWorkingDay(await loadCalendar(database), today)) return;
  const before = await ruleValue(database, 'spotCheckRemindDays', now);
  for (const sample of await allUnderWay(database)) {
    if (signal.aborted) return;
    if (sample.dueAt === null || sample.dueOn === null || sample.tally.checked === sample.tally.total) continue;
    if (sample.dueAt < now) await tellCheckers(platform, sample, 'samples.late');
    else if (sample.dueOn <= addDays(today, before)) await tellCheckers(platform, sample, 'samples.dueSoon');
  }
}
