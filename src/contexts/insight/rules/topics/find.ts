import { type ClusterOptions, clusterMessages } from './cluster.ts';
import { type HeatWeights, heatOf } from './heat.ts';
import type { Message } from './message.ts';
import { placeNames, wholeName } from './places.ts';
import { type MessageVector, messageVectors } from './vectors.ts';

export interface TopicOptions extends ClusterOptions, HeatWeights {
  /** Fewer different people make no topic. */
  readonly leastPeople: number;
}

/** A matter that many people raised. */
export interface FoundTopic {
  /** Ids of the messages behind it, by time. */
  readonly messages: readonly string[];
  /** The headline of the message that says best what all are about. */
  readonly title: string;
  /** What most of them call the place. */
  readonly place: string | null;
  readonly people: number;
  readonly likes: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly heat: number;
}

/** Headlines of this length read well in a list. */
const shortest = 8;
const longest = 40;

function dot(sum: ReadonlyMap<number, number>, { terms, values }: MessageVector): number {
  let total = 0;
  terms.forEach((term, index) => {
    total += (sum.get(term) ?? 0) * (values[index] ?? 0);
  });
  return total;
}

/** A name that stands in no headline must stand in so many of the texts to say where it is: long texts speak of many places. */
const firmShare = 0.6;

/** The name most members share; a place the messages carry goes before names found in their words, and a name of headlines before one of texts. */
function commonPlace(members: readonly ReadonlySet<string>[], messages: readonly Message[]): string | null {
  const counts = new Map<string, number>();
  for (const names of members) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + (name.startsWith('@') ? 1.5 : 1));
  const inHeadlines = (name: string): number => messages.filter(({ title }) => title.includes(name)).length;
  const sure = [...counts].flatMap(([name, count]) => {
    const headlines = inHeadlines(name);
    const least = name.startsWith('@') || headlines > 0 ? 1 / 3 : firmShare;
    return count >= members.length * least ? [{ name, weight: count + headlines }] : [];
  });
  const [best] = sure.sort((a, b) => b.weight - a.weight || b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  if (!best) return null;
  return best.name.startsWith('@') ? best.name.slice(1) : wholeName(best.name, messages);
}

/** The headline nearest to the middle of all, preferably one that names the place and reads well. */
function titleOf(members: readonly { readonly message: Message; readonly vector: MessageVector }[], place: string | null): string {
  const sum = new Map<number, number>();
  for (const { vector } of members) vector.terms.forEach((term, index) => sum.set(term, (sum.get(term) ?? 0) + (vector.values[index] ?? 0)));
  const scored = members.map(({ message, vector }) => {
    const title = message.title.trim();
    const readable = title.length >= shortest && title.length <= longest ? 1 : 0.6;
    const named = place !== null && title.includes(place) ? 1.3 : 1;
    return { title, score: dot(sum, vector) * readable * named };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best), scored[0] ?? { title: '', score: 0 }).title;
}

/** Finds the matters that at least so many different people raised, the hottest first. */
export function findTopics(messages: readonly Message[], options: TopicOptions, now: number): readonly FoundTopic[] {
  const names = placeNames(messages);
  const vectors = messageVectors(messages, names);
  const clusters = clusterMessages(vectors, names, messages.map(({ at }) => at), options);
  return clusters
    .flatMap((positions): FoundTopic[] => {
      const members = positions.map((position) => ({ message: messages[position] as Message, vector: vectors[position] as MessageVector, names: names[position] ?? new Set<string>() }));
      const people = new Set(members.map(({ message }) => message.person)).size;
      if (people < options.leastPeople) return [];
      const found = members.map(({ message }) => message).sort((a, b) => a.at - b.at);
      const place = commonPlace(members.map((member) => member.names), found);
      return [{
        messages: found.map(({ id }) => id),
        title: titleOf(members, place),
        place,
        people,
        likes: found.reduce((sum, { likes }) => sum + likes, 0),
        firstAt: found[0]?.at ?? 0,
        lastAt: found.at(-1)?.at ?? 0,
        heat: heatOf(found, options, now),
      }];
    })
    .sort((a, b) => b.heat - a.heat || b.people - a.people || a.firstAt - b.firstAt);
}
