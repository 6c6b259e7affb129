import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
export const topicStates = ['open', 'dismissed', 'merged'] as const;
export const topicMarks = ['monthlyTopic', 'preventive'] as const;
export const topicPeriods = ['recent', 'earlier'] as const;
export const topicSorts = ['heat', 'people', 'latest'] as const;

export const topicSchema = z.object({
  id: z.uuid(),
  state: z.enum(topicStates),
  title: z.string(),
  placeName: z.string().nullable(),
  firstAt: instant,
  lastAt: instant,
  /** Different people who raised it, with those who joined. */
  people: z.int(),
  likes: z.int(),
  cases: z.int(),
  heat: z.number(),
  mark: z.enum(topicMarks).nullable(),
  mergedInto: z.uuid().nullable(),
  jointRequestId: z.uuid().nullable(),
  version: z.int(),
});

export const topicListQuery = z.object({
  state: z.enum(['open', 'dismissed']).optional(),
  mark: z.enum(topicMarks).optional(),
  /** Raised within the days the search looks back, or before: in lists of earlier years that were taken in. */
  period: z.enum(topicPeriods).optional(),
  sort: z.enum(topicSorts).default('heat'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const topicListSchema = z.object({
  items: z.array(topicSchema),
  lastRun: z.object({ at: instant, messages: z.int(), topics: z.int(), fresh: z.int() }).nullable(),
  /** The formula of the heat with the weights in force. */
  heat: z.object({ personWeight: z.int(), likeWeight: z.int(), halfLifeDays: z.int(), leastPeople: z.int(), windowDays: z.int() }),
});

export const topicDetailSchema = topicSchema.extend({
  items: z.array(
    z.object({
      id: z.uuid(), number: z.string(), title: z.string(), state: z.string(), reportedAt: instant, placeName: z.string(), likes: z.int(), joinedTo: z.uuid().nullable(),
      /** May be joined to another case of the topic now. */
      joinable: z.boolean(),
    }),
  ),
  /** Cases and different people week after week; weeks begin on Mondays in Suzhou. */
  weeks: z.array(z.object({ from: z.iso.date(), cases: z.int(), people: z.int() })),
  /** What clerks decided, the newest first. */
  decisions: z.array(z.object({ action: z.string(), at: instant, actorName: z.string().nullable(), detail: z.record(z.string(), z.unknown()) })),
  mayChange: z.boolean(),
});

export type TopicDetail = z.output<typeof topicDetailSchema>;
export type TopicListQuery = z.output<typeof topicListQuery>;
