import type { Transaction } from '../../platform/database/database.ts';
import { newId } from '../../shared/ids.ts';
import { newToken, tokenDigest } from './credentials/token.ts';
import type { Origin } from './origin.ts';
import { insertSession } from './store/sessions.ts';
import { signInSettings } from './store/settings.ts';

/** A session that just began; the token goes into the browser's cookie and is known nowhere else. */
export interface StartedSession {
  readonly token: string;
  /** When the browser may forget the cookie; null: with its window. */
  readonly keepUntil: Date | null;
}

/** Begins a session of a resident with the limits in force. */
export async function startResidentSession(transaction: Transaction, residentId: string, origin: Origin, now: Date): Promise<StartedSession> {
  const [{ residentIdleDays, residentAbsoluteDays }] = await signInSettings(transaction, now);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + residentAbsoluteDays * 86_400_000);
  await insertSession(transaction, {
    ...origin,
    tokenDigest: tokenDigest(token),
    id: newId(now.getTime()),
    residentId,
    staffId: null,
    secondFactorAt: null,
    createdAt: now,
    idleSeconds: residentIdleDays * 86_400,
    expiresAt,
  });
  return { token, keepUntil: expiresAt };
}

/** Begins a session of staff; without second factor it only opens the enrolment. */
export async function startStaffSession(
  transaction: Transaction,
  staffId: string,
  secondFactorAt: Date | null,
  origin: Origin,
  now: Date,
): Promise<StartedSession> {
  const [{ staffIdleMinutes, staffAbsoluteHours }] = await signInSettings(transaction, now);
  const token = newToken();
  await insertSession(transaction, {
    ...origin,
    tokenDigest: tokenDigest(token),
    id: newId(now.getTime()),
    residentId: null,
    staffId,
    secondFactorAt,
    createdAt: now,
    idleSeconds: staffIdleMinutes * 60,
    expiresAt: new Date(now.getTime() + staffAbsoluteHours * 3_600_000),
  });
  return { token, keepUntil: null };
}
