import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { PasswordPolicy } from '../rules/password.ts';

export interface SettingRow {
  readonly validFrom: Date;
  readonly passwordPolicy: PasswordPolicy;
  readonly staffIdleMinutes: number;
  readonly staffAbsoluteHours: number;
  readonly residentIdleDays: number;
  readonly residentAbsoluteDays: number;
  readonly source: string;
}

/** All settings that have begun, the one in force first. */
export async function signInSettings(database: Database | Transaction, now: Date): Promise<readonly [SettingRow, ...SettingRow[]]> {
  const result = await sql<SettingRow>`
    select valid_from as "validFrom", password_policy as "passwordPolicy", staff_idle_minutes as "staffIdleMinutes",
      staff_absolute_hours as "staffAbsoluteHours", resident_idle_days as "residentIdleDays",
      resident_absolute_days as "residentAbsoluteDays", source
    from sign_in_setting where valid_from <= ${now} order by valid_from desc limit 50`.execute(database);
  const [current, ...earlier] = result.rows;
  if (!current) throw new Error('No sign-in setting has begun yet');
  return [current, ...earlier];
}

/** Adds a setting that counts from its moment on. */
export async function insertSetting(transaction: Transaction, setting: SettingRow, setBy: string): Promise<void> {
  await sql`
    insert into sign_in_setting (valid_from, password_policy, staff_idle_minutes, staff_absolute_hours, resident_idle_days,
      resident_absolute_days, source, set_by)
    values (${setting.validFrom}, ${setting.passwordPolicy}, ${setting.staffIdleMinutes}, ${setting.staffAbsoluteHours},
      ${setting.residentIdleDays}, ${setting.residentAbsoluteDays}, ${setting.source}, ${setBy})`.execute(transaction);
}
