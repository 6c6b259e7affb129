import { isWorkingDay } from '../../../shared/calendar.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { publicAddress } from '../../../platform/public-address.ts';
import { nearestInRole, staffActorOf } from '../../people/index.ts';
import { mayWrite } from '../policy.ts';
import { noticesPastTerm } from '../store/list-notices.ts';
import type { NoticeRow } from '../store/notices.ts';

/** Whoever posted it, while they may still close it; else the clerks nearest to its place. */
async function responsible(transaction: Transaction, { placePath, doers }: NoticeRow, now: Date): Promise<readonly string[]> {
  const poster = doers['publish'];
  const actor = poster === undefined ? undefined : await staffActorOf(transaction, poster, now);
  if (actor && mayWrite(placePath, actor)) return [actor.id];
  return nearestInRole(transaction, 'clerk', placePath, now);
}

/** Every working morning: says of each notice whose term is over that it waits to be closed, or first for answers to objections. Once for either. */
export async function remindOfTerms(platform: Platform, signal: AbortSignal): Promise<void> {
  const { database, clock } = platform;
  const now = clock.now();
  if (!isWorkingDay(await loadCalendar(database), plainDateOf(now.getTime()))) return;
  for (const notice of await noticesPastTerm(database, now)) {
    if (signal.aborted) return;
    const template = notice.openObjections > 0 ? 'notices.answersWaited' : 'notices.termOver';
    await runInTransaction(database, async (transaction) => {
      for (const id of await responsible(transaction, notice, now)) {
        await notify(transaction, {
          to: { kind: 'staff', id }, template, subject: { type: 'publicNotice', id: notice.id }, now, key: `notice:${notice.id}:${template}:${id}`,
          parameters: { number: notice.number, title: notice.title, count: notice.openObjections, link: publicAddress(platform, `/desk/notices/${notice.id}`) },
        });
      }
    });
  }
}
