import type { z } from 'zod';
import { type Actor, actorId, hasRoleCityWide } from '../../shared/actor.ts';
import type { Router } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { problem } from '../problem.ts';
import { cancel, getProgress, type progressSchema } from './contract.ts';
import { progressTopic } from './progress.ts';
import { type ProgressRow, findProgress, requestCancel } from './store.ts';

/** Whoever asked for the job, and the administrators of the city: a job knows no place. */
function mayWatch(row: ProgressRow, actor: Actor): boolean {
  if (hasRoleCityWide(actor, 'administrator')) return true;
  return row.requestedByKind === actor.kind && row.requestedById !== null && row.requestedById === actorId(actor);
}

async function visibleProgress({ database }: Platform, id: string, actor: Actor): Promise<ProgressRow> {
  const row = await findProgress(database, id);
  if (!row || !mayWatch(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such job of yours.' });
  return row;
}

function present({ id, job, state, done, total, result, errorCode, cancelRequestedAt }: ProgressRow): z.output<typeof progressSchema> {
  return { id, job, state, done, total, result, errorCode, cancelling: state === 'running' && cancelRequestedAt !== null };
}

/** Serves watching and cancelling of long jobs. */
export function serveJobs(router: Router, platform: Platform): void {
  router.serve(getProgress, async ({ params, actor }) => present(await visibleProgress(platform, params.id, actor)));

  router.serve(cancel, async ({ params, actor }) => {
    await visibleProgress(platform, params.id, actor);
    await requestCancel(platform.database, params.id, platform.clock.now());
    platform.live.announce(progressTopic(params.id));
    return present(await visibleProgress(platform, params.id, actor));
  });
}
