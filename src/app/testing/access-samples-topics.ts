import { sql } from 'kysely';
import { systemActor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../platform/events/append-event.ts';
import type { Given, Givens, Moment, Sample } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

/** A topic of the street's cases (or of the foreign street's), straight into the tables: finding one would need many reports. */
async function topicFor({ database, world }: Moment, of: 'own' | 'foreign'): Promise<string> {
  const id = newId();
  const cases = of === 'own' ? [world.requests.own.id, world.requests.sub.id] : [world.requests.foreign.id];
  await runInTransaction(database, async (transaction) => {
    const at = new Date('2026-03-10T02:00:00Z');
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'topic', subjectId: id, action: 'find', fromState: null, toState: 'open', actor: systemActor, occurredAt: at, public: false, publicDetail: null, internalDetail: null,
    });
    await sql`
      insert into topic (id, state, title, place_path, street_path, first_at, last_at, people, likes, cases, heat, found_at, counted_at, version, head_hash)
      select ${id}, 'open', '路灯不亮', subpath(place_path, 0, 4), subpath(place_path, 0, 4), ${at}, ${at}, 2, 0, ${cases.length}, 1, ${at}, ${at}, 1, ${head.hash}
      from request where id = ${cases[0]}::uuid`.execute(transaction);
    await sql`insert into topic_case (topic_id, request_id) select ${id}::uuid, unnest(${cases}::uuid[])`.execute(transaction);
  });
  return id;
}

/** Calls about hot topics that work, for a topic of the street and for one of another street. */
export function topicsGiven(world: AccessWorld): Givens {
  const given = (body?: (moment: Moment, of: 'own' | 'foreign') => Promise<unknown>): Given => ({
    targets: ['own', 'foreign'],
    ready: async (moment): Promise<Partial<Sample>> => {
      const of = moment.sample.target === 'foreign' ? 'foreign' : 'own';
      const id = await topicFor(moment, of);
      return { params: { id }, ...(body ? { body: await body(moment, of) } : {}) };
    },
  });
  return {
    'insight.readTopic': given(),
    'insight.changeTopic': given(async () => ({ version: 1, mark: 'monthlyTopic' })),
    'insight.mergeTopic': given(async (moment, of) => ({ version: 1, intoId: await topicFor(moment, of) })),
    'insight.removeTopicCase': given(async (_moment, of) => ({ version: 1, requestId: world.requests[of].id })),
    'insight.makeJointCase': given(async (_moment, of) => ({ version: 1, mainRequestId: world.requests[of].id })),
  };
}
