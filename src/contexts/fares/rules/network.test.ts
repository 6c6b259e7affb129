import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from './catalogue.ts';
import type { NetworkVersion, Segment } from './model.ts';
import { metresBetween, pathBetween, preparedNetwork } from './network.ts';

const version = shippedCatalogue.networks[0] as NetworkVersion;
const network = preparedNetwork(version);
const count = network.stations.length;

/** Shortest ways by Floyd and Warshall: slow, simple, and written differently from the code under test. */
function floydWarshall(stations: readonly string[], segments: readonly Segment[]): number[][] {
  const index = new Map(stations.map((id, place) => [id, place]));
  const metres = stations.map((_, from) => stations.map((__, to) => (from === to ? 0 : Infinity)));
  for (const { from, to, metres: length } of segments) {
    const [a, b] = [index.get(from) ?? 0, index.get(to) ?? 0];
    (metres[a] as number[])[b] = length;
    (metres[b] as number[])[a] = length;
  }
  for (let via = 0; via < stations.length; via++) {
    for (const row of metres) {
      for (let to = 0; to < stations.length; to++) row[to] = Math.min(row[to] ?? 0, (row[via] ?? 0) + (metres[via]?.[to] ?? 0));
    }
  }
  return metres;
}

describe('network of 2022', () => {
  it('has the published number of lines, stations, interchanges and metres', () => {
    expect(version.lines.length).toBe(6);
    expect(count).toBe(154);
    expect(version.lines.reduce((sum, line) => sum + line.stations.length, 0)).toBe(169);
    expect(version.segments.reduce((sum, segment) => sum + segment.metres, 0)).toBe(207_009);
  });

  it('finds the same shortest distance as an independent method for all 154 × 154 pairs', () => {
    const expected = floydWarshall(version.stations.map((station) => station.id), version.segments);
    const found = Array.from({ length: count }, (_, from) => Array.from({ length: count }, (__, to) => metresBetween(network, from, to)));
    expect(found).toEqual(expected);
  });

  it('is 48,894 m across at most', () => {
    expect(Math.max(...network.metres)).toBe(48_894);
  });

  it('gives paths whose segments exist and add up to the distance, for every pair', () => {
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        const path = pathBetween(network, from, to);
        const sum = path.slice(1).reduce((metres, step, index) => {
          const before = network.indexOf.get(path[index]?.station.id ?? '') ?? -1;
          const segment = network.segmentOf.get(before * count + (network.indexOf.get(step.station.id) ?? -1));
          return metres + (segment && segment.line === step.line ? segment.metres : Number.NaN);
        }, 0);
        if (sum !== metresBetween(network, from, to)) throw new Error(`${path[0]?.station.id} – ${path.at(-1)?.station.id}: ${sum}`);
      }
    }
    expect(pathBetween(network, 3, 3).length).toBe(1);
  });

  it('says so where no track leads', () => {
    const split = preparedNetwork({ ...version, segments: version.segments.filter((segment) => segment.from !== 'mudu' && segment.to !== 'mudu') });
    expect(metresBetween(split, split.indexOf.get('mudu') ?? -1, split.indexOf.get('leqiao') ?? -1)).toBe(-1);
  });

  it('refuses a segment to nowhere', () => {
    expect(() => preparedNetwork({ ...version, segments: [{ line: 'L1', from: 'mudu', to: 'nowhere', metres: 1 }] })).toThrow('nowhere');
  });
});
