import { type RawBuilder, sql } from 'kysely';
import { RawJson } from '../../../platform/http/raw-json.ts';
import type { Database } from '../../../platform/database/database.ts';

export interface MapBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface MapFeature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] };
  readonly properties: { readonly number: string; readonly state: string; readonly id?: string; readonly overdue?: boolean; readonly categoryName: { readonly zh: string; readonly en: string } | null; readonly place: number };
}

export interface MapAnswer {
  readonly type: 'FeatureCollection';
  readonly features: MapFeature[];
  readonly truncated: boolean;
}

const mostFeatures = 2000;

/**
 * Cases in a box as GeoJSON made by the database, a feature for each of their places that lies in it. `precise` gives exact points, ids and lateness for the office;
 * the public gets points rounded to about 100 m.
 */
export async function readMapBox(
  database: Database,
  box: MapBox,
  conditions: readonly RawBuilder<boolean>[],
  precise: boolean,
  now: Date,
): Promise<RawJson<MapAnswer>> {
  const coordinate = (index: 0 | 1): RawBuilder<number> =>
    precise ? sql`location[${sql.lit(index)}]` : sql`round(location[${sql.lit(index)}]::numeric, 3)`;
  const more = precise ? sql`|| ',"id":"' || request.id || '","overdue":' || ((next_due < ${now}) is true)` : sql``;
  const inBox = sql`box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north}))`;
  const where = [sql<boolean>`request.location <@ ${inBox}`, ...conditions];
  const found = sql`request.id, number, state, next_due, category_id`;
  // Texts put together are several times faster than objects built row by row; numbers, states and ids hold nothing to be escaped.
  const result = await sql<{ map: string }>`
    with named as materialized (
      select id as named_id, json_build_object('zh', name_zh, 'en', coalesce(name_en, name_zh))::text as name from request_category)
    select '{"type":"FeatureCollection","features":[' || coalesce(string_agg('{"type":"Feature","geometry":{"type":"Point","coordinates":['
        || ${coordinate(0)} || ',' || ${coordinate(1)} || ']},"properties":{"number":"' || number || '","state":"' || state
        || '","categoryName":' || coalesce(name, 'null') || ',"place":' || nth ${more} || '}}', ','), '')
      || '],"truncated":' || (count(*) > ${mostFeatures}::int) || '}' as map
    from (
      (select ${found}, request.location, 1 as nth from request where ${sql.join(where, sql` and `)} limit ${mostFeatures + 1})
      union all
      (select ${found}, spot, nth
        from (select request_id, location, position from request_further_place where location <@ ${inBox}) as further (case_id, spot, nth)
        join request on request.id = case_id
        where ${sql.join(conditions.length > 0 ? conditions : [sql`true`], sql` and `)} limit ${mostFeatures + 1})) as request
      left join named on named_id = category_id`.execute(database);
  return new RawJson(result.rows[0]?.map ?? '');
}
