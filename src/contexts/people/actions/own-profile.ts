import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { ResidentActor, StaffActor } from '../../../shared/actor.ts';
import type { OutputOf } from '../../../shared/route.ts';
import type { getProfile } from '../contract.ts';
import { recordOnResident } from '../history.ts';
import { type ResidentRow, findResident, lockResident, updateResident } from '../store/residents.ts';
import { lockStaff, updateStaffProfile } from '../store/staff.ts';

function present(resident: ResidentRow): OutputOf<typeof getProfile> {
  const { id, phone, preferredName, language, elderMode, createdAt } = resident;
  return { id, phone: phone ?? '', preferredName, language, elderMode, createdAt: createdAt.toISOString() };
}

/** One's own profile. */
export async function readOwnProfile(platform: Platform, actor: ResidentActor) {
  const resident = await findResident(platform.database, actor.id);
  if (!resident) throw problem(404, 'not-found');
  return present(resident);
}

export interface ProfileChange {
  /** Empty or null: no name. */
  readonly preferredName?: string | null | undefined;
  readonly language?: 'zh' | 'en' | undefined;
  readonly elderMode?: boolean | undefined;
}

/** Changes one's own name, language or elder mode. */
export async function updateOwnProfile(platform: Platform, actor: ResidentActor, change: ProfileChange) {
  return runInTransaction(platform.database, async (transaction) => {
    const resident = await lockResident(transaction, actor.id);
    if (!resident || resident.closedAt !== null) throw problem(404, 'not-found');
    const changed = {
      preferredName: change.preferredName === undefined ? resident.preferredName : change.preferredName || null,
      language: change.language ?? resident.language,
      elderMode: change.elderMode ?? resident.elderMode,
    };
    const fields = (['preferredName', 'language', 'elderMode'] as const).filter((field) => changed[field] !== resident[field]);
    if (fields.length > 0) {
      await updateResident(transaction, resident.id, changed);
      await recordOnResident(transaction, resident, { action: 'update', actor, at: platform.clock.now(), detail: { fields } });
    }
    return present({ ...resident, ...changed });
  });
}

/** Changes the language in which a member of staff reads the program. */
export async function updateOwnLanguage(platform: Platform, actor: StaffActor, language: 'zh' | 'en'): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    const staff = await lockStaff(transaction, actor.id);
    if (staff) await updateStaffProfile(transaction, staff.id, { displayName: staff.displayName, phone: staff.phone, language });
  });
}
