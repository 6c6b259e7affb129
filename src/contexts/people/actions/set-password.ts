import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { hashPassword, verifyPassword } from '../credentials/password-hash.ts';
import { passwordFaults, passwordRules } from '../rules.ts';
import { signInSettings } from '../store/settings.ts';
import type { StaffRow } from '../store/staff.ts';
import { formerPasswords, setPassword } from '../store/staff-credentials.ts';

function refuse(codes: readonly string[]): never {
  throw problem(422, 'password-refused', {
    detail: 'This password does not meet the rules.',
    fields: codes.map((code) => ({ field: 'password', code, detail: code })),
  });
}

/** Gives a person (row locked) a new password that meets the policy in force; 422 `password-refused` names each reason. */
export async function storeNewPassword(transaction: Transaction, platform: Platform, staff: StaffRow, password: string): Promise<void> {
  const now = platform.clock.now();
  const [{ passwordPolicy }] = await signInSettings(transaction, now);
  const faults = passwordFaults(passwordPolicy, password, staff);
  if (faults.length > 0) refuse(faults);
  const { remembered } = passwordRules[passwordPolicy];
  const earlier = [...(staff.passwordHash ? [staff.passwordHash] : []), ...(await formerPasswords(transaction, staff.id, remembered))];
  for (const hash of earlier.slice(0, Math.max(1, remembered))) {
    if (await verifyPassword(password, hash)) refuse(['used-before']);
  }
  await setPassword(transaction, staff.id, await hashPassword(password), now);
}
