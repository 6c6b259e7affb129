import type { Detail, Evidence } from './chain.ts';

/** An event as timelines show it: without hashes. */
export interface TimelineEvent {
  readonly subjectId: string;
  readonly sequence: number;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly occurredAt: Date;
  readonly public: boolean;
  readonly publicDetail: Detail | null;
  readonly internalDetail: Detail | null;
  readonly evidence: readonly Evidence[];
  readonly erasedAt: Date | null;
}

/** A timeline event as JSON made by the database carries it. */
export type TimelineJson = Omit<TimelineEvent, 'occurredAt' | 'erasedAt'> & { readonly occurredAt: string; readonly erasedAt: string | null };

/** Brings back the moments that JSON holds as text. */
export function timelineOf(events: readonly TimelineJson[]): readonly TimelineEvent[] {
  return events.map((event) => ({
    ...event,
    occurredAt: new Date(event.occurredAt),
    erasedAt: event.erasedAt === null ? null : new Date(event.erasedAt),
  }));
}
