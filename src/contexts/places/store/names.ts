import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/database.ts';
import { keptForASecond } from '../../../platform/database/kept.ts';
import { normaliseForSearch, searchPairs } from '../../../shared/search-pairs.ts';
import type { Executor } from './sql.ts';

export type NamedType = 'division' | 'compound' | 'workstation';

/** A place and every name it answers to, the main one first. */
export interface NamedPlace {
  readonly subjectType: NamedType;
  readonly subjectId: string;
  readonly path: string;
  readonly names: readonly string[];
}

/** First letters of the pinyin of a name: 桂花新村 → ghxc. The dictionary is loaded when first needed. */
export async function initialsOf(names: readonly string[]): Promise<readonly string[]> {
  const { pinyin } = await import('pinyin-pro');
  return names.map((name) =>
    normaliseForSearch(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')),
  );
}

/** Stores the names of places, replacing those stored before. */
export async function saveNames(transaction: Transaction, places: readonly NamedPlace[]): Promise<void> {
  const entries = places.flatMap((place) =>
    Array.from(new Set(place.names)).map((name, position) => ({ ...place, name, position })),
  );
  const initials = await initialsOf(entries.map(({ name }) => name));
  const rows = entries.map(({ subjectType, subjectId, path, name, position }, index) => ({
    subjectType,
    subjectId,
    path,
    name,
    position,
    normalised: normaliseForSearch(name),
    pairs: searchPairs(name),
    initials: initials[index] ?? '',
  }));
  await sql`delete from place_name where subject_id = any(${places.map(({ subjectId }) => subjectId)}::uuid[])`.execute(transaction);
  await sql`
    insert into place_name (subject_type, subject_id, position, name, normalised, pairs, initials, path)
    select "subjectType", "subjectId", position, name, normalised,
      array(select jsonb_array_elements_text(pairs)), initials, path::ltree
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("subjectType" text, "subjectId" uuid, position integer,
      name text, normalised text, pairs jsonb, initials text, path text)`.execute(transaction);
}

/** Takes a place out of the search. */
export async function deleteNames(transaction: Transaction, subjectId: string): Promise<void> {
  await sql`delete from place_name where subject_id = ${subjectId}`.execute(transaction);
}

/** A place found by one of its names. */
export interface NameHit {
  readonly subjectType: NamedType;
  readonly subjectId: string;
  /** The name that was found. */
  readonly name: string;
  readonly path: string;
}

export interface NameSearch {
  readonly pairs: readonly string[];
  readonly phrases: readonly string[];
  /** Set when the text could be pinyin initials. */
  readonly initials: string | undefined;
  readonly types: readonly NamedType[];
  readonly withinPath: string | undefined;
  readonly limit: number;
}

/** Places whose names contain every phrase, or whose initials begin so; exact and short names first. */
export async function searchNames(executor: Executor, search: NameSearch): Promise<readonly NameHit[]> {
  const within = search.withinPath === undefined ? sql`true` : sql`path <@ ${search.withinPath}::ltree`;
  const phrases = search.phrases.map((phrase) => sql`normalised like ${`%${phrase}%`}`);
  const byText = sql`pairs @> ${search.pairs}::text[] and ${sql.join(phrases, sql` and `)}`;
  const byInitials = search.initials === undefined ? sql`false` : sql`initials like ${`${search.initials}%`}`;
  const result = await sql<NameHit>`
    with hit as (
      select distinct on (subject_id) subject_type, subject_id, name, path, normalised
      from place_name
      where subject_type = any(${search.types}::text[]) and ${within} and ((${byText}) or ${byInitials})
      order by subject_id, position)
    select subject_type as "subjectType", subject_id as "subjectId", name, path::text as path from hit
    order by normalised = ${search.phrases.join('')} desc, nlevel(path), char_length(name), name, subject_id
    limit ${search.limit}`.execute(executor);
  return result.rows;
}

interface KnownName extends NameHit {
  readonly normalised: string;
}

async function readNamesInside(executor: Executor, path: string): Promise<readonly KnownName[]> {
  const result = await sql<KnownName>`
    select subject_type as "subjectType", subject_id as "subjectId", name, path::text as path, normalised from place_name
    where subject_type in ('division', 'compound') and path <@ ${path}::ltree and char_length(normalised) >= 2`.execute(executor);
  return result.rows;
}

/** The few names inside a community, known by heart: every report asks for them. */
export const namesInside = keptForASecond(readNamesInside);

/** Province, city, district, street, community: below that there are few names. */
const communityDepth = 5;

/** All names that occur in a text, for reading an address. */
export async function namesInText(executor: Executor, text: string, withinPath: string | undefined): Promise<readonly NameHit[]> {
  const normalised = normaliseForSearch(text);
  if (withinPath !== undefined && withinPath.split('.').length >= communityDepth) {
    return (await namesInside(executor, withinPath)).filter((known) => normalised.includes(known.normalised));
  }
  const within = withinPath === undefined ? sql`true` : sql`path <@ ${withinPath}::ltree`;
  const result = await sql<NameHit>`
    select subject_type as "subjectType", subject_id as "subjectId", name, path::text as path from place_name
    where subject_type in ('division', 'compound') and ${within} and pairs <@ ${searchPairs(text)}::text[]
      and char_length(normalised) >= 2 and strpos(${normalised}, normalised) > 0`.execute(executor);
  return result.rows;
}
