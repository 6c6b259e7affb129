import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import type { SignInSetting } from '../contract.ts';
import { recordOnStaff } from '../history.ts';
import { rootPlace } from '../place-lookup.ts';
import { mayChangeSettings } from '../policy.ts';
import { type SettingRow, insertSetting, signInSettings } from '../store/settings.ts';
import { lockStaff } from '../store/staff.ts';

function present(row: SettingRow): SignInSetting {
  return { ...row, validFrom: row.validFrom.toISOString() };
}

/** The limits of sign-in in force, and those before. */
export async function readSignInSettings(platform: Platform, actor: StaffActor) {
  const rows = await signInSettings(platform.database, platform.clock.now());
  const root = await rootPlace(platform.database);
  return { current: present(rows[0]), history: rows.map(present), mayChange: mayChangeSettings(actor, root.path) };
}

/** Sets new limits from now on; sessions that run keep theirs. 403 `forbidden` below the topmost place. */
export async function changeSignInSettings(platform: Platform, actor: StaffActor, input: Omit<SignInSetting, 'validFrom'>) {
  const validFrom = platform.clock.now();
  return runInTransaction(platform.database, async (transaction) => {
    const root = await rootPlace(transaction);
    const staff = await lockStaff(transaction, actor.id);
    if (!staff || !mayChangeSettings(actor, root.path)) throw problem(403, 'forbidden', { detail: 'Only administrators of the topmost place may do this.' });
    await insertSetting(transaction, { ...input, validFrom }, staff.id);
    await recordOnStaff(transaction, staff, { action: 'signInSettingsChanged', actor, at: validFrom, detail: { ...input } });
    return present({ ...input, validFrom });
  });
}
