import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import type { Summary } from '../contract.ts';
import { finishedStates } from './summaries.ts';
import { type PageByAge, type Scope, cursorOf, orderedBy, pageConditions } from './list-requests.ts';

export interface JsonPage {
  /** A JSON array of `Summary`. */
  readonly items: string;
  readonly nextCursor: string | null;
}

function dueJson(at: string, provisional: string, metAt: string): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(name);
  return sql`case when ${column(at)} is not null and ${column(metAt)} is null then json_build_object('due', ${column(at)}, 'provisional', ${column(provisional)}) end`;
}

/** Every field of a list line, by name: the type keeps it complete. */
const line: Readonly<Record<keyof Summary, RawBuilder<unknown>>> = {
  id: sql`id`,
  number: sql`number`,
  state: sql`state`,
  channel: sql`channel`,
  categoryId: sql`category_id`,
  categoryName: sql`case when name_zh is not null then json_build_object('zh', name_zh, 'en', coalesce(name_en, name_zh)) end`,
  placeName: sql`place_name`,
  morePlaces: sql`more_places`,
  text: sql`public_text`,
  reportedAt: sql`reported_at`,
  changedAt: sql`changed_at`,
  workstationName: sql`workstation_name`,
  response: dueJson('response_due', 'response_provisional', 'response_met_at'),
  resolution: dueJson('resolution_due', 'resolution_provisional', 'resolution_met_at'),
  joinedCount: sql`joined_count`,
  supporterCount: sql`supporter_count`,
  nature: sql`nature`,
  joinedTo: sql`joined_number`,
  rating: sql`case when rating_count > 0 then rating_sum::float8 / rating_count end`,
  title: sql`title`,
  priority: sql`priority`,
  overdue: sql`warning = 'late'`,
  dueSoon: sql`warning in ('yellow', 'red')`,
  warning: sql`warning`,
  next: sql`case when next_due is not null and next_stage is not null and not finished then json_build_object('stage', next_stage, 'due', next_due) end`,
  conditions: sql`conditions`,
  divisionCode: sql`division_code`,
  gridCode: sql`grid_code`,
  point: sql`case when location is not null then json_build_object('longitude', location[0], 'latitude', location[1]) end`,
  thumbnail: sql`thumbnail_file_id`,
};

const pairs = sql.join(Object.entries(line).map(([name, value]) => sql`${sql.lit(name)}, ${value}`));

const columns = sql`request.id, request.number, request.state, request.channel, request.category_id, request_category.name_zh, request_category.name_en,
  request.place_name, request.more_places, request.public_text, request.reported_at, request.changed_at, request.workstation_name, request.response_due,
  request.response_provisional, request.response_met_at, request.resolution_due, request.resolution_provisional, request.resolution_met_at,
  request.joined_count, request.supporter_count, request.nature, main.number as joined_number, request.rating_count, request.rating_sum, request.title, request.priority,
  request.next_due, request.next_stage, request.warn_at, request.alarm_at, request.conditions, request.division_code, request.grid_code,
  request.location, request.thumbnail_file_id, request.state in (${sql.join([...finishedStates].map((state) => sql.lit(state)))}) as finished`;

/**
 * A page of the work list as JSON made by the database, line for line what `summaryOf` makes: this is what desks ask for all day, and
 * writing fifty lines of thirty fields there costs a third of reading them here and writing them again.
 */
export async function listAsJson(
  database: Database,
  scope: Scope,
  conditions: readonly RawBuilder<boolean>[],
  page: PageByAge,
  now: Date,
): Promise<JsonPage> {
  const by = orderedBy(page);
  const result = await sql<{ items: string; last: string | null; count: number }>`
    select coalesce(json_agg(json_build_object(${pairs})) filter (where position <= ${page.limit}), '[]')::text as items, count(*) as count,
      max(cursor) filter (where position = ${page.limit}) as last
    from (
      select page.*, case when finished or next_due is null then 'none' when next_due < ${now} then 'late' when alarm_at <= ${now} then 'red'
        when warn_at <= ${now} then 'yellow' else 'none' end as warning
      from (
        select ${columns}, ${cursorOf(page)} as cursor, row_number() over (order by ${by}) as position
        from request left join request_category on request_category.id = request.category_id left join request as main on main.id = request.joined_to
        where ${sql.join(pageConditions(scope, conditions, page), sql` and `)} order by ${by} limit ${page.limit + 1}) as page) as page`.execute(database);
  const { items = '[]', last = null, count = 0 } = result.rows[0] ?? {};
  return { items, nextCursor: count > page.limit ? last : null };
}
