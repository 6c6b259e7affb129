import type { Actor } from '../../../../shared/actor.ts';
import { cleanLine } from '../../../../shared/text.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent } from '../../../../platform/events/append-event.ts';
import type { Detail } from '../../../../platform/events/chain.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { messagesById, takeActionIn } from '../../../requests/index.ts';
import { mayChangeTopic, mayReadTopic } from '../../policy.ts';
import * as store from '../../store/topics.ts';
import { presentTopic } from './read-topics.ts';
import { recount } from './refresh-topics.ts';

interface Change {
  readonly title?: string | undefined;
  readonly state?: 'open' | 'dismissed' | undefined;
  readonly mark?: 'monthlyTopic' | 'preventive' | null | undefined;
}

/** The topic, locked, that the actor may decide about and has seen as it is. Throws 404, 403, 409. */
async function topicToDecide(transaction: Transaction, actor: Actor, id: string, version: number): Promise<store.TopicRow> {
  const topic = await store.lockTopic(transaction, id);
  if (!topic || !mayReadTopic(actor, topic.placePath)) throw problem(404, 'not-found', { detail: 'There is no such topic.' });
  if (!mayChangeTopic(actor, topic.placePath)) throw problem(403, 'forbidden', { detail: 'Only clerks and supervisors of the place decide about topics.' });
  refuseOldVersion(topic, version);
  if (topic.state === 'merged') throw problem(409, 'topic-merged', { detail: 'This topic was merged into another one.' });
  return topic;
}

async function record(platform: Platform, transaction: Transaction, actor: Actor, topic: store.TopicRow, action: string, decision: store.TopicDecision, detail: Detail): Promise<void> {
  const head = await appendEvent(transaction, { sequence: topic.version, hash: topic.headHash }, {
    subjectType: 'topic', subjectId: topic.id, action, fromState: topic.state, toState: decision.state ?? topic.state, actor, occurredAt: platform.clock.now(), public: false,
    publicDetail: null, internalDetail: detail,
  });
  await store.saveDecision(transaction, topic.id, decision, head);
}

async function present(transaction: Transaction, id: string) {
  const topic = await store.findTopic(transaction, id);
  if (!topic) throw problem(404, 'not-found', { detail: 'There is no such topic.' });
  return presentTopic(topic);
}

/** Renames, dismisses, takes up again or marks a topic. Throws 403, 404, 409 (changed meanwhile, merged), 422. */
export async function changeTopic(platform: Platform, actor: Actor, id: string, { version, ...change }: Change & { readonly version: number }) {
  return runInTransaction(platform.database, async (transaction) => {
    const topic = await topicToDecide(transaction, actor, id, version);
    const title = change.title === undefined ? undefined : cleanLine(change.title);
    const decision: store.TopicDecision = {
      ...(title === undefined || title === topic.title ? {} : { title }),
      ...(change.state === undefined || change.state === topic.state ? {} : { state: change.state }),
      ...(change.mark === undefined || change.mark === topic.mark ? {} : { mark: change.mark }),
    };
    if (Object.keys(decision).length > 0) {
      const action = decision.state === 'dismissed' ? 'dismiss' : decision.state === 'open' ? 'reopen' : decision.mark === undefined ? 'rename' : decision.mark === null ? 'unmark' : 'mark';
      await record(platform, transaction, actor, topic, action, decision, { ...decision } as Detail);
    }
    return present(transaction, id);
  });
}

/** Merges a topic into another one of the same street, with its cases. Throws 403, 404, 409, 422 naming the field. */
export async function mergeTopic(platform: Platform, actor: Actor, id: string, { version, intoId }: { readonly version: number; readonly intoId: string }) {
  if (id === intoId) throw fieldProblem('intoId', 'same-topic', 'A topic cannot be merged into itself.');
  return runInTransaction(platform.database, async (transaction) => {
    // Always in the same order, so that two people merging two topics into each other do not wait for one another.
    for (const one of [id, intoId].sort()) await store.lockTopic(transaction, one);
    const topic = await topicToDecide(transaction, actor, id, version);
    const target = await store.lockTopic(transaction, intoId);
    if (!target || target.streetPath !== topic.streetPath || target.state !== 'open' || !mayChangeTopic(actor, target.placePath)) {
      throw fieldProblem('intoId', 'not-found', 'There is no such open topic in this subdistrict.');
    }
    const now = platform.clock.now();
    const cases = (await store.casesOfTopics(transaction, [id])).filter(({ removed }) => !removed).map(({ requestId }) => requestId);
    await record(platform, transaction, actor, topic, 'merge', { state: 'merged', mergedInto: intoId }, { into: target.title });
    await store.addCases(transaction, intoId, cases);
    await record(platform, transaction, actor, target, 'takeIn', {}, { from: topic.title, cases: cases.length });
    await recount(transaction, target, [], await store.topicRules(transaction, now), target.countedAt);
    return present(transaction, intoId);
  });
}

/** Takes a case out of a topic for good. Throws 403, 404, 409 (changed meanwhile, last case), 422. */
export async function removeTopicCase(platform: Platform, actor: Actor, id: string, { version, requestId }: { readonly version: number; readonly requestId: string }) {
  return runInTransaction(platform.database, async (transaction) => {
    const topic = await topicToDecide(transaction, actor, id, version);
    if (topic.cases <= 1) throw problem(409, 'last-case', { detail: 'The last case cannot be taken out; dismiss the topic instead.' });
    if (!(await store.removeCase(transaction, id, requestId))) throw fieldProblem('requestId', 'not-found', 'This case is not in the topic.');
    const now = platform.clock.now();
    const [removed] = await messagesById(transaction, [requestId]);
    await record(platform, transaction, actor, topic, 'removeCase', {}, { number: removed?.number ?? '' });
    await recount(transaction, topic, [], await store.topicRules(transaction, now), topic.countedAt);
    return present(transaction, id);
  });
}

const joinable = new Set(['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked']);

/** Joins all cases of a topic that still can be joined to one of them, as the lifecycle of requests has it. Throws as `takeAction`, 422 naming the field. */
export async function makeJointCase(platform: Platform, actor: Actor, id: string, { version, mainRequestId }: { readonly version: number; readonly mainRequestId: string }) {
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const topic = await topicToDecide(transaction, actor, id, version);
    const inside = (await store.casesOfTopics(transaction, [id])).filter(({ removed }) => !removed).map(({ requestId }) => requestId);
    const cases = await messagesById(transaction, inside);
    if (!cases.some((one) => one.id === mainRequestId)) throw fieldProblem('mainRequestId', 'not-found', 'This case is not in the topic.');
    const others = cases.filter((one) => one.id !== mainRequestId && joinable.has(one.state) && one.joinedTo === null);
    for (const one of others) {
      await takeActionIn(platform, transaction, afterCommit, { actor, requestId: one.id, action: 'join', input: { targetRequestId: mainRequestId }, baseVersion: one.version });
    }
    const main = cases.find((one) => one.id === mainRequestId);
    await record(platform, transaction, actor, topic, 'jointCase', { jointRequestId: mainRequestId }, { number: main?.number ?? '', joined: others.length });
    return { mainRequestId, joined: others.length, left: cases.length - 1 - others.length };
  });
}
