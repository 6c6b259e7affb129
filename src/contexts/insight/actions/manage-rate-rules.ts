import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { divisionTree } from '../../places/index.ts';
import type { RateRuleRecord } from '../contract.ts';
import { mayChangeRateRules } from '../policy.ts';
import { insertRateRule, rateRules } from '../store/rate-rules.ts';

async function cityPaths(database: Database | Transaction): Promise<readonly string[]> {
  const tree = await divisionTree(database);
  return tree.children(null).flatMap((root) => (root.level === 'province' ? tree.children(root.code) : [root])).map(({ path }) => path);
}

/** All rules of the rates, and whether the caller may add one. */
export async function listRateRules(platform: Platform, actor: Actor) {
  return { items: [...(await rateRules(platform.database))], mayAdd: mayChangeRateRules(actor, await cityPaths(platform.database)) };
}

/** Adds a rule from today or a later day on. Throws 403, 422 (weights, day in the past, day taken). */
export async function addRateRule(platform: Platform, actor: Actor, input: Omit<RateRuleRecord, 'id'>): Promise<RateRuleRecord> {
  const now = platform.clock.now();
  if (input.responseWeight + input.resolutionWeight + input.satisfactionWeight !== 1000) {
    throw fieldProblem('responseWeight', 'weights-sum', 'The three weights must make 1000 thousandths together.');
  }
  if (input.validFrom < plainDateOf(now.getTime())) throw fieldProblem('validFrom', 'in-the-past', 'Reports of the past keep the weights they were made with.');
  return runInTransaction(platform.database, async (transaction) => {
    if (!mayChangeRateRules(actor, await cityPaths(transaction))) throw problem(403, 'forbidden', { detail: 'Only administrators of the city may do this.' });
    const rule: RateRuleRecord = { id: newId(now.getTime()), ...input };
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'rateRule', subjectId: rule.id, action: 'add', fromState: null, toState: 'valid', actor, occurredAt: now, public: true, publicDetail: { ...input }, internalDetail: null,
    });
    if (!(await insertRateRule(transaction, rule, head.hash))) throw fieldProblem('validFrom', 'day-taken', 'Other weights begin on this day already.');
    return rule;
  });
}
