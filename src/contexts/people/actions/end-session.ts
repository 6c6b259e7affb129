import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { ResidentActor, StaffActor } from '../../../shared/actor.ts';
import { recordOnResident, recordOnStaff } from '../history.ts';
import { lockResident } from '../store/residents.ts';
import { type SessionOwner, deleteOwnSession, deleteSessionsOf, sessionsOf } from '../store/sessions.ts';
import { lockStaff } from '../store/staff.ts';

type Person = ResidentActor | StaffActor;

function ownerOf(person: Person): SessionOwner {
  return person.kind === 'staff' ? { staffId: person.id } : { residentId: person.id };
}

async function record(transaction: Transaction, person: Person, action: string, at: Date): Promise<void> {
  if (person.kind === 'staff') {
    const staff = await lockStaff(transaction, person.id);
    if (staff) await recordOnStaff(transaction, staff, { action, actor: person, at });
  } else {
    const resident = await lockResident(transaction, person.id);
    if (resident) await recordOnResident(transaction, resident, { action, actor: person, at });
  }
}

/** Signs out on this device. */
export async function endSession(platform: Platform, person: Person, sessionId: string): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    if (await deleteOwnSession(transaction, ownerOf(person), sessionId)) await record(transaction, person, 'signOut', platform.clock.now());
  });
}

/** Where a person is signed in, last used first. */
export async function readSessions(platform: Platform, person: Person, currentId: string | undefined) {
  const rows = await sessionsOf(platform.database, ownerOf(person), platform.clock.now());
  return {
    items: rows.map(({ id, device, address, createdAt, lastSeenAt }) => ({
      id,
      device,
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === currentId,
    })),
  };
}

/** Signs out one device of one's own; 404 when it is not theirs. */
export async function revokeSession(platform: Platform, person: Person, id: string): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    if (!(await deleteOwnSession(transaction, ownerOf(person), id))) throw problem(404, 'not-found', { detail: 'There is no such session.' });
    await record(transaction, person, 'sessionRevoked', platform.clock.now());
  });
}

/** Signs out all other devices. */
export async function revokeOtherSessions(platform: Platform, person: Person, currentId: string): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    const ended = await deleteSessionsOf(transaction, ownerOf(person), currentId);
    if (ended > 0) await record(transaction, person, 'sessionRevoked', platform.clock.now());
  });
}
