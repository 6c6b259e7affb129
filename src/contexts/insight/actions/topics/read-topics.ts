import type { Actor } from '../../../../shared/actor.ts';
import { historyOf } from '../../../../platform/events/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { displayNameOf } from '../../../people/index.ts';
import { messagesById } from '../../../requests/index.ts';
import type { TopicDetail, TopicListQuery } from '../../contract.ts';
import { mayChangeTopic, mayReadTopic, placesOfTopics } from '../../policy.ts';
import { weeksOf } from '../../rules/topics/weeks.ts';
import * as store from '../../store/topics.ts';

const day = 86_400_000;
const noTopic = () => problem(404, 'not-found', { detail: 'There is no such topic.' });

/** A topic as lists show it. */
export function presentTopic(topic: store.TopicRow) {
  const { id, state, title, placeName, firstAt, lastAt, people, likes, cases, heat, mark, mergedInto, jointRequestId, version } = topic;
  return { id, state, title, placeName, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString(), people, likes, cases, heat, mark, mergedInto, jointRequestId, version };
}

/** Topics within the actor's places with the weights of the heat, and when they were last looked for. */
export async function listTopics(platform: Platform, actor: Actor, query: TopicListQuery) {
  const { database, clock } = platform;
  const { state = 'open', mark, period, sort, limit } = query;
  const [run, rules] = await Promise.all([store.lastRun(database), store.topicRules(database, clock.now())]);
  const edge = new Date(clock.now().getTime() - rules.windowDays * day);
  const items = await store.listTopics(database, placesOfTopics(actor), {
    state, mark, since: period === 'recent' ? edge : undefined, before: period === 'earlier' ? edge : undefined, sort, limit,
  });
  const { personWeight, likeWeight, halfLifeDays, leastPeople, windowDays } = rules;
  return {
    items: items.map(presentTopic),
    lastRun: run ? { at: run.at.toISOString(), messages: run.messages, topics: run.topics, fresh: run.fresh } : null,
    heat: { personWeight, likeWeight, halfLifeDays, leastPeople, windowDays },
  };
}

/** States from which a case can still be joined to another one. */
const joinableStates = new Set(['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked']);

/** One topic in full. Throws 404 outside the actor's places. */
export async function readTopic(platform: Platform, actor: Actor, id: string): Promise<TopicDetail> {
  const { database } = platform;
  const topic = await store.findTopic(database, id);
  if (!topic || !mayReadTopic(actor, topic.placePath)) throw noTopic();
  const [members, history] = await Promise.all([store.casesOfTopics(database, [id]), historyOf(database, 'topic', id)]);
  const cases = await messagesById(database, members.filter(({ removed }) => !removed).map(({ requestId }) => requestId));
  const names = await displayNameOf(database, history.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId !== null ? [actorId] : [])));
  return {
    ...presentTopic(topic),
    items: cases.map(({ id: caseId, number, title, state, reportedAt, placeName, supporters, outsideLikes, joinedTo }) => ({
      id: caseId, number, title, state, reportedAt: reportedAt.toISOString(), placeName, likes: supporters + outsideLikes, joinedTo, joinable: joinableStates.has(state),
    })),
    weeks: [...weeksOf(cases.map(({ reportedAt, person }) => ({ at: reportedAt.getTime(), person })))],
    decisions: history
      .filter(({ action }) => action !== 'find')
      .map(({ action, occurredAt, actorId, internalDetail }) => ({
        action, at: occurredAt.toISOString(), actorName: actorId === null ? null : (names.get(actorId) ?? null), detail: { ...internalDetail },
      }))
      .reverse(),
    mayChange: topic.state !== 'merged' && mayChangeTopic(actor, topic.placePath),
  };
}
