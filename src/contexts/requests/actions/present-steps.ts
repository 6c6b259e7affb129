import type { TimelineEvent } from '../../../platform/events/timeline.ts';
import type { Step } from '../contract.ts';

const internalKeys = new Set(['role', 'unit', 'photos', 'reporterId', 'origin']);

function withoutBookkeeping(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detail).filter(([key]) => !internalKeys.has(key)));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function publicPhotosOf(event: TimelineEvent, publishPhotos: boolean): boolean {
  if (event.action === 'report') return publishPhotos;
  return event.publicDetail !== null && 'photos' in event.publicDetail;
}

function photosOf(event: TimelineEvent, shown: boolean): Step['photos'] {
  return shown ? event.evidence.map(({ file }) => ({ id: file, stage: event.action })) : [];
}

function stepOf(event: TimelineEvent, photosShown: boolean): Step {
  const detail = event.publicDetail ?? {};
  return {
    sequence: event.sequence,
    action: event.action,
    at: event.occurredAt.toISOString(),
    fromState: event.fromState,
    toState: event.toState,
    role: textOf(detail['role']) ?? event.actorKind,
    unit: textOf(detail['unit']),
    detail: withoutBookkeeping(detail),
    photos: photosOf(event, photosShown),
    erased: event.erasedAt !== null,
  };
}

/** The timeline everybody may read: public events with their published parts, newest first. */
export function publicSteps(history: readonly TimelineEvent[], publishPhotos: boolean): Step[] {
  return history
    .filter((event) => event.public)
    .map((event) => stepOf(event, publicPhotosOf(event, publishPhotos)))
    .reverse();
}

/** Whoever follows a case: which entry among the reporters, and the case that entry came with. */
export interface OwnEntry {
  readonly reporterId: string;
  readonly requestId: string;
}

/** Did this reporter write it? Of a case with several reporters, each reads only their own words. */
export function isOwn(event: TimelineEvent, own: OwnEntry): boolean {
  if (event.action === 'report') return event.subjectId === own.requestId;
  return event.internalDetail?.['reporterId'] === own.reporterId;
}

const ownWords = ['information', 'explanation'] as const;

function ownStepOf(event: TimelineEvent): Step {
  const words = ownWords.flatMap((name) => (event.internalDetail?.[name] === undefined ? [] : [[name, event.internalDetail[name]] as const]));
  const step = stepOf(event, true);
  return { ...step, detail: { ...step.detail, ...Object.fromEntries(words) } };
}

/** A reporter's own timeline: as everybody's, plus what this reporter added, with its words and photos. */
export function reporterSteps(history: readonly TimelineEvent[], own: OwnEntry, publishPhotos: boolean): Step[] {
  return history
    .filter((event) => event.public || isOwn(event, own))
    .map((event) => (isOwn(event, own) ? ownStepOf(event) : stepOf(event, publicPhotosOf(event, publishPhotos))))
    .reverse();
}

export interface DeskStep extends Step {
  readonly actorName: string | null;
  readonly internal: Record<string, unknown>;
}

/** Ratings reach the office without their author, so that nobody can be made to regret one. */
function mayNameActor(event: TimelineEvent): boolean {
  return event.actorKind === 'staff';
}

/** The office's timeline: everything, with internal parts and the names of staff, newest first. */
export function deskSteps(history: readonly TimelineEvent[], names: ReadonlyMap<string, string>): DeskStep[] {
  return history
    .map((event) => ({
      ...stepOf(event, true),
      actorName: mayNameActor(event) && event.actorId !== null ? (names.get(event.actorId) ?? null) : null,
      internal: withoutBookkeeping(event.internalDetail ?? {}),
    }))
    .reverse();
}
