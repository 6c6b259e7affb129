import type { CaseMessage } from '../../../requests/index.ts';
import type { FoundTopic, TopicOptions } from '../../rules/topics/find.ts';
import { heatOf } from '../../rules/topics/heat.ts';
import type { Message } from '../../rules/topics/message.ts';
import type { TopicCount, TopicRules } from '../../store/topics.ts';

/** A case as the rules see it. */
export function messageOf({ id, reportedAt, title, text, compoundName, person, supporters, outsideLikes }: CaseMessage): Message {
  return { id, at: reportedAt.getTime(), title, text, place: compoundName ?? undefined, person, likes: supporters + outsideLikes };
}

/** The rules of the office as options of the search. */
export function optionsOf(rules: TopicRules): TopicOptions {
  const { personWeight, likeWeight, halfLifeDays, leastPeople, mostGapDays, samePlacePermille, noPlacePermille } = rules;
  return { personWeight, likeWeight, halfLifeDays, leastPeople, mostGapDays, samePlace: samePlacePermille / 1000, noPlace: noPlacePermille / 1000 };
}

/** The smallest place that holds all the paths. */
export function commonPath(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => path.split('.'));
  const levels = [...(first as readonly string[])];
  while (levels.length > 1 && rest.some((path) => levels.some((code, index) => path[index] !== code))) levels.pop();
  return levels.join('.');
}

/** What is counted about a topic with these cases (at least one). */
export function countTopic(cases: readonly CaseMessage[], rules: TopicRules, now: Date, { title, place }: Pick<FoundTopic, 'title' | 'place'>): TopicCount {
  const messages = cases.map(messageOf);
  const times = messages.map(({ at }) => at);
  return {
    title: title === '' ? (cases[0]?.title ?? '') : title,
    placeName: place,
    placePath: commonPath(cases.map(({ placePath }) => placePath)),
    firstAt: new Date(Math.min(...times)),
    lastAt: new Date(Math.max(...times)),
    people: new Set(messages.map(({ person }) => person)).size + cases.reduce((sum, { supporters }) => sum + supporters, 0),
    likes: messages.reduce((sum, { likes }) => sum + likes, 0),
    cases: cases.length,
    heat: heatOf(messages, rules, now.getTime()),
  };
}
