import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** A case as finding hot topics needs it: for the office only, it carries what the reporter wrote. */
export interface CaseMessage {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly version: number;
  readonly reportedAt: Date;
  readonly placePath: string;
  readonly placeName: string;
  readonly compoundName: string | null;
  /** The same for all messages of one person as far as they can be recognised; tells nothing about them. */
  readonly person: string;
  /** People who joined with “我也遇到” here; likes from elsewhere, which the count of a case holds too, are no people. */
  readonly supporters: number;
  /** Who agreed where an imported message stood before. */
  readonly outsideLikes: number;
  readonly joinedTo: string | null;
}

/** The street a case lies in: the fourth level of its path, or the path itself above that. */
const street = sql`subpath(request.place_path, 0, least(4, nlevel(request.place_path)))`;

// Imported messages carry their writers as codes with digits; a plain name is shared by many people.
const person = sql`md5(coalesce(reporter.resident_id::text, reporter.phone, case when reporter.name ~ '[0-9]{3}' then reporter.name end, reporter.id::text))`;

const columns = sql`
  request.id, request.number, request.title, request.original_text as text, request.state, request.version, request.reported_at as "reportedAt",
  request.place_path::text as "placePath", request.place_name as "placeName", request.compound_name as "compoundName",
  (select count(*)::int from request_supporter where request_id = request.id) as supporters,
  coalesce((select likes from request_outside where request_id = request.id), 0) as "outsideLikes", request.joined_to as "joinedTo", ${person} as person`;

const joins = sql`
  join lateral (select id, resident_id, phone, name from request_reporter where request_id = request.id order by id limit 1) as reporter on true`;

/** A time without a long silence in a street: from its oldest to its newest case. */
export interface Spell {
  readonly path: string;
  readonly oldestAt: Date;
  readonly newestAt: Date;
}

/** The streets in which something was reported, by their paths, each with its spells between silences of more than so many days, the newest first. */
export async function spellsOfStreets(database: Database, silenceDays: number): Promise<readonly Spell[]> {
  const { rows } = await sql<Spell>`
    select path, min(reported_at) as "oldestAt", max(reported_at) as "newestAt" from (
      select path, reported_at, count(*) filter (where later is null or later - reported_at > make_interval(days => ${silenceDays}::int))
          over (partition by path order by reported_at desc, id desc) as spell
      from (select id, ${street}::text as path, reported_at, lead(reported_at) over (partition by ${street} order by reported_at, id) as later from request) as request
    ) as told group by path, spell order by path, "newestAt" desc`.execute(database);
  return rows;
}

/** What was reported in a street between two moments, refused and withdrawn cases left out, the newest first. */
export async function messagesOfStreet(database: Database, streetPath: string, since: Date, until: Date, limit: number): Promise<readonly CaseMessage[]> {
  const { rows } = await sql<CaseMessage>`
    select ${columns} from request ${joins}
    where ${street} = ${streetPath}::ltree and request.place_path <@ ${streetPath}::ltree and request.reported_at between ${since} and ${until}
      and request.state not in ('rejected', 'withdrawn') and request.original_text is not null
    order by request.reported_at desc, request.id desc limit ${limit}`.execute(database);
  return rows;
}

/** Cases by their ids as messages, by time; the text of erased ones is empty. */
export async function messagesById(database: Database | Transaction, ids: readonly string[]): Promise<readonly CaseMessage[]> {
  const { rows } = await sql<CaseMessage>`
    select ${columns} from request ${joins} where request.id = any(${ids}::uuid[]) order by request.reported_at, request.id`.execute(database);
  return rows.map((row) => ({ ...row, text: row.text ?? '' }));
}
