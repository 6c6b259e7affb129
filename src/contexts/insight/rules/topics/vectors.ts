import { type Message, wordsOf } from './message.ts';

/** A message as a sparse vector of length 1 over pairs and triples of characters. */
export interface MessageVector {
  readonly terms: Int32Array;
  readonly values: Float32Array;
}

/** A headline says in few words what it is about. */
const titleWeight = 2;
/** Terms of one message connect nothing; terms of every eighth message say nothing. */
const leastMessages = 2;
const mostShare = 0.12;

function gramsOf(words: string, weight: number, into: Map<string, number>): void {
  for (const piece of words.split(' ')) {
    for (const length of [2, 3]) {
      for (let start = 0; start + length <= piece.length; start++) {
        const gram = piece.slice(start, start + length);
        into.set(gram, (into.get(gram) ?? 0) + weight);
      }
    }
  }
}

/** Names say where, not what: they are compared for themselves. */
function withoutNames(words: string, names: ReadonlySet<string>): string {
  let rest = words;
  for (const name of names) rest = rest.replaceAll(name.startsWith('@') ? name.slice(1).toLowerCase() : name, ' ');
  return rest;
}

function countsOf(message: Message, names: ReadonlySet<string>): ReadonlyMap<string, number> {
  const { title, text } = wordsOf(message);
  const counts = new Map<string, number>();
  gramsOf(withoutNames(title, names), titleWeight, counts);
  gramsOf(withoutNames(text, names), 1, counts);
  return counts;
}

/** What the messages say, without the names of places, as TF-IDF vectors over pairs and triples of characters. */
export function messageVectors(messages: readonly Message[], names: readonly ReadonlySet<string>[]): readonly MessageVector[] {
  const counted = messages.map((message, index) => countsOf(message, names[index] ?? new Set()));
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const gram of counts.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  // In a short list even what everybody says may be the topic.
  const most = Math.max(12, messages.length * mostShare);
  const ids = new Map<string, number>();
  const rarity: number[] = [];
  for (const [gram, count] of frequency) {
    if (count < leastMessages || count > most) continue;
    ids.set(gram, ids.size);
    rarity.push(Math.log((messages.length + 1) / count));
  }
  return counted.map((counts) => {
    const terms: number[] = [];
    const values: number[] = [];
    let squares = 0;
    for (const [gram, count] of counts) {
      const id = ids.get(gram);
      if (id === undefined) continue;
      const value = (1 + Math.log(count)) * (rarity[id] ?? 0);
      terms.push(id);
      values.push(value);
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    return { terms: Int32Array.from(terms), values: Float32Array.from(values, (value) => value / length) };
  });
}
