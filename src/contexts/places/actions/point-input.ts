import { type CoordinateSystem, type Position, toWgs84 } from '../../../shared/coordinates.ts';
import { cleanLine } from '../../../shared/text.ts';

/** A point as it comes in, in any of the systems in use. */
export interface PointInput {
  readonly longitude: number;
  readonly latitude: number;
  readonly system: 'wgs84' | 'gcj02' | 'bd09';
}

const systems: Readonly<Record<PointInput['system'], CoordinateSystem>> = { wgs84: 'WGS84', gcj02: 'GCJ02', bd09: 'BD09' };

/** To the system in which everything is stored. */
export function positionFrom(point: PointInput | null): Position | null {
  return point && toWgs84([point.longitude, point.latitude], systems[point.system]);
}

/** Converts a position of another system. */
export function convertFrom(system: PointInput['system'], position: Position): Position {
  return toWgs84(position, systems[system]);
}

/** A line as it is stored; an empty one counts as none. */
export function lineOrNull(text: string | null): string | null {
  const line = cleanLine(text ?? '');
  return line === '' ? null : line;
}
