import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../../shared/ids.ts';
import { searchQuery } from '../../../shared/search-pairs.ts';
import { firstHalfDayOf, startOfHalfDay } from '../../../shared/half-days.ts';
import { addDays, instantOf, plainDateOf } from '../../../shared/time.ts';
import type { Database } from '../../../platform/database/database.ts';
import { foreignCursor, readIdCursor } from '../../../platform/paging.ts';
import type { ListQuery, Origin } from '../contract.ts';
import { openStates, requestStates } from '../lifecycle.ts';
import { originCondition } from './origins.ts';
import { type Moment, definitions, measureCondition } from './statistics/measures.ts';
import { type SummaryRow, summaryColumns, summaryJoins } from './summaries.ts';

/** What part of all requests a reader may list: places with their subtrees, and workstations. */
export interface Scope {
  readonly placePaths: readonly string[];
  readonly workstationIds: readonly string[];
}

/** The filters of a list; a division is given by its path. */
export type Filters = Partial<Omit<ListQuery, 'cursor' | 'limit' | 'sort' | 'divisionCode'>> & { readonly placePath?: string };

export interface Page {
  readonly rows: readonly SummaryRow[];
  readonly nextCursor: string | null;
}

const countBound = 1000;

function many<Value>(value: Value | readonly Value[] | undefined): readonly Value[] | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}

function originOf(text: string): Origin {
  const [type = '', id = ''] = text.split(':');
  return { type, id };
}

/**
 * The part of all requests a reader may list. Where other filters find the rows, a single place is compared row by row and hidden from
 * the planner: so the server keeps one plan for all calls, through the index of those filters, instead of making a new one each time.
 */
export function scopeCondition(scope: Scope, foundOtherwise = false): RawBuilder<boolean> {
  const [place, ...otherPlaces] = scope.placePaths;
  if (foundOtherwise && place !== undefined && otherPlaces.length === 0 && scope.workstationIds.length === 0) {
    return sql`coalesce(request.place_path <@ ${place}::ltree, false)`;
  }
  return sql`(request.place_path <@ ${scope.placePaths}::text[]::ltree[] or request.workstation_id = any(${scope.workstationIds}::uuid[]))`;
}

/** When the day in Suzhou ends in which a moment lies. */
export function endOfDay(now: Date): Date {
  return new Date(instantOf(addDays(plainDateOf(now.getTime()), 1)));
}

/** Late first: the nearest limit that still runs; cases whose clocks do not run come last. Written as the indexes have it. */
const nearestDue = sql`coalesce(request.next_due, 'infinity')`;

/** Late, yellow and red, or due before the day in Suzhou ends; of open cases only. */
function dueCondition(due: 'overdue' | 'soon' | 'today', now: Date): RawBuilder<boolean> {
  if (due === 'overdue') return sql`${nearestDue} < ${now}`;
  return due === 'today' ? sql`${nearestDue} >= ${now} and ${nearestDue} < ${endOfDay(now)}` : sql`${nearestDue} >= ${now} and request.warn_at <= ${now}`;
}

const finishedStates = requestStates.filter((state) => !(openStates as readonly string[]).includes(state));

const isOpenState = (state: string): boolean => !(finishedStates as readonly string[]).includes(state);

/** All conditions joined; none holds for every case. */
export const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(conditions.length > 0 ? conditions : [sql`true`], sql` and `);

/** Somebody still has to do something; written out, so that the indexes of open cases serve it. */
export const isOpen: RawBuilder<boolean> = sql`request.state not in (${sql.join(finishedStates.map((state) => sql.lit(state)))})`;

/** A number as it stands on the receipt. */
export const wholeNumber = /^[A-Z]{1,6}-\d{4}-\d{4,9}$/u;

/** Everything staff may find a case by, or what everybody may. */
export type SearchIn = 'search_text' | 'public_search_text';

function searchCondition(text: string, column: SearchIn): RawBuilder<boolean> {
  if (wholeNumber.test(text)) return sql`request.number = ${text}`;
  const { pairs, phrases } = searchQuery(text);
  if (pairs.length === 0) return sql`true`;
  const recheck = phrases.map((phrase) => sql`and request.${sql.ref(column)} like ${`%${phrase}%`}`);
  return sql`request.search_pairs @> ${pairs}::text[] ${sql.join(recheck, sql` `)}`;
}

/** The period of a list: by the moment a number counts by, else by when cases came in. */
function periodCondition({ measure = 'reported', from, until, window = 'calendar' }: Filters): RawBuilder<boolean> {
  const startOf = (date: string | undefined, daysLater: number): Date | undefined =>
    date === undefined ? undefined : new Date(startOfHalfDay(firstHalfDayOf(addDays(date, daysLater), window)));
  return measureCondition(measure, startOf(from, 0), startOf(until, 1));
}

/** The conditions of a list; `public` searches only in what everybody may read. */
export function conditionsOf(filters: Filters, now: Date, searchIn: SearchIn): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  const states = many(filters.state);
  if (filters.open === 'true' || filters.due !== undefined || states?.every(isOpenState)) conditions.push(isOpen);
  if (states) conditions.push(states.length === 1 ? sql`request.state = ${states[0]}` : sql`request.state = any(${states})`);
  if (filters.open === 'false') conditions.push(sql`not (${isOpen})`);
  if (filters.gridCode !== undefined) conditions.push(sql`request.grid_code = ${filters.gridCode}`);
  if (filters.placePath !== undefined) conditions.push(sql`request.place_path <@ ${filters.placePath}::ltree`);
  if (filters.workstationId !== undefined) conditions.push(sql`request.workstation_id = ${filters.workstationId}::uuid`);
  if (filters.categoryId !== undefined) conditions.push(sql`request.category_id = ${filters.categoryId}::uuid`);
  if (filters.nature !== undefined) conditions.push(sql`request.nature = ${filters.nature}`);
  const channels = many(filters.channel);
  if (channels) conditions.push(channels.length === 1 ? sql`request.channel = ${channels[0]}` : sql`request.channel = any(${channels})`);
  if (filters.origin !== undefined) conditions.push(originCondition(originOf(filters.origin)));
  if (filters.priority !== undefined) conditions.push(sql`request.priority = ${filters.priority}`);
  if (filters.due !== undefined) conditions.push(dueCondition(filters.due, now));
  if (filters.measure !== undefined || filters.from !== undefined || filters.until !== undefined) conditions.push(periodCondition(filters));
  if (filters.text !== undefined && filters.text !== '') conditions.push(searchCondition(filters.text, searchIn));
  return conditions;
}

/** A list of a period lies in the order of the moment it counts by, so that the index of the period gives it in order; all others by their ids, in which they came in. */
export function momentOf({ measure, from, until }: Filters): Moment | undefined {
  return measure !== undefined || from !== undefined || until !== undefined ? definitions[measure ?? 'reported'].at : undefined;
}

interface DueCursor {
  readonly due: string;
  readonly id: string;
}

const instantPattern = /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z$/u;

function readDueCursor(cursor: string): DueCursor {
  const [due = '', id = '', ...more] = cursor.split('_');
  const known = due === 'infinity' || (instantPattern.test(due) && !Number.isNaN(Date.parse(due)));
  if (!known || !isId(id) || more.length > 0) throw foreignCursor();
  return { due, id };
}

export interface PageWanted {
  readonly sort: ListQuery['sort'];
  /** What newest and oldest go by; else the id. */
  readonly moment?: Moment | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
  /** The conditions alone find few rows through an index, without the scope. */
  readonly foundOtherwise?: boolean;
}

/** A page by age. */
export type PageByAge = PageWanted & { readonly sort: 'newest' | 'oldest' };

/** The order of a page by age. */
export function orderedBy({ sort, moment }: PageByAge): RawBuilder<unknown> {
  const way = sort === 'newest' ? sql` desc` : sql``;
  return moment === undefined ? sql`request.id${way}` : sql`request.${sql.ref(moment)}${way}, request.id${way}`;
}

const instantText = (at: RawBuilder<unknown>): RawBuilder<string> => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The cursor that stands for a row of a page by age. */
export function cursorOf({ moment }: PageByAge): RawBuilder<string> {
  return moment === undefined ? sql`request.id::text` : sql`${instantText(sql`request.${sql.ref(moment)}`)} || '_' || request.id`;
}

function beyondCursor({ sort, moment }: PageByAge, cursor: string): RawBuilder<boolean> {
  const way = sort === 'newest' ? sql`<` : sql`>`;
  if (moment === undefined) return sql`request.id ${way} ${readIdCursor(cursor)}::uuid`;
  const { due: at, id } = readDueCursor(cursor);
  if (at === 'infinity') throw foreignCursor();
  return sql`(request.${sql.ref(moment)}, request.id) ${way} (${at}::timestamptz, ${id}::uuid)`;
}

/** All conditions of a page in scope, that of its cursor included. Throws 422 for a cursor of another list. */
export function pageConditions(scope: Scope | null, conditions: readonly RawBuilder<boolean>[], page: PageWanted): RawBuilder<boolean>[] {
  const where = [...conditions, ...(scope ? [scopeCondition(scope, page.foundOtherwise)] : [])];
  const { sort, cursor } = page;
  if (sort !== 'due' && cursor !== undefined) where.push(beyondCursor({ ...page, sort }, cursor));
  return where;
}

/** One page of requests in scope, keyset-paged; a null scope lists everything (public pages with their own conditions). */
export async function listRequests(
  database: Database,
  scope: Scope | null,
  conditions: readonly RawBuilder<boolean>[],
  page: PageWanted,
): Promise<Page> {
  const where = pageConditions(scope, conditions, page);
  const { sort } = page;
  if (sort === 'due') return listByDue(database, where, page);
  const byAge = { ...page, sort };
  const result = await sql<SummaryRow & { cursor: string }>`
    select ${summaryColumns}, ${cursorOf(byAge)} as cursor from request ${summaryJoins}
    where ${all(where)} order by ${orderedBy(byAge)} limit ${page.limit + 1}`.execute(database);
  const rows = result.rows.slice(0, page.limit);
  return { rows, nextCursor: result.rows.length > page.limit ? (rows.at(-1)?.cursor ?? null) : null };
}

/** The ids of a page by deadline: open cases lie in this order in an index; of all cases those with a running limit do, and those without lie by age. */
function idsByDue(where: readonly RawBuilder<boolean>[], after: DueCursor | undefined, most: number): RawBuilder<unknown> {
  if (where.includes(isOpen)) {
    const beyond = after ? [sql`(${nearestDue}, request.id) > (${after.due}::timestamptz, ${after.id}::uuid)`] : [];
    return sql`select request.id from request where ${all([...where, ...beyond])} order by ${nearestDue}, request.id limit ${most}`;
  }
  const running = sql`
    (select request.id, request.next_due from request
    where ${all([sql`request.next_due is not null`, ...where, ...(after ? [sql`(request.next_due, request.id) > (${after.due}::timestamptz, ${after.id}::uuid)`] : [])])}
    order by request.next_due, request.id limit ${most})`;
  const rest = sql`
    (select request.id, 'infinity'::timestamptz as next_due from request
    where ${all([sql`request.next_due is null`, ...where, ...(after?.due === 'infinity' ? [sql`request.id > ${after.id}::uuid`] : [])])}
    order by request.id limit ${most})`;
  return sql`select id from (${after?.due === 'infinity' ? rest : sql`${running} union all ${rest}`}) as part order by next_due, id limit ${most}`;
}

/** Nearest limit first; cases without one come last, by age. */
export const orderedByDue: RawBuilder<unknown> = sql`${nearestDue}, request.id`;

async function listByDue(
  database: Database,
  where: readonly RawBuilder<boolean>[],
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Page> {
  const after = page.cursor === undefined ? undefined : readDueCursor(page.cursor);
  const result = await sql<SummaryRow & { nearestDue: string }>`
    select ${summaryColumns}, ${instantText(nearestDue)} as "nearestDue"
    from (${idsByDue(where, after, page.limit + 1)}) as listed join request on request.id = listed.id ${summaryJoins}
    order by ${nearestDue}, request.id`.execute(database);
  const rows = result.rows.slice(0, page.limit);
  const last = rows.at(-1);
  const more = result.rows.length > page.limit && last;
  return { rows, nextCursor: more ? `${last.nearestDue || 'infinity'}_${last.id}` : null };
}

/** How long a list is, exact up to 1,000. */
export interface Total {
  readonly count: number;
  readonly more: boolean;
}

/** The length as lists say it. */
export function totalOf(count: number): Total {
  return { count: Math.min(count, countBound), more: count > countBound };
}

/** How many requests fulfil all conditions, exact up to 1,000. */
export async function boundedCount(database: Database, where: readonly RawBuilder<boolean>[]): Promise<Total> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (select 1 from request where ${all(where)} limit ${countBound + 1}) as bounded`.execute(database);
  return totalOf(result.rows[0]?.count ?? 0);
}

/** How many requests a list holds, exact up to 1,000. */
export function countRequests(database: Database, scope: Scope | null, conditions: readonly RawBuilder<boolean>[]): Promise<Total> {
  return boundedCount(database, [...conditions, ...(scope ? [scopeCondition(scope)] : [])]);
}
