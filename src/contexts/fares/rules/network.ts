import type { NetworkVersion, Segment, Station } from './model.ts';

/** A network with the shortest distance of every pair of stations computed. */
export interface PreparedNetwork {
  readonly version: NetworkVersion;
  readonly stations: readonly Station[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Metres from station `a` to `b` at `a * stations.length + b`; -1 where no track leads. */
  readonly metres: Int32Array;
  /** The station before `b` on the way from `a`, same layout; -1 at the start. */
  readonly previous: Int16Array;
  readonly segmentOf: ReadonlyMap<number, Segment>;
}

/** One station on a path: the line that leads to it and the metres from the start. */
export interface PathStep {
  readonly station: Station;
  readonly line: string | null;
  readonly metres: number;
}

interface Edge {
  readonly to: number;
  readonly metres: number;
}

/** Dijkstra over one source: networks of some hundred stations need no heap. Equal lengths prefer fewer stops. */
function shortestFrom(source: number, edges: readonly (readonly Edge[])[], metres: Int32Array, previous: Int16Array): void {
  const count = edges.length;
  const base = source * count;
  const stops = new Int32Array(count);
  const done = new Uint8Array(count);
  metres[base + source] = 0;
  for (;;) {
    let nearest = -1;
    let best = Number.MAX_SAFE_INTEGER;
    for (let station = 0; station < count; station++) {
      const distance = metres[base + station] ?? -1;
      if (done[station] === 0 && distance >= 0 && distance < best) {
        nearest = station;
        best = distance;
      }
    }
    if (nearest < 0) return;
    done[nearest] = 1;
    const hops = (stops[nearest] ?? 0) + 1;
    for (const edge of edges[nearest] ?? []) {
      const known = metres[base + edge.to] ?? -1;
      const through = best + edge.metres;
      if (known < 0 || through < known || (through === known && hops < (stops[edge.to] ?? 0))) {
        metres[base + edge.to] = through;
        previous[base + edge.to] = nearest;
        stops[edge.to] = hops;
      }
    }
  }
}

/** Computes all shortest distances of a network version; throws on a segment that names an unknown station. */
export function prepareNetwork(version: NetworkVersion): PreparedNetwork {
  const { stations } = version;
  const count = stations.length;
  const indexOf = new Map(stations.map((station, index) => [station.id, index]));
  const edges: Edge[][] = stations.map(() => []);
  const segmentOf = new Map<number, Segment>();
  for (const segment of version.segments) {
    const from = indexOf.get(segment.from);
    const to = indexOf.get(segment.to);
    if (from === undefined || to === undefined) throw new RangeError(`unknown station on ${segment.from}–${segment.to}`);
    edges[from]?.push({ to, metres: segment.metres });
    edges[to]?.push({ to: from, metres: segment.metres });
    segmentOf.set(from * count + to, segment);
    segmentOf.set(to * count + from, segment);
  }
  const metres = new Int32Array(count * count).fill(-1);
  const previous = new Int16Array(count * count).fill(-1);
  for (let source = 0; source < count; source++) shortestFrom(source, edges, metres, previous);
  return { version, stations, indexOf, metres, previous, segmentOf };
}

const prepared = new WeakMap<NetworkVersion, PreparedNetwork>();

/** The prepared form of a version, computed once. */
export function preparedNetwork(version: NetworkVersion): PreparedNetwork {
  const known = prepared.get(version);
  if (known) return known;
  const fresh = prepareNetwork(version);
  prepared.set(version, fresh);
  return fresh;
}

/** Shortest distance in metres between two stations by index; -1 where no track leads. */
export function metresBetween(network: PreparedNetwork, from: number, to: number): number {
  return network.metres[from * network.stations.length + to] ?? -1;
}

/** The stations of the shortest way, first to last. */
export function pathBetween(network: PreparedNetwork, from: number, to: number): PathStep[] {
  const count = network.stations.length;
  const steps: PathStep[] = [];
  for (let current = to; current >= 0; ) {
    const before = network.previous[from * count + current] ?? -1;
    const station = network.stations[current];
    if (!station) break;
    steps.push({
      station,
      line: before < 0 ? null : (network.segmentOf.get(before * count + current)?.line ?? null),
      metres: metresBetween(network, from, current),
    });
    current = before;
  }
  return steps.reverse();
}
