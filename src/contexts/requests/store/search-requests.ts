import { type RawBuilder, sql } from 'kysely';
import { searchQuery } from '../../../shared/search-pairs.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type Filters, type PageByAge, type PageWanted, type Scope, type SearchIn, type Total, all, boundedCount, conditionsOf, countRequests, orderedBy, pageConditions, scopeCondition, totalOf, wholeNumber } from './list-requests.ts';

interface Search {
  readonly text: string;
  readonly searchIn: SearchIn;
  /** All conditions of the list beside the words. */
  readonly conditions: readonly RawBuilder<boolean>[];
}

interface Found {
  /** The cases of the page and one more where there are more. */
  readonly ids: readonly string[];
  readonly total: Total | null;
}

/**
 * How many of the newest cases are looked through before the index of character pairs is asked. Words that every fortieth case holds fill a
 * page of fifty from so many; rarer ones are few in the index.
 */
const lookedThrough = 2000;

const partOfNumber = /\d{3}/u;

/**
 * The page of a search by age. Common words are found among the newest cases, without the index, which would give all of them; rare words by the
 * index, which gives few. So the time depends on the page, not on how many cases there are. Undefined for a text without anything to search for.
 */
async function searchPage(
  database: Database,
  scope: Scope | null,
  search: Search,
  page: PageByAge,
  counted: boolean,
): Promise<Found | undefined> {
  const { pairs, phrases } = searchQuery(search.text);
  if (pairs.length === 0) return undefined;
  if (wholeNumber.test(search.text)) return fromIndex(database, scope, sql`request.number = ${search.text}`, search, page, counted);
  const holds = phrases.map((phrase) => sql<boolean>`request.${sql.ref(search.searchIn)} like ${`%${phrase}%`}`);
  if (!partOfNumber.test(search.text)) {
    const ids = await fromNewest(database, scope, holds, search, page);
    if (ids.length > page.limit) {
      return { ids, total: counted ? await boundedCount(database, [sql`request.search_pairs @> ${pairs}::text[]`, ...holds, ...search.conditions, ...inScope(scope)]) : null };
    }
  }
  return fromIndex(database, scope, sql`request.search_pairs @> ${pairs}::text[] and ${all(holds)}`, search, page, counted);
}

function inScope(scope: Scope | null): RawBuilder<boolean>[] {
  return scope ? [scopeCondition(scope, true)] : [];
}

async function fromNewest(database: Database, scope: Scope | null, holds: readonly RawBuilder<boolean>[], search: Search, page: PageByAge): Promise<readonly string[]> {
  const by = orderedBy(page);
  const { rows } = await sql<{ id: string }>`
    select id from (select * from request where ${all(pageConditions(null, [], page))} order by ${by} limit ${sql.lit(lookedThrough)}) as request
    where ${all([...holds, ...search.conditions, ...inScope(scope)])} order by ${by} limit ${page.limit + 1}`.execute(database);
  return rows.map(({ id }) => id);
}

/** Everything found is read once, for the page and for the count. */
async function fromIndex(
  database: Database, scope: Scope | null, found: RawBuilder<unknown>, search: Search, page: PageByAge, counted: boolean,
): Promise<Found> {
  const { rows } = await sql<{ ids: string[]; count: number }>`
    with request as materialized (select id from request where ${found} and ${all([...search.conditions, ...inScope(scope)])})
    select array(select id from request where ${all(pageConditions(null, [], page))} order by ${orderedBy(page)} limit ${page.limit + 1})::text[] as ids,
      (select count(*) from request) as count`.execute(database);
  const { ids = [], count = 0 } = rows[0] ?? {};
  return { ids, total: counted ? totalOf(count) : null };
}

/** A question for a page of a list. */
export interface ListQuestion {
  readonly filters: Filters;
  readonly now: Date;
  readonly searchIn: SearchIn;
  /** Conditions beside the filters. */
  readonly more?: readonly RawBuilder<boolean>[];
  readonly page: PageWanted;
  readonly counted: boolean;
}

/** How to read the page: the conditions that find it, and its total where it is asked for. */
export async function planPage(
  database: Database,
  scope: Scope | null,
  { filters, now, searchIn, more = [], page, counted }: ListQuestion,
): Promise<{ readonly conditions: readonly RawBuilder<boolean>[]; readonly count: () => Promise<Total | null> }> {
  const { text = '', ...others } = filters;
  const { sort } = page;
  const found = text === '' || sort === 'due' || page.moment !== undefined ? undefined : await searchPage(database, scope, { text, searchIn, conditions: [...conditionsOf(others, now, searchIn), ...more] }, { ...page, sort }, counted);
  if (found) return { conditions: [sql`request.id = any(${found.ids}::uuid[])`], count: () => Promise.resolve(found.total) };
  const conditions = [...conditionsOf(filters, now, searchIn), ...more];
  return { conditions, count: () => (counted ? countRequests(database, scope, conditions) : Promise.resolve(null)) };
}
