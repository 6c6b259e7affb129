import { isPosition } from '../../../shared/coordinates.ts';
import { areaProblem } from '../../../shared/geometry-check.ts';
import { type Area, type MultiPolygon, polygonsOf, type Position } from '../../../shared/geometry.ts';
import { convertFrom, type PointInput } from './point-input.ts';

/** An area from outside as stored: MultiPolygon, two numbers a position, WGS 84; or the stable code of what is wrong. */
export function readGeometry(value: unknown, system: PointInput['system'] = 'wgs84'): MultiPolygon | { readonly wrong: string } {
  const wrong = areaProblem(value);
  if (wrong) return { wrong };
  const coordinates = polygonsOf(value as Area).map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]): Position => convertFrom(system, [longitude, latitude]))),
  );
  return { type: 'MultiPolygon', coordinates };
}

/** A GeoJSON Point in WGS 84; null stays null, anything else is undefined. */
export function readPointGeometry(value: unknown, system: PointInput['system'] = 'wgs84'): Position | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || !('type' in value) || value.type !== 'Point' || !('coordinates' in value)) return undefined;
  const parts: readonly unknown[] = Array.isArray(value.coordinates) ? value.coordinates : [];
  const [longitude, latitude] = parts;
  if (typeof longitude !== 'number' || typeof latitude !== 'number' || !isPosition(longitude, latitude)) return undefined;
  return convertFrom(system, [longitude, latitude]);
}

/** What a person should know about a wrong outline, by its stable code. */
export function describeGeometryProblem(code: string): string {
  const words: Readonly<Record<string, string>> = {
    'not-an-area': 'The outline must be a GeoJSON Polygon or MultiPolygon.',
    'too-many-positions': 'The outline has more than 5,000 corners.',
    'position-out-of-range': 'Coordinates must be degrees of longitude and latitude; these look like metres of a projected system.',
    'ring-too-short': 'A ring needs at least three corners and the first one again at the end.',
    'ring-not-closed': 'A ring must end where it begins.',
    'ring-without-extent': 'The outline encloses nothing.',
    'ring-crosses-itself': 'The outline crosses itself.',
    'hole-outside': 'A hole lies outside its outline.',
  };
  return words[code] ?? code;
}
