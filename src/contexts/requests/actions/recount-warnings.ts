import { addDays, plainDateOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { ruleCatalogue } from '../rules/rule-catalogue.ts';
import { forgetRules, readRules } from '../store/rules.ts';
import { type RunningClocks, lockRunningClocks, saveRecounted } from '../store/waiting.ts';
import { projectClocks, warningShares } from './clocks.ts';

const batch = 500;

/** Did a rule begin today or yesterday by which the warnings of open cases are counted? */
export async function warningsChanged(platform: Platform): Promise<boolean> {
  const today = plainDateOf(platform.clock.now().getTime());
  const yesterday = addDays(today, -1);
  return (await readRules(platform.database)).some(({ name, validFrom }) => ruleCatalogue[name].effect === 'recount' && (validFrom === today || validFrom === yesterday));
}

/** Counts anew when the open cases turn yellow and red. Limits stay as they were given, and nobody is warned twice of the same. */
export async function recountWarnings(platform: Platform, signal: AbortSignal): Promise<void> {
  forgetRules(platform.database);
  const shares = await warningShares(platform.database, platform.clock.now());
  const calendar = await loadCalendar(platform.database);
  let after: string | undefined;
  let found: readonly RunningClocks[];
  do {
    found = await runInTransaction(platform.database, async (transaction) => {
      const rows = await lockRunningClocks(transaction, new Date(0), after, batch);
      for (const row of rows) {
        const { warnAt, alarmAt } = projectClocks(calendar, row, shares);
        if (warnAt !== undefined && alarmAt !== undefined) await saveRecounted(transaction, row.id, { warnAt, alarmAt });
      }
      return rows;
    });
    after = found.at(-1)?.id;
    if (signal.aborted) throw new Error('stopping: the rest of the warnings is counted on the next attempt');
  } while (found.length === batch);
}
