import { type Actor, actorId } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { addJob } from './add-job.ts';
import type { DefinedJob, JobContext } from './define-job.ts';
import { endProgress, findProgress, insertProgress, noteProgress } from './store.ts';

/** Milliseconds between two notes of how far a job is. */
const noteEvery = 500;

class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** Topic under which screens hear of a job's progress. */
export function progressTopic(id: string): string {
  return `job:${id}`;
}

/** Adds a long job that its requester can watch and cancel; returns the id of its progress. */
export async function addTrackedJob<Payload extends { readonly progressId: string }>(
  transaction: Transaction,
  job: DefinedJob<Payload>,
  payload: NoInfer<Omit<Payload, 'progressId'>>,
  { actor, now, runAt }: { readonly actor: Actor; readonly now: Date; /** Not before this moment: until then it can be taken back whole. */ readonly runAt?: Date },
): Promise<string> {
  if (actor.kind === 'visitor') throw new Error('A tracked job needs somebody who asked for it');
  const id = newId(now.getTime());
  await insertProgress(transaction, { id, job: job.name, requestedByKind: actor.kind, requestedById: actorId(actor), at: now });
  await addJob(transaction, job.name, { ...payload, progressId: id }, runAt === undefined ? {} : { runAt });
  return id;
}

export interface Progress {
  /** Notes how far the job is, at most twice a second; throws when it shall stop, to be let through. */
  report(done: number, total: number | null): Promise<void>;
}

/**
 * Does the work of a tracked job: notes its progress, announces it to open screens, and ends as done (with the result
 * of the work), cancelled or, after the last attempt, failed. A repeat of a job that has ended does nothing.
 */
export async function trackProgress(
  context: JobContext,
  progressId: string,
  work: (progress: Progress) => Promise<unknown>,
): Promise<void> {
  const { database, clock, live } = context.platform;
  const announce = () => live.announce(progressTopic(progressId));
  let notedAt = -Infinity;

  async function report(done: number, total: number | null): Promise<void> {
    const now = performance.now();
    if (now - notedAt < noteEvery) return;
    notedAt = now;
    const goOn = await noteProgress(database, progressId, done, total, clock.now());
    announce();
    if (!goOn) throw new CancelledError();
    context.signal.throwIfAborted();
  }

  const known = await findProgress(database, progressId);
  if (known?.state !== 'waiting' && known?.state !== 'running') return;
  try {
    await report(known.done, known.total);
    const result = await work({ report });
    await endProgress(database, progressId, { state: 'done', result: result ?? null, at: clock.now() });
  } catch (error) {
    if (error instanceof CancelledError) {
      await endProgress(database, progressId, { state: 'cancelled', at: clock.now() });
    } else {
      const refused = error instanceof Problem;
      if (refused || context.last) {
        await endProgress(database, progressId, { state: 'failed', errorCode: refused ? error.code : 'job-failed', at: clock.now() });
      }
      // What the input got wrong will be wrong again; everything else may pass.
      if (!refused) throw error;
    }
  } finally {
    announce();
  }
}
