import { type RawBuilder, sql } from 'kysely';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** What the job counts about a topic. */
export interface TopicCount {
  readonly title: string;
  readonly placeName: string | null;
  readonly placePath: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly people: number;
  readonly likes: number;
  readonly cases: number;
  readonly heat: number;
}

export interface TopicRow extends TopicCount {
  readonly id: string;
  readonly state: 'open' | 'dismissed' | 'merged';
  readonly renamed: boolean;
  readonly streetPath: string;
  readonly mark: 'monthlyTopic' | 'preventive' | null;
  readonly mergedInto: string | null;
  readonly jointRequestId: string | null;
  readonly foundAt: Date;
  readonly countedAt: Date;
  readonly version: number;
  readonly headHash: Buffer;
}

const columns = sql`
  topic.id, topic.state, topic.title, topic.renamed, topic.place_name as "placeName", topic.place_path::text as "placePath", topic.street_path::text as "streetPath",
  topic.first_at as "firstAt", topic.last_at as "lastAt", topic.people, topic.likes, topic.cases, topic.heat, topic.mark, topic.merged_into as "mergedInto",
  topic.joint_request_id as "jointRequestId", topic.found_at as "foundAt", topic.counted_at as "countedAt", topic.version, topic.head_hash as "headHash"`;

const ruleNames = ['personWeight', 'likeWeight', 'halfLifeDays', 'leastPeople', 'windowDays', 'mostGapDays', 'mostMessages', 'samePlacePermille', 'noPlacePermille'] as const;
export type TopicRules = Readonly<Record<(typeof ruleNames)[number], number>>;

/** The rules of topics in force at a moment. */
export async function topicRules(database: Database | Transaction, at: Date): Promise<TopicRules> {
  const { rows } = await sql<{ name: (typeof ruleNames)[number]; value: number }>`
    select distinct on (name) name, value from topic_rule where valid_from <= ${plainDateOf(at.getTime())}::date order by name, valid_from desc`.execute(database);
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return Object.fromEntries(ruleNames.map((name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`No rule ${name} is in force`);
    return [name, value];
  })) as TopicRules;
}

export interface TopicFilters {
  readonly state: 'open' | 'dismissed' | undefined;
  readonly mark: 'monthlyTopic' | 'preventive' | undefined;
  /** Only topics last raised since a moment, or before it. */
  readonly since: Date | undefined;
  readonly before: Date | undefined;
  readonly sort: 'heat' | 'people' | 'latest';
  readonly limit: number;
}

const orders: Readonly<Record<TopicFilters['sort'], RawBuilder<unknown>>> = {
  heat: sql`topic.heat desc, topic.people desc, topic.id`,
  people: sql`topic.people desc, topic.heat desc, topic.id`,
  latest: sql`topic.last_at desc, topic.id`,
};

/** Topics within some places, merged ones left out. */
export async function listTopics(database: Database, placePaths: readonly string[], { state, mark, since, before, sort, limit }: TopicFilters): Promise<readonly TopicRow[]> {
  const conditions = [
    sql`topic.place_path <@ ${placePaths}::text[]::ltree[]`,
    state === undefined ? sql`topic.state <> 'merged'` : sql`topic.state = ${state}`,
    ...(mark === undefined ? [] : [sql`topic.mark = ${mark}`]),
    ...(since === undefined ? [] : [sql`topic.last_at >= ${since}`]),
    ...(before === undefined ? [] : [sql`topic.last_at < ${before}`]),
  ];
  const { rows } = await sql<TopicRow>`select ${columns} from topic where ${sql.join(conditions, sql` and `)} order by ${orders[sort]} limit ${limit}`.execute(database);
  return rows;
}

/** One topic. */
export async function findTopic(database: Database | Transaction, id: string): Promise<TopicRow | undefined> {
  return (await sql<TopicRow>`select ${columns} from topic where id = ${id}::uuid`.execute(database)).rows[0];
}

/** One topic, locked to the end of the transaction. */
export async function lockTopic(transaction: Transaction, id: string): Promise<TopicRow | undefined> {
  return (await sql<TopicRow>`select ${columns} from topic where id = ${id}::uuid for update`.execute(transaction)).rows[0];
}

/** All topics of a street, locked: what the job compares its findings with. */
export async function lockTopicsOfStreet(transaction: Transaction, streetPath: string): Promise<readonly TopicRow[]> {
  return (await sql<TopicRow>`select ${columns} from topic where street_path = ${streetPath}::ltree order by id for update`.execute(transaction)).rows;
}

/** The cases of some topics, those taken out among them. */
export async function casesOfTopics(database: Database | Transaction, ids: readonly string[]): Promise<readonly { readonly topicId: string; readonly requestId: string; readonly removed: boolean }[]> {
  return (await sql<{ topicId: string; requestId: string; removed: boolean }>`
    select topic_id as "topicId", request_id as "requestId", removed from topic_case where topic_id = any(${ids}::uuid[])`.execute(database)).rows;
}

/** Stores a new topic. */
export async function insertTopic(transaction: Transaction, topic: Omit<TopicRow, 'state' | 'renamed' | 'mark' | 'mergedInto' | 'jointRequestId'>): Promise<void> {
  await sql`
    insert into topic (id, state, title, place_name, place_path, street_path, first_at, last_at, people, likes, cases, heat, found_at, counted_at, version, head_hash)
    values (${topic.id}, 'open', ${topic.title}, ${topic.placeName}, ${topic.placePath}::ltree, ${topic.streetPath}::ltree, ${topic.firstAt}, ${topic.lastAt},
      ${topic.people}, ${topic.likes}, ${topic.cases}, ${topic.heat}, ${topic.foundAt}, ${topic.countedAt}, ${topic.version}, ${topic.headHash})`.execute(transaction);
}

/** Puts cases into a topic; those a clerk took out stay out. */
export async function addCases(transaction: Transaction, topicId: string, requestIds: readonly string[]): Promise<void> {
  await sql`
    insert into topic_case (topic_id, request_id) select ${topicId}::uuid, unnest(${requestIds}::uuid[]) on conflict do nothing`.execute(transaction);
}

/** Takes a case out of a topic for good; false when it is not in it. */
export async function removeCase(transaction: Transaction, topicId: string, requestId: string): Promise<boolean> {
  const { rows } = await sql`
    update topic_case set removed = true where topic_id = ${topicId}::uuid and request_id = ${requestId}::uuid and not removed returning request_id`.execute(transaction);
  return rows.length > 0;
}

/** Writes what was counted; a title somebody gave stays. */
export async function saveCount(transaction: Transaction, id: string, count: TopicCount, at: Date): Promise<void> {
  await sql`
    update topic set title = case when renamed then title else ${count.title} end, place_name = ${count.placeName}, place_path = ${count.placePath}::ltree,
      first_at = ${count.firstAt}, last_at = ${count.lastAt}, people = ${count.people}, likes = ${count.likes}, cases = ${count.cases}, heat = ${count.heat},
      counted_at = ${at} where id = ${id}::uuid`.execute(transaction);
}

/** What a clerk may decide about a topic. */
export interface TopicDecision {
  readonly title?: string;
  readonly state?: 'open' | 'dismissed' | 'merged';
  readonly mark?: 'monthlyTopic' | 'preventive' | null;
  readonly mergedInto?: string;
  readonly jointRequestId?: string;
}

/** Writes a decision with the new head of the topic's history. */
export async function saveDecision(transaction: Transaction, id: string, decision: TopicDecision, head: { readonly sequence: number; readonly hash: Buffer }): Promise<void> {
  const changes = [
    sql`version = ${head.sequence}`, sql`head_hash = ${head.hash}`,
    ...(decision.title === undefined ? [] : [sql`title = ${decision.title}, renamed = true`]),
    ...(decision.state === undefined ? [] : [sql`state = ${decision.state}`]),
    ...(decision.mark === undefined ? [] : [sql`mark = ${decision.mark}`]),
    ...(decision.mergedInto === undefined ? [] : [sql`merged_into = ${decision.mergedInto}::uuid`]),
    ...(decision.jointRequestId === undefined ? [] : [sql`joint_request_id = ${decision.jointRequestId}::uuid`]),
  ];
  await sql`update topic set ${sql.join(changes)} where id = ${id}::uuid`.execute(transaction);
}

export interface TopicRun {
  readonly id: string;
  readonly at: Date;
  readonly messages: number;
  readonly topics: number;
  readonly fresh: number;
  readonly durationMs: number;
}

/** Notes a run of the job; the last hundred stay. */
export async function saveRun(transaction: Transaction, run: TopicRun): Promise<void> {
  await sql`insert into topic_run (id, at, messages, topics, fresh, duration_ms) values (${run.id}, ${run.at}, ${run.messages}, ${run.topics}, ${run.fresh}, ${run.durationMs})`.execute(transaction);
  await sql`delete from topic_run where id not in (select id from topic_run order by at desc, id desc limit 100)`.execute(transaction);
}

/** When topics were last looked for. */
export async function lastRun(database: Database): Promise<TopicRun | undefined> {
  return (await sql<TopicRun>`select id, at, messages, topics, fresh, duration_ms as "durationMs" from topic_run order by at desc, id desc limit 1`.execute(database)).rows[0];
}
