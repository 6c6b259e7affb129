import { truncateText } from '../../shared/text.ts';

/** Ratings 好差评 run from 1 非常不满意 to 5 非常满意; the two lowest send the case back as rework. */
export function ratingNeedsRework(level: number): boolean {
  return level <= 2;
}

/** What a rater may tick beside the level. */
export const ratingReasons = {
  low: ['notSolved', 'tooSlow', 'notInformed', 'attitude', 'poorQuality'],
  high: ['quick', 'thorough', 'friendly', 'wellInformed', 'lasting'],
} as const;

/** The reasons that fit a level: praise from 3 基本满意 up, complaints below. */
export function reasonsForLevel(level: number): readonly string[] {
  return level >= 3 ? ratingReasons.high : ratingReasons.low;
}

/** The first sentence of what somebody wrote, at most 30 characters, as the headline of lists. */
export function titleOf(text: string): string {
  const firstSentence = text.trim().split(/[\n。！？!?]/u)[0]?.trim() ?? '';
  return truncateText(firstSentence === '' ? text.trim() : firstSentence, 30);
}

/** May a closed case be reopened still? Both in epoch milliseconds, the limit in natural days. */
export function mayReopen(closedAt: number, now: number, withinDays: number): boolean {
  return now - closedAt <= withinDays * 86_400_000;
}

/** The first free position of a further place, 2 to 10; undefined when all are taken. */
export function freePosition(taken: readonly number[]): number | undefined {
  return [2, 3, 4, 5, 6, 7, 8, 9, 10].find((position) => !taken.includes(position));
}
