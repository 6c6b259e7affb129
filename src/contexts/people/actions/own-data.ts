import { runInTransaction } from '../../../platform/database/transaction.ts';
import { eraseEventDetails, historyOf } from '../../../platform/events/store.ts';
import { eraseMessages } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { ResidentActor } from '../../../shared/actor.ts';
import { recordOnResident } from '../history.ts';
import type { PersonalDataHolder } from '../personal-data.ts';
import { consentHistory, withdrawConsent } from '../store/consents.ts';
import { deletePhoneCode } from '../store/phone-codes.ts';
import { eraseResident, findResident, lockResident } from '../store/residents.ts';
import { deleteSessionsOf, sessionsOf } from '../store/sessions.ts';
import { phoneDigestOf } from './send-phone-code.ts';

/** Everything kept about a resident, as plain values; other contexts' parts under their names. */
export async function exportOwnData(platform: Platform, actor: ResidentActor, holders: readonly PersonalDataHolder[]) {
  const now = platform.clock.now();
  const resident = await findResident(platform.database, actor.id);
  if (!resident) throw problem(404, 'not-found');
  const { id, phone, preferredName, language, elderMode, createdAt, lastSignedInAt } = resident;
  const others: Record<string, unknown> = {};
  for (const holder of holders) others[holder.context] = await holder.exportOf(platform.database, actor.id);
  return {
    exportedAt: now,
    profile: { id, phone, preferredName, language, elderMode, createdAt, lastSignedInAt },
    consents: await consentHistory(platform.database, actor.id),
    sessions: await sessionsOf(platform.database, { residentId: actor.id }, now),
    history: (await historyOf(platform.database, 'resident', actor.id)).map(({ action, occurredAt, internalDetail }) => ({
      action,
      occurredAt,
      detail: internalDetail,
    })),
    ...others,
  };
}

/**
 * Closes a resident's account: sessions and agreements end, number and name go, here and in every other context.
 * The history keeps only that it happened; what was told beside it is erased and the chain stays valid.
 */
export async function closeAccount(platform: Platform, actor: ResidentActor, holders: readonly PersonalDataHolder[]): Promise<void> {
  const now = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const resident = await lockResident(transaction, actor.id);
    if (!resident || resident.closedAt !== null) throw problem(404, 'not-found');
    for (const holder of holders) await holder.erase(transaction, resident.id, now);
    await eraseMessages(transaction, { recipientId: resident.id }, now);
    if (resident.phone !== null) await eraseMessages(transaction, { address: resident.phone }, now);
    await withdrawConsent(transaction, resident.id, null, now);
    await deleteSessionsOf(transaction, { residentId: resident.id });
    if (resident.phone !== null) await deletePhoneCode(transaction, phoneDigestOf(platform, resident.phone));
    await eraseResident(transaction, resident.id, now);
    await recordOnResident(transaction, resident, { action: 'close', actor, at: now, toState: 'closed' });
    await eraseEventDetails(transaction, { subjectType: 'resident', subjectId: resident.id }, { public: true, internal: true }, now);
  });
}
