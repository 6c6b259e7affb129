import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { systemActor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import type { Progress } from '../../../../platform/jobs/progress.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { type CaseMessage, messagesById, messagesOfStreet, type Spell, spellsOfStreets } from '../../../requests/index.ts';
import { type FoundTopic, type TopicOptions, findTopics } from '../../rules/topics/find.ts';
import { matchTopics } from '../../rules/topics/match.ts';
import type { Message } from '../../rules/topics/message.ts';
import { type TopicRow, type TopicRules, addCases, casesOfTopics, insertTopic, lockTopicsOfStreet, saveCount, saveRun, topicRules } from '../../store/topics.ts';
import { countTopic, messageOf, optionsOf } from './count-topic.ts';

/** What the thread is asked. */
export interface TopicSearch {
  readonly messages: readonly Message[];
  readonly options: TopicOptions;
  readonly now: number;
}

const day = 86_400_000;
/** A few hundred messages take milliseconds: no thread for them. */
const fewMessages = 400;

function searchAside(search: TopicSearch, signal: AbortSignal): Promise<readonly FoundTopic[]> {
  if (search.messages.length <= fewMessages) return Promise.resolve(findTopics(search.messages, search.options, search.now));
  return new Promise((resolve, reject) => {
    const thread = new Worker(join(import.meta.dirname, 'topic-thread.ts'), { workerData: search, resourceLimits: { maxOldGenerationSizeMb: 700 } });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', (found: readonly FoundTopic[]) => resolve(found));
    thread.once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The search for topics was stopped'));
    });
  });
}

async function create(platform: Platform, transaction: Transaction, streetPath: string, found: FoundTopic, cases: readonly CaseMessage[], rules: TopicRules, now: Date): Promise<void> {
  const foundAt = platform.clock.now();
  const id = newId(foundAt.getTime());
  const count = countTopic(cases, rules, now, found);
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'topic', subjectId: id, action: 'find', fromState: null, toState: 'open', actor: systemActor, occurredAt: foundAt, public: false,
    publicDetail: null, internalDetail: { title: count.title, cases: cases.map(({ number }) => number) },
  });
  await insertTopic(transaction, { id, ...count, streetPath, foundAt, countedAt: now, version: head.sequence, headHash: head.hash });
  await addCases(transaction, id, cases.map((one) => one.id));
}

interface StreetResult {
  readonly messages: number;
  readonly topics: number;
  readonly fresh: number;
}

interface SpellTopic {
  readonly topic: FoundTopic;
  readonly cases: ReadonlyMap<string, CaseMessage>;
  readonly now: Date;
}

/** Ages are counted from the newest case of a spell. */
function nowOf({ newestAt }: Pick<Spell, 'newestAt'>, platform: Platform): Date {
  return new Date(Math.min(newestAt.getTime(), platform.clock.now().getTime()));
}

async function searchSpell(platform: Platform, spell: Spell, rules: TopicRules, signal: AbortSignal): Promise<{ readonly messages: number; readonly found: readonly SpellTopic[] }> {
  const now = nowOf(spell, platform);
  const since = new Date(Math.max(spell.oldestAt.getTime(), now.getTime() - rules.windowDays * day));
  const cases = await messagesOfStreet(platform.database, spell.path, since, now, rules.mostMessages);
  const byId = new Map(cases.map((one) => [one.id, one]));
  const found = await searchAside({ messages: cases.map(messageOf), options: optionsOf(rules), now: now.getTime() }, signal);
  return { messages: cases.length, found: found.map((topic) => ({ topic, cases: byId, now })) };
}

/**
 * Searches a street spell by spell: no topic lives through a long silence, and a list of an earlier year that was taken in
 * shows its topics as hot as they were then.
 */
async function refreshStreet(platform: Platform, spells: readonly Spell[], rules: TopicRules, signal: AbortSignal): Promise<StreetResult> {
  const searched: Awaited<ReturnType<typeof searchSpell>>[] = [];
  for (const spell of spells) searched.push(await searchSpell(platform, spell, rules, signal));
  const of = new Map(searched.flatMap(({ found }) => found).map((one) => [one.topic, one]));
  const messages = searched.reduce((sum, one) => sum + one.messages, 0);
  const streetPath = spells[0]?.path ?? '';
  const nowAt = (last: number): Date => nowOf([...spells].reverse().find(({ newestAt }) => newestAt.getTime() >= last) ?? spells[0] ?? { newestAt: platform.clock.now() }, platform);
  return runInTransaction(platform.database, async (transaction) => {
    const known = await lockTopicsOfStreet(transaction, streetPath);
    const members = await casesOfTopics(transaction, known.map(({ id }) => id));
    const { matched, fresh } = matchTopics([...of.keys()], known, members);
    for (const topic of fresh) {
      const { cases, now } = of.get(topic) as SpellTopic;
      await create(platform, transaction, streetPath, topic, topic.messages.flatMap((id) => cases.get(id) ?? []), rules, now);
    }
    for (const topic of known) {
      if (topic.state === 'merged') continue;
      const added = matched.get(topic.id) ?? [];
      await recount(transaction, topic, added, rules, nowAt(Math.max(topic.lastAt.getTime(), ...added.map(({ lastAt }) => lastAt))));
    }
    return { messages, topics: known.filter(({ state }) => state === 'open').length + fresh.length, fresh: fresh.length };
  });
}

/** Adds what was found to a topic and counts it anew from all its cases. */
export async function recount(transaction: Transaction, topic: Pick<TopicRow, 'id' | 'title' | 'placeName'>, added: readonly FoundTopic[], rules: TopicRules, now: Date): Promise<void> {
  await addCases(transaction, topic.id, added.flatMap(({ messages }) => messages));
  const inside = (await casesOfTopics(transaction, [topic.id])).filter(({ removed }) => !removed).map(({ requestId }) => requestId);
  const cases = await messagesById(transaction, inside);
  if (cases.length === 0) return;
  const [largest] = [...added].sort((a, b) => b.messages.length - a.messages.length);
  await saveCount(transaction, topic.id, countTopic(cases, rules, now, largest ?? { title: topic.title, place: topic.placeName }), now);
}

/**
 * Looks for hot topics street by street in the cases of the last months and brings those known up to date: a topic keeps
 * its cases, what a clerk decided stays, and what was merged goes on to where it was merged.
 */
export async function refreshTopics(platform: Platform, signal: AbortSignal, progress?: Progress): Promise<StreetResult> {
  const startedAt = performance.now();
  const now = platform.clock.now();
  const rules = await topicRules(platform.database, now);
  const spells = await spellsOfStreets(platform.database, rules.mostGapDays);
  const streets = [...new Set(spells.map(({ path }) => path))];
  const total = { messages: 0, topics: 0, fresh: 0 };
  for (const [index, street] of streets.entries()) {
    signal.throwIfAborted();
    await progress?.report(index, streets.length);
    const { messages, topics, fresh } = await refreshStreet(platform, spells.filter(({ path }) => path === street), rules, signal);
    total.messages += messages;
    total.topics += topics;
    total.fresh += fresh;
  }
  await runInTransaction(platform.database, (transaction) =>
    saveRun(transaction, { id: newId(now.getTime()), at: now, ...total, durationMs: Math.round(performance.now() - startedAt) }),
  );
  return total;
}
