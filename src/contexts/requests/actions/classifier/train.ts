import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { newId } from '../../../../shared/ids.ts';
import type { CrossValidation } from '../../../../shared/classifier/cross-validate.ts';
import type { Example } from '../../../../shared/classifier/model.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { chooseExamples } from '../../rules/suggestion.ts';
import { type Training, saveTraining, solvedExamples } from '../../store/classifier.ts';
import { ruleValue } from '../../store/rules.ts';

/** What the training thread answers. */
export interface Trained {
  readonly measured: CrossValidation;
  readonly model: Uint8Array;
}

/** Trains and measures in a thread of its own with bounded memory; stopped when the signal says so. */
function trainAside(examples: readonly Example[], signal: AbortSignal): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(join(import.meta.dirname, 'training-thread.ts'), { workerData: examples, resourceLimits: { maxOldGenerationSizeMb: 400 } });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', (trained: Trained) => resolve(trained));
    thread.once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The training was stopped'));
    });
  });
}

/**
 * Learns the office's categories from its own solved cases and stores the model beside its cross-validated accuracy; stores
 * why when there is too little to learn from. Cases erased on demand are no longer among the examples.
 */
export async function trainClassifierOfOffice(platform: Platform, signal: AbortSignal): Promise<Training> {
  const { database, clock } = platform;
  const startedAt = performance.now();
  const now = clock.now();
  const [leastCases, mostCases] = await Promise.all([ruleValue(database, 'trainingLeastCases', now), ruleValue(database, 'trainingMostCases', now)]);
  const { chosen, hindrance } = chooseExamples(await solvedExamples(database, mostCases), leastCases);
  const trained = hindrance === null ? await trainAside(chosen, signal) : null;
  const training: Training = {
    id: newId(now.getTime()),
    trainedAt: now,
    examples: chosen.length,
    hindrance,
    accuracy: trained?.measured.accuracy ?? null,
    baseline: trained?.measured.baseline ?? null,
    macroF1: trained?.measured.macroF1 ?? null,
    perCategory: Object.entries(trained?.measured.perCategory ?? {}).map(([categoryId, { count, recall, precision }]) => ({ categoryId, count, recall, precision })),
    durationMs: Math.round(performance.now() - startedAt),
  };
  await runInTransaction(database, (transaction) => saveTraining(transaction, training, trained?.model ?? null));
  return training;
}
