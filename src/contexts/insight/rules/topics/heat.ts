import type { Message } from './message.ts';

/** Dated data of the office: what one person and one like are worth, and how fast a topic cools. */
export interface HeatWeights {
  readonly personWeight: number;
  readonly likeWeight: number;
  /** Days after which a message is worth half. */
  readonly halfLifeDays: number;
}

const day = 86_400_000;

/**
 * 热度: the sum over people of personWeight × ½^(age ÷ half-life), each person's latest message counting, plus the sum over
 * messages of likeWeight × √likes × ½^(age ÷ half-life). The root keeps one applauded message from standing for a crowd.
 */
export function heatOf(messages: readonly Pick<Message, 'at' | 'person' | 'likes'>[], { personWeight, likeWeight, halfLifeDays }: HeatWeights, now: number): number {
  const decay = (at: number): number => 0.5 ** (Math.max(0, now - at) / (halfLifeDays * day));
  const latest = new Map<string, number>();
  for (const { person, at } of messages) latest.set(person, Math.max(at, latest.get(person) ?? 0));
  const people = [...latest.values()].reduce((sum, at) => sum + decay(at), 0);
  const likes = messages.reduce((sum, message) => sum + Math.sqrt(Math.max(0, message.likes)) * decay(message.at), 0);
  return Math.round((personWeight * people + likeWeight * likes) * 10) / 10;
}
