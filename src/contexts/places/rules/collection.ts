/** One feature as it came in; everything in it is still to be checked. */
export interface RawFeature {
  readonly row: number;
  readonly id: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

export type CollectionProblem = 'not-a-collection' | 'empty' | 'too-many-features' | 'unsupported-crs';

/** More than any district has grids or compounds. */
export const mostFeatures = 20_000;

const longitudeLatitude = /(?:CRS84|EPSG:{1,2}4326|WGS ?84)$/iu;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The system named by the old `crs` member is longitude and latitude on WGS 84, or none is named. */
function isSupported(crs: unknown): boolean {
  if (crs === undefined || crs === null) return true;
  const properties = isRecord(crs) ? crs['properties'] : undefined;
  const name = isRecord(properties) ? properties['name'] : undefined;
  return typeof name === 'string' && longitudeLatitude.test(name);
}

/** Opens a GeoJSON FeatureCollection; features count from 1. */
export function readCollection(value: unknown): readonly RawFeature[] | { readonly wrong: CollectionProblem } {
  if (!isRecord(value) || value['type'] !== 'FeatureCollection' || !Array.isArray(value['features'])) return { wrong: 'not-a-collection' };
  if (!isSupported(value['crs'])) return { wrong: 'unsupported-crs' };
  const features: readonly unknown[] = value['features'];
  if (features.length === 0) return { wrong: 'empty' };
  if (features.length > mostFeatures) return { wrong: 'too-many-features' };
  return features.map((feature, index) => {
    const record = isRecord(feature) ? feature : {};
    const properties = record['properties'];
    return { row: index + 1, id: record['id'], properties: isRecord(properties) ? properties : {}, geometry: record['geometry'] ?? null };
  });
}
