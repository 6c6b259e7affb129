import type { Platform } from '../../../platform/platform.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { sessionCookieName } from '../session-cookie.ts';
import { startResidentSession, startStaffSession } from '../sessions.ts';

const origin = { address: '127.0.0.1', device: 'Test' };

/** For tests: the Cookie header of a fresh session of a resident or of a member of staff with second factor. */
export async function signInAs(platform: Platform, person: { readonly residentId: string } | { readonly staffId: string }): Promise<string> {
  const now = platform.clock.now();
  const { token } = await runInTransaction(platform.database, (transaction) =>
    'residentId' in person
      ? startResidentSession(transaction, person.residentId, origin, now)
      : startStaffSession(transaction, person.staffId, now, origin, now),
  );
  return `${sessionCookieName(platform)}=${token}`;
}
