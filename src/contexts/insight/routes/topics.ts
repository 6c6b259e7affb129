import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Router } from '../../../platform/http/router.ts';
import { addTrackedJob } from '../../../platform/jobs/progress.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeTopic, makeJointCase, mergeTopic, removeTopicCase } from '../actions/topics/decide-topic.ts';
import { listTopics, readTopic } from '../actions/topics/read-topics.ts';
import * as contract from '../contract.ts';
import { refreshOnDemand } from '../jobs.ts';

/** Binds the operations of hot topics. */
export function serveTopics(router: Router, platform: Platform): void {
  router.serve(contract.listTopics, ({ actor, query }) => listTopics(platform, actor, query));
  router.serve(contract.readTopic, ({ actor, params }) => readTopic(platform, actor, params.id));
  router.serve(contract.refreshTopics, async ({ actor }) => {
    const now = platform.clock.now();
    return { progressId: await runInTransaction(platform.database, (transaction) => addTrackedJob(transaction, refreshOnDemand, {}, { actor, now })) };
  });
  router.serve(contract.changeTopic, ({ actor, params, body }) => changeTopic(platform, actor, params.id, body));
  router.serve(contract.mergeTopic, ({ actor, params, body }) => mergeTopic(platform, actor, params.id, body));
  router.serve(contract.removeTopicCase, ({ actor, params, body }) => removeTopicCase(platform, actor, params.id, body));
  router.serve(contract.makeJointCase, ({ actor, params, body }) => makeJointCase(platform, actor, params.id, body));
}
