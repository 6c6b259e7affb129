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
  readonly properties: { readonly number: string; readonly state: string; readonly id?: string; readonly overdue?: boolean; readonly categoryName: { readonly zh: string; readonly en: string } | null };
}

export interface MapAnswer {
  readonly type: 'FeatureCollection';
  readonly features: MapFeature[];
  readonly truncated: boolean;
}

const mostFeatures = 2000;

/**
 * Cases in a box as GeoJSON made by the database. `precise` gives exact points, ids and lateness for the office;
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
  const more = precise
    ? sql`, 'id', id, 'overdue', (next_due < ${now}) is true`
    : sql``;
  const where = [sql<boolean>`location <@ box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north}))`, ...conditions];
  const result = await sql<{ map: string }>`
    select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
        'type', 'Feature', 'geometry', json_build_object('type', 'Point', 'coordinates', json_build_array(${coordinate(0)}, ${coordinate(1)})),
        'properties', json_build_object('number', number, 'state', state, 'categoryName', case when name_zh is not null then json_build_object('zh', name_zh, 'en', coalesce(name_en, name_zh)) end ${more}))), '[]'),
      'truncated', count(*) > ${mostFeatures}::int)::text as map
    from (select request.id, number, state, location, next_due, name_zh, name_en
      from request left join request_category on request_category.id = category_id
      where ${sql.join(where, sql` and `)} limit ${mostFeatures + 1}) as request`.execute(database);
  return new RawJson(result.rows[0]?.map ?? '');
}
