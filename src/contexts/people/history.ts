import type { Transaction } from '../../platform/database/database.ts';
import { type Detail, appendEvent } from '../../platform/events/append-event.ts';
import type { Actor } from '../../shared/actor.ts';
import { type ResidentRow, setResidentHead } from './store/residents.ts';
import { type StaffRow, setStaffHead } from './store/staff.ts';

/** Something that happened to an account. Histories of people are never public. */
export interface AccountEvent {
  readonly action: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly detail?: Detail;
  /** The state the account is in afterwards; unchanged unless said. */
  readonly toState?: string;
}

type Head = { readonly version: number; readonly headHash: Buffer };

async function append(transaction: Transaction, subjectType: 'staff' | 'resident', id: string, head: Head, state: string, event: AccountEvent) {
  return appendEvent(transaction, { sequence: head.version, hash: head.headHash }, {
    subjectType,
    subjectId: id,
    action: event.action,
    fromState: head.version === 0 ? null : state,
    toState: event.toState ?? state,
    actor: event.actor,
    occurredAt: event.at,
    public: false,
    publicDetail: null,
    internalDetail: event.detail ?? null,
  });
}

/** Appends to the history of a member of staff whose row the transaction holds locked; answers the row with its new head. */
export async function recordOnStaff(transaction: Transaction, staff: StaffRow, event: AccountEvent): Promise<StaffRow> {
  const state = staff.disabledAt === null ? 'active' : 'disabled';
  const head = await append(transaction, 'staff', staff.id, staff, state, event);
  await setStaffHead(transaction, staff.id, head);
  return { ...staff, version: head.sequence, headHash: head.hash };
}

/** Appends to the history of a resident whose row the transaction holds locked; answers the row with its new head. */
export async function recordOnResident(transaction: Transaction, resident: ResidentRow, event: AccountEvent): Promise<ResidentRow> {
  const state = resident.closedAt === null ? 'open' : 'closed';
  const head = await append(transaction, 'resident', resident.id, resident, state, event);
  await setResidentHead(transaction, resident.id, head);
  return { ...resident, version: head.sequence, headHash: head.hash };
}
