import { systemActor } from '../../../shared/actor.ts';
import { workingTimeBetween } from '../../../shared/calendar.ts';
import { HOUR, plainDateOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { levelNamed, levelToNotice } from '../rules/supervision.ts';
import { ruleValue } from '../store/rules.ts';
import { idsToRevive, lateCases, markWarned, warnedCases } from '../store/watch.ts';
import { takeAction } from './take-action.ts';
import { tellStaff } from './tell-staff.ts';

const batch = 200;
const warningTemplates = { yellow: 'warningYellow', red: 'warningRed', late: 'warningLate' } as const;

/** What others were faster with is no error of ours. */
async function unlessDone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

/** Shelved cases whose day has come go on. */
export async function reviveShelved(platform: Platform, signal: AbortSignal): Promise<void> {
  for (const id of await idsToRevive(platform.database, plainDateOf(platform.clock.now().getTime()), batch)) {
    if (signal.aborted) return;
    await unlessDone(takeAction(platform, { actor: systemActor, requestId: id, action: 'revive', input: {} }));
  }
}

/** Tells those who work on a case when it turns yellow, red and late, once each. */
export async function warnWorkstations(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  for (const row of await warnedCases(platform.database, now, batch)) {
    if (signal.aborted) return;
    await runInTransaction(platform.database, async (transaction) => {
      if (!(await markWarned(transaction, row))) return;
      const key = `warning:${row.id}:${row.stage}:${row.warning}:${row.due.toISOString()}`;
      await tellStaff(transaction, { row, now, key, template: warningTemplates[row.warning], audiences: [{ kind: 'workstation' }] });
    });
  }
}

/** Late cases are noticed by themselves, the later the higher; notices that stay unanswered climb. */
export async function superviseLate(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  const calendar = await loadCalendar(platform.database);
  const afterHours = await Promise.all((['supervise1AfterHours', 'supervise2AfterHours', 'supervise3AfterHours'] as const).map((name) => ruleValue(platform.database, name, now)));
  for (const { id, due, noticed, unanswered } of await lateCases(platform.database, now, batch)) {
    if (signal.aborted) return;
    const hoursLate = workingTimeBetween(calendar, due.getTime(), now.getTime()) / HOUR;
    const level = levelToNotice({ hoursLate, afterHours, noticed, unanswered });
    if (level === undefined) continue;
    await unlessDone(takeAction(platform, { actor: systemActor, requestId: id, action: 'supervise', input: { superviseReason: 'overdue', superviseLevel: levelNamed(level) } }));
  }
}
