import { type RawBuilder, sql } from 'kysely';
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

/** SQL of a record's timeline, oldest first, as a JSON array: for reading a record and its history in one statement. */
export function timelineJson(subjectType: string, subjectId: RawBuilder<unknown>): RawBuilder<TimelineJson[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('subjectId', subject_id, 'sequence', sequence, 'action', action, 'fromState', from_state, 'toState', to_state,
      'actorKind', actor_kind, 'actorId', actor_id, 'occurredAt', occurred_at, 'public', public, 'publicDetail', public_detail,
      'internalDetail', internal_detail, 'evidence', evidence, 'erasedAt', erased_at) order by sequence), '[]')
    from event left join event_detail on event_id = event.id where subject_type = ${sql.lit(subjectType)} and subject_id = ${subjectId})`;
}

/** Brings back the moments that JSON holds as text. */
export function timelineOf(events: readonly TimelineJson[]): readonly TimelineEvent[] {
  return events.map((event) => ({
    ...event,
    occurredAt: new Date(event.occurredAt),
    erasedAt: event.erasedAt === null ? null : new Date(event.erasedAt),
  }));
}
