import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Frequency } from '../contract.ts';
import { hasPlaceIn, hasPlaceInCompound } from './further-places.ts';

export interface SubscriptionRow {
  readonly id: string;
  readonly residentId: string;
  readonly kind: 'case' | 'division' | 'compound';
  readonly target: string;
  readonly name: string;
  readonly frequency: Frequency;
  readonly language: 'zh' | 'en';
  readonly createdAt: Date;
  readonly toldUntil: Date;
}

const columns = sql`id, resident_id as "residentId", kind, target, name, frequency, language, created_at as "createdAt", told_until as "toldUntil"`;

/** What a resident follows, newest first. */
export async function subscriptionsOf(database: Database | Transaction, residentId: string): Promise<readonly SubscriptionRow[]> {
  return (await sql<SubscriptionRow>`select ${columns} from request_subscription where resident_id = ${residentId}::uuid order by id desc`.execute(database)).rows;
}

/** Begins a subscription, or changes the frequency of the one there is; answers it. */
export async function saveSubscription(transaction: Transaction, row: SubscriptionRow, linkDigest: string): Promise<SubscriptionRow> {
  const { rows } = await sql<SubscriptionRow>`
    insert into request_subscription (id, resident_id, kind, target, name, frequency, language, link_digest, created_at, told_until)
    values (${row.id}, ${row.residentId}, ${row.kind}, ${row.target}, ${row.name}, ${row.frequency}, ${row.language}, ${linkDigest}, ${row.createdAt}, ${row.toldUntil})
    on conflict (resident_id, kind, target) do update set frequency = excluded.frequency, language = excluded.language
    returning ${columns}`.execute(transaction);
  const [saved] = rows;
  if (!saved) throw new Error('The subscription was not saved');
  return saved;
}

/** Changes how often a resident hears; undefined when the subscription is not theirs. */
export async function changeFrequency(database: Database, id: string, residentId: string, frequency: Frequency): Promise<SubscriptionRow | undefined> {
  const { rows } = await sql<SubscriptionRow>`
    update request_subscription set frequency = ${frequency} where id = ${id}::uuid and resident_id = ${residentId}::uuid returning ${columns}`.execute(database);
  return rows[0];
}

/** Ends one of a resident's subscriptions; false when it is not theirs. */
export async function deleteSubscription(database: Database | Transaction, id: string, residentId: string): Promise<boolean> {
  const { rows } = await sql`delete from request_subscription where id = ${id}::uuid and resident_id = ${residentId}::uuid returning id`.execute(database);
  return rows.length > 0;
}

/** Ends all subscriptions of a resident. */
export async function deleteSubscriptionsOf(transaction: Transaction, residentId: string): Promise<void> {
  await sql`delete from request_subscription where resident_id = ${residentId}::uuid`.execute(transaction);
}

/** The subscription behind a link. */
export async function subscriptionOfLink(database: Database, linkDigest: string): Promise<SubscriptionRow | undefined> {
  return (await sql<SubscriptionRow>`select ${columns} from request_subscription where link_digest = ${linkDigest}`.execute(database)).rows[0];
}

/** Ends the subscription behind a link; false when there is none (any more). */
export async function deleteByLink(database: Database, linkDigest: string): Promise<boolean> {
  const { rows } = await sql`delete from request_subscription where link_digest = ${linkDigest} returning id`.execute(database);
  return rows.length > 0;
}

const followerColumns = sql`subscription.id, resident_id as "residentId", kind, target, name, frequency, language, created_at as "createdAt", told_until as "toldUntil"`;

/** The subscription is to the compound or a division of a row that has a place. */
function followsPlaceOf(row: string): RawBuilder<boolean> {
  return sql`coalesce((kind = 'compound' and target = ${sql.ref(`${row}.compound_id`)}::text)
    or (kind = 'division' and target = any(string_to_array(ltree2text(${sql.ref(`${row}.place_path`)}), '.'))), false)`;
}

/** Who wants to hear at once of a case: its followers, and those of its compounds and of all places it lies in. */
export async function immediateFollowers(database: Database | Transaction, requestId: string): Promise<readonly SubscriptionRow[]> {
  const { rows } = await sql<SubscriptionRow>`
    select ${followerColumns} from request join request_subscription as subscription on frequency = 'immediate' and (
      (kind = 'case' and target = request.id::text) or ${followsPlaceOf('request')}
      or (request.more_places > 0 and exists (select from request_further_place as further where further.request_id = request.id and ${followsPlaceOf('further')})))
    where request.id = ${requestId}::uuid order by subscription.id`.execute(database);
  return rows;
}

/** Who wants to hear at once of a place that a case got later: those who follow that place, and no other the case lay in already. */
export async function followersOfAddedPlace(database: Database | Transaction, requestId: string, addedAt: Date): Promise<readonly SubscriptionRow[]> {
  const { rows } = await sql<SubscriptionRow>`
    select ${followerColumns} from request_further_place as added join request on request.id = added.request_id
      join request_subscription as subscription on frequency = 'immediate' and ${followsPlaceOf('added')} and not ${followsPlaceOf('request')}
    where added.request_id = ${requestId}::uuid and added.added_at = ${addedAt} and not exists (
      select from request_further_place as earlier where earlier.request_id = added.request_id and earlier.added_at < added.added_at and ${followsPlaceOf('earlier')})
    order by subscription.id`.execute(database);
  return rows;
}

/** Subscriptions of a frequency that were last told before a moment, in the order of their ids. */
export async function dueSubscriptions(database: Database, frequency: Frequency, before: Date, afterId: string | undefined, limit: number): Promise<readonly SubscriptionRow[]> {
  const start = afterId === undefined ? sql`` : sql`and id > ${afterId}::uuid`;
  const { rows } = await sql<SubscriptionRow>`
    select ${columns} from request_subscription where frequency = ${frequency} and told_until < ${before} ${start} order by id limit ${limit}`.execute(database);
  return rows;
}

/** Notes until when a follower has been told. */
export async function markTold(transaction: Transaction, id: string, until: Date): Promise<void> {
  await sql`update request_subscription set told_until = ${until} where id = ${id}::uuid`.execute(transaction);
}

/** What happened of what somebody follows since they were last told, of what everybody may see. */
export interface News {
  readonly reported: number;
  readonly solved: number;
  /** Of a followed case: whether it moved on. */
  readonly changed: boolean;
}

/** Counts the news of a subscription until a moment; the path is that of a followed division. */
export async function newsFor(database: Database, { kind, target, toldUntil }: SubscriptionRow, placePath: string | undefined, until: Date): Promise<News> {
  const about = kind === 'case' ? sql`id = ${target}::uuid` : kind === 'compound' ? hasPlaceInCompound(target) : hasPlaceIn(placePath ?? 'nowhere');
  const lies = (at: string): RawBuilder<boolean> => (kind === 'compound' ? sql`${sql.ref(`${at}.compound_id`)} = ${target}::uuid` : sql`${sql.ref(`${at}.place_path`)} <@ ${placePath ?? 'nowhere'}::ltree`);
  // A case that came to lie here as well is news once it does.
  const cameLater = kind === 'case' ? sql`false` : sql`(not coalesce(${lies('request')}, false) and request.id = any(array(
    select further.request_id from request_further_place as further where further.added_at >= ${toldUntil} and further.added_at < ${until} and ${lies('further')})))`;
  const { rows } = await sql<News>`
    select
      (select count(*) from request where ((reported_at >= ${toldUntil} and reported_at < ${until}) or ${cameLater}) and ${about} and state not in ('submitted', 'rejected', 'withdrawn', 'joined')) as reported,
      (select count(*) from request where resolution_met_at >= ${toldUntil} and resolution_met_at < ${until} and ${about} and state in ('verified', 'closed')) as solved,
      ${kind === 'case' ? sql`exists (select 1 from request where ${about} and changed_at >= ${toldUntil} and state not in ('submitted', 'rejected', 'withdrawn'))` : sql`false`} as changed`.execute(database);
  return rows[0] ?? { reported: 0, solved: 0, changed: false };
}
