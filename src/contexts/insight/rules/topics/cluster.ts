import type { MessageVector } from './vectors.ts';

export interface ClusterOptions {
  /** Mean likeness (cosine) of what is said that makes two groups one when they speak of the same place. */
  readonly samePlace: number;
  /** The same when no place is named on one side. */
  readonly noPlace: number;
  /** Days without any message after which the same words are another matter. */
  readonly mostGapDays: number;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

const day = 86_400_000;
/** Messages that name no common place are compared when they share a term that at most so many have. */
const mostOfTerm = 40;
/** What a common place adds when pairs are put in order. */
const placeBonus = 0.15;

interface Posting {
  readonly message: number;
  readonly value: number;
}

/** For each term the messages that have it, in their order. */
function postingsOf(vectors: readonly MessageVector[]): ReadonlyMap<number, readonly Posting[]> {
  const postings = new Map<number, Posting[]>();
  vectors.forEach(({ terms, values }, message) => {
    terms.forEach((term, index) => {
      const list = postings.get(term);
      if (list) list.push({ message, value: values[index] ?? 0 });
      else postings.set(term, [{ message, value: values[index] ?? 0 }]);
    });
  });
  return postings;
}

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const name of a) if (b.has(name)) return true;
  return false;
}

/** Pairs that may be one matter, the likeliest first. */
function edgesOf(vectors: readonly MessageVector[], names: readonly ReadonlySet<string>[], { samePlace, noPlace }: ClusterOptions): Edge[] {
  const postings = postingsOf(vectors);
  const edges: Edge[] = [];
  const sums = new Float64Array(vectors.length);
  const rare = new Uint8Array(vectors.length);
  vectors.forEach(({ terms, values }, b) => {
    const touched: number[] = [];
    terms.forEach((term, index) => {
      const list = postings.get(term) ?? [];
      const isRare = list.length <= mostOfTerm;
      for (const { message, value } of list) {
        if (message >= b) break;
        if (sums[message] === 0) touched.push(message);
        sums[message] = (sums[message] ?? 0) + value * (values[index] ?? 0);
        if (isRare) rare[message] = 1;
      }
    });
    for (const a of touched) {
      const likeness = sums[a] ?? 0;
      if (likeness >= samePlace) {
        const here = names[a] ?? new Set();
        const there = names[b] ?? new Set();
        const same = shares(here, there);
        if (same || (likeness >= noPlace && rare[a] === 1)) edges.push({ a, b, likeness: likeness + (same ? placeBonus : 0) });
      }
      sums[a] = 0;
      rare[a] = 0;
    }
  });
  return edges.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
}

interface Cluster {
  readonly members: number[];
  /** Sum of the members' vectors. */
  readonly sum: Map<number, number>;
  /** How many members speak of which place. */
  readonly places: Map<string, number>;
  placed: number;
  first: number;
  last: number;
}

function meanLikeness(a: Cluster, b: Cluster): number {
  const [small, large] = a.sum.size < b.sum.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, value] of small.sum) dot += value * (large.sum.get(term) ?? 0);
  return dot / (a.members.length * b.members.length);
}

/** A place stands for a group when a third of its members speak of it. */
const leastOfMembers = 1 / 3;

function placesOf({ places, members }: Cluster): ReadonlySet<string> {
  return new Set([...places].filter(([, count]) => count >= members.length * leastOfMembers).map(([name]) => name));
}

function mayJoin(a: Cluster, b: Cluster, { samePlace, noPlace, mostGapDays }: ClusterOptions): boolean {
  if (Math.max(a.first, b.first) - Math.min(a.last, b.last) > mostGapDays * day) return false;
  const here = placesOf(a);
  const there = placesOf(b);
  const same = shares(here, there);
  // The same complaint about two different places is two matters.
  if (!same && here.size > 0 && there.size > 0) return false;
  return meanLikeness(a, b) >= (same ? samePlace : noPlace);
}

function join(into: Cluster, from: Cluster): void {
  for (const [term, value] of from.sum) into.sum.set(term, (into.sum.get(term) ?? 0) + value);
  for (const [name, count] of from.places) into.places.set(name, (into.places.get(name) ?? 0) + count);
  into.placed += from.placed;
  into.first = Math.min(into.first, from.first);
  into.last = Math.max(into.last, from.last);
  into.members.push(...from.members);
}

/** Long texts of many hands lower the mean: groups that speak of one place above all need less likeness to be one. */
const firmPlace = 0.5;
const firmLikeness = 0.6;

function joinWithinPlaces(clusterOf: Cluster[], options: ClusterOptions): void {
  const byPlace = new Map<string, Set<Cluster>>();
  for (const cluster of new Set(clusterOf)) {
    if (cluster.members.length < 2) continue;
    for (const [name, count] of cluster.places) {
      if (count >= cluster.members.length * firmPlace) byPlace.set(name, (byPlace.get(name) ?? new Set()).add(cluster));
    }
  }
  for (const found of byPlace.values()) {
    const sorted = [...found].sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
    for (const [index, small] of sorted.entries()) {
      const into = sorted.slice(0, index).map((large) => clusterOf[large.members[0] ?? 0] as Cluster).find((large) => large !== clusterOf[small.members[0] ?? 0]
        && mayJoin(large, small, { ...options, samePlace: options.samePlace * firmLikeness, noPlace: Number.POSITIVE_INFINITY }));
      if (!into || clusterOf[small.members[0] ?? 0] !== small) continue;
      join(into, small);
      for (const member of small.members) clusterOf[member] = into;
    }
  }
}

/**
 * Groups messages that are about the same matter: from the most alike pair down, two groups become one as long as the mean
 * likeness of all their pairs (average linkage) is high enough, they do not name different places, and no long silence lies
 * between them. Answers positions of the members; groups of one are left out.
 */
export function clusterMessages(
  vectors: readonly MessageVector[],
  names: readonly ReadonlySet<string>[],
  times: readonly number[],
  options: ClusterOptions,
): readonly (readonly number[])[] {
  const clusterOf: Cluster[] = vectors.map(({ terms, values }, index) => {
    const at = times[index] ?? 0;
    const here = names[index] ?? new Set();
    return {
      members: [index], sum: new Map(Array.from(terms, (term, place) => [term, values[place] ?? 0])),
      places: new Map([...here].map((name) => [name, 1])), placed: here.size > 0 ? 1 : 0, first: at, last: at,
    };
  });
  for (const { a, b } of edgesOf(vectors, names, options)) {
    const one = clusterOf[a] as Cluster;
    const other = clusterOf[b] as Cluster;
    if (one === other || !mayJoin(one, other, options)) continue;
    const [into, from] = one.members.length >= other.members.length ? [one, other] : [other, one];
    join(into, from);
    for (const member of from.members) clusterOf[member] = into;
  }
  joinWithinPlaces(clusterOf, options);
  return [...new Set(clusterOf)].filter(({ members }) => members.length > 1).map(({ members }) => members.sort((x, y) => x - y));
}
