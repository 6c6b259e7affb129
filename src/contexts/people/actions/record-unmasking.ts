import type { Transaction } from '../../../platform/database/database.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { recordOnStaff } from '../history.ts';
import { lockStaff } from '../store/staff.ts';
import { insertUnmasking } from '../store/unmaskings.ts';

export interface Unmasking {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Names of the fields shown in full. */
  readonly fields: readonly string[];
  readonly reason: string;
  /** The record's place: its administrators and auditors see this trace. The actor's first place when unknown. */
  readonly placePath?: string;
  readonly at: Date;
}

/**
 * Leaves the trace of a full view of personal data, in the list for administrators and auditors and in the actor's
 * history. The caller has decided that the view is allowed and shows the data only if the transaction commits.
 * 403 `forbidden` for anyone but staff.
 */
export async function recordUnmasking(transaction: Transaction, actor: Actor, unmasking: Unmasking): Promise<void> {
  const staff = actor.kind === 'staff' && !actor.mustEnrol ? await lockStaff(transaction, actor.id) : undefined;
  if (!staff) throw problem(403, 'forbidden', { detail: 'Only staff may see personal data in full.' });
  const { subjectType, subjectId, fields, reason, at } = unmasking;
  const placePath = unmasking.placePath ?? assignmentsOf(actor)[0]?.placePath ?? staff.homePath;
  await insertUnmasking(transaction, { id: newId(at.getTime()), staffId: staff.id, placePath, subjectType, subjectId, fields, reason, occurredAt: at });
  await recordOnStaff(transaction, staff, { action: 'unmask', actor, at, detail: { subjectType, subjectId, fields, reason } });
}
