import gcoordModule from 'gcoord';

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];
/** `WGS84`: satellites, what we store. `GCJ02`: 高德, 腾讯, WeChat. `BD09`: 百度. */
export type CoordinateSystem = 'WGS84' | 'GCJ02' | 'BD09';

export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = ['WGS84', 'GCJ02', 'BD09'];

// The package is CommonJS with types of an ES module: what Node and the bundler import as default is what the types call `.default`.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/**
 * Only inside this box are coordinates shifted. The library uses a box 0.2–2° wider; at the rim of its own box its inverse
 * never ends, because an iterate leaves the box and comes back. No point of China lies between the two boxes.
 */
function mayBeShifted([longitude, latitude]: Position): boolean {
  return longitude >= 73 && longitude <= 137 && latitude >= 3 && latitude <= 55;
}

/**
 * Converts between the three systems used in China (algorithms: npm gcoord). Positions outside China come back unchanged.
 * A round trip returns within about 0.5 m; forgetting the GCJ-02 shift costs about 470 m in Suzhou.
 */
export function convertPosition(position: Position, from: CoordinateSystem, to: CoordinateSystem): Position {
  if (from === to || !mayBeShifted(position)) return position;
  const [longitude, latitude] = gcoord.transform<[number, number]>([position[0], position[1]], gcoord[from], gcoord[to]);
  return [longitude, latitude];
}

/** To the system in which everything is stored. */
export function toWgs84(position: Position, from: CoordinateSystem): Position {
  return convertPosition(position, from, 'WGS84');
}

/** True for finite degrees on the globe. */
export function isPosition(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}
