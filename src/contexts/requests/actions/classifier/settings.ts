import type { Actor } from '../../../../shared/actor.ts';
import type { DefinedJob } from '../../../../platform/jobs/define-job.ts';
import { addTrackedJob } from '../../../../platform/jobs/progress.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { chooseExamples, isGoodEnough } from '../../rules/suggestion.ts';
import { type Training, lastTrainings, solvedExamples } from '../../store/classifier.ts';
import { ruleValue } from '../../store/rules.ts';

function present({ trainedAt, perCategory, ...training }: Training, margin: number) {
  const { accuracy, baseline } = training;
  return { ...training, trainedAt: trainedAt.toISOString(), perCategory: [...perCategory], goodEnough: accuracy !== null && baseline !== null && isGoodEnough(accuracy, baseline, margin) };
}

/** The trainings of the classifier with what they measured, the newest first, and what there is to learn from now. */
export async function readClassifier(platform: Platform) {
  const { database, clock } = platform;
  const now = clock.now();
  const [margin, leastCases, mostCases] = await Promise.all([
    ruleValue(database, 'suggestionMargin', now), ruleValue(database, 'trainingLeastCases', now), ruleValue(database, 'trainingMostCases', now),
  ]);
  const [trainings, examples] = await Promise.all([lastTrainings(database, 10), solvedExamples(database, mostCases)]);
  return {
    margin,
    leastCases,
    usableCases: chooseExamples(examples, leastCases).chosen.length,
    trainings: trainings.map((training) => present(training, margin)),
  };
}

/** Starts a training the caller can watch. */
export async function startTraining(platform: Platform, actor: Actor, job: DefinedJob<{ readonly progressId: string }>): Promise<{ readonly progressId: string }> {
  const now = platform.clock.now();
  return { progressId: await runInTransaction(platform.database, (transaction) => addTrackedJob(transaction, job, {}, { actor, now })) };
}
