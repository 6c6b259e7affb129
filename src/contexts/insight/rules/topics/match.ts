import type { FoundTopic } from './find.ts';

interface KnownTopic {
  readonly id: string;
  readonly mergedInto: string | null;
}

interface Member {
  readonly topicId: string;
  readonly requestId: string;
}

/** A found topic is a known one when at least this share of its messages stands in it already. */
const leastShare = 0.3;

/**
 * Finds out which of the topics found now are known: by the share of their messages that stand in a known topic already,
 * taken out ones included, so that what was dismissed or split off does not come back. Merged topics pass on to their target.
 */
export function matchTopics(
  found: readonly FoundTopic[],
  known: readonly KnownTopic[],
  members: readonly Member[],
): { readonly matched: ReadonlyMap<string, readonly FoundTopic[]>; readonly fresh: readonly FoundTopic[] } {
  const byId = new Map(known.map((topic) => [topic.id, topic]));
  const targetOf = (id: string): string => {
    const into = byId.get(id)?.mergedInto;
    return into === null || into === undefined || into === id ? id : targetOf(into);
  };
  const topicsOf = new Map<string, string[]>();
  for (const { topicId, requestId } of members) topicsOf.set(requestId, [...(topicsOf.get(requestId) ?? []), targetOf(topicId)]);
  const matched = new Map<string, FoundTopic[]>();
  const fresh: FoundTopic[] = [];
  for (const topic of found) {
    const counts = new Map<string, number>();
    for (const message of topic.messages) for (const id of new Set(topicsOf.get(message) ?? [])) counts.set(id, (counts.get(id) ?? 0) + 1);
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (best && best[1] >= topic.messages.length * leastShare) matched.set(best[0], [...(matched.get(best[0]) ?? []), topic]);
    else fresh.push(topic);
  }
  return { matched, fresh };
}
