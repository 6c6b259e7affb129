import { systemActor } from '../../../../shared/actor.ts';
import { addDays, plainDateOf } from '../../../../shared/time.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { notify } from '../../../../platform/notify/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import { staffAtWorkstation } from '../../../people/index.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { idsToClose, idsWithWarrantyUntil } from '../../store/projects/list-projects.ts';
import { findProject } from '../../store/projects/project-row.ts';
import { rulesFor } from './facts.ts';
import { takeProjectAction, takeProjectActionIn } from './take-action.ts';

const batch = 200;
/** No rulebook reminds earlier than this many days before the end of a warranty. */
const longestReminder = 365;

/** Reminds the workstation's lead of each warranty that ends soon, once. */
export async function remindOfWarranties(platform: Platform, signal: AbortSignal): Promise<void> {
  const now = platform.clock.now();
  const today = plainDateOf(now.getTime());
  const shelf = await releasedRules(platform.database);
  const ids = await idsWithWarrantyUntil(platform.database, today, addDays(today, longestReminder), batch);
  for (const projectId of ids) {
    if (signal.aborted) return;
    const project = await findProject(platform.database, projectId);
    if (!project?.warrantyUntil || project.warrantyUntil > addDays(today, rulesFor(shelf, project, now).book.warrantyReminderDays)) continue;
    await runInTransaction(platform.database, async (transaction, afterCommit) => {
      const { number } = await takeProjectActionIn(platform, transaction, afterCommit, { actor: systemActor, projectId, action: 'remindWarranty', input: {} });
      const row = await findProject(transaction, projectId);
      const crew = row?.workstationId ? await staffAtWorkstation(transaction, row.workstationId, now) : [];
      for (const { staffId } of crew.filter(({ role }) => role === 'workstationLead')) {
        await notify(transaction, {
          to: { kind: 'staff', id: staffId }, template: 'projects.warrantyEnds', subject: { type: 'project', id: projectId }, now, key: `warranty:${projectId}:${staffId}`,
          parameters: { number, title: row?.title ?? '', place: row?.placeName ?? '', until: row?.warrantyUntil ?? '' },
        });
      }
    });
  }
}

/** Closes paid projects whose time for evaluations is over; what still hinders one keeps it open and late. */
export async function closeEvaluated(platform: Platform, signal: AbortSignal): Promise<void> {
  for (const projectId of await idsToClose(platform.database, platform.clock.now(), batch)) {
    if (signal.aborted) return;
    try {
      await takeProjectAction(platform, { actor: systemActor, projectId, action: 'close', input: {} });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
}
