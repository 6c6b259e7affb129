import type { Transaction } from '../../../platform/database/database.ts';
import { appendEvent, type ChainHead } from '../../../platform/events/append-event.ts';
import { historyOf, type ReadEvent } from '../../../platform/events/store.ts';
import { changedMeanwhile, isNewest } from '../../../platform/lifecycle/refuse-old-version.ts';
import type { Actor } from '../../../shared/actor.ts';
import { canonicalJson, type CanonicalValue } from '../../../shared/canonical-json.ts';
import type { NamedType } from '../store/names.ts';
import type { Executor } from '../store/sql.ts';
import { forgetPlaces } from '../tree.ts';

/** One field of a record before and after a change. */
export interface FieldChange {
  readonly field: string;
  readonly from: CanonicalValue;
  readonly to: CanonicalValue;
}

type Fields = Readonly<Record<string, unknown>>;

function plain(value: unknown): CanonicalValue {
  return value === undefined ? null : (value as CanonicalValue);
}

/** The fields that differ, in the order of the new record. */
export function changedFields(before: Fields, after: Fields): readonly FieldChange[] {
  return Object.keys(after)
    .map((field) => ({ field, from: plain(before[field]), to: plain(after[field]) }))
    .filter(({ from, to }) => canonicalJson(from) !== canonicalJson(to));
}

/** Reads the changes an event of ours tells of; empty when its details were erased. */
export function changesOf(event: ReadEvent): readonly FieldChange[] {
  const changes: unknown = event.internalDetail?.['changes'];
  return Array.isArray(changes) ? (changes as FieldChange[]) : [];
}

/** What an event tells of a record's fields: the values after the change. */
export function toldOfPlace(event: ReadEvent): Readonly<Record<string, CanonicalValue>> {
  return Object.fromEntries(changesOf(event).map(({ field, to }) => [field, to]));
}

export interface Change {
  readonly subjectType: NamedType;
  readonly subjectId: string;
  readonly head: ChainHead;
  readonly action: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly changes: readonly FieldChange[];
  /** `active` unless said. */
  readonly toState?: 'active' | 'archived';
}

/** Writes a change into the record's history; the caller stores the head it returns. */
export async function recordChange(transaction: Transaction, change: Change): Promise<ChainHead> {
  forgetPlaces();
  return appendEvent(transaction, change.head, {
    subjectType: change.subjectType,
    subjectId: change.subjectId,
    action: change.action,
    fromState: change.head.sequence === 0 ? null : 'active',
    toState: change.toState ?? 'active',
    actor: change.actor,
    occurredAt: change.at,
    public: false,
    publicDetail: null,
    internalDetail: { changes: change.changes.map((one) => ({ ...one })) },
  });
}

/** What changed after a version: per field the value then and the value now. */
async function changesSince(executor: Executor, subjectType: NamedType, subjectId: string, version: number): Promise<readonly FieldChange[]> {
  const later = (await historyOf(executor, subjectType, subjectId)).filter(({ sequence }) => sequence > version);
  const folded = new Map<string, FieldChange>();
  for (const { field, from, to } of later.flatMap(changesOf)) folded.set(field, { field, from: folded.get(field)?.from ?? from, to });
  return Array.from(folded.values());
}

/** Refuses a change that was made on an older version: 409 with the version that stands now and what changed since. */
export async function assertBaseVersion(
  executor: Executor,
  record: { readonly subjectType: NamedType; readonly subjectId: string; readonly version: number },
  baseVersion: number,
): Promise<void> {
  if (isNewest(record, baseVersion)) return;
  throw changedMeanwhile({ version: record.version }, await changesSince(executor, record.subjectType, record.subjectId, baseVersion));
}
