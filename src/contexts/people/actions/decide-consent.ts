import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { ResidentActor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { recordOnResident } from '../history.ts';
import { type ConsentRow, consentsOf, grantConsent, withdrawConsent } from '../store/consents.ts';
import { lockResident } from '../store/residents.ts';

/** Where the law itself is the basis (telling people about their own matter), silence counts as yes until they object. */
function isGranted({ legalBasis, grantedVersion, changedAt }: Pick<ConsentRow, 'legalBasis' | 'grantedVersion' | 'changedAt'>): boolean {
  return grantedVersion !== null || (legalBasis !== 'consent' && changedAt === null);
}

/** What a resident agreed to, per purpose. */
export async function readConsents(platform: Platform, residentId: string) {
  const rows = await consentsOf(platform.database, residentId, plainDateOf(platform.clock.now().getTime()));
  return {
    items: rows.map(({ purpose, version, legalBasis, grantedVersion, changedAt }) => ({
      purpose,
      version,
      legalBasis,
      granted: isGranted({ legalBasis, grantedVersion, changedAt }),
      earlierVersion: grantedVersion === version ? null : grantedVersion,
      changedAt: changedAt?.toISOString() ?? null,
    })),
  };
}

/** Agrees to a purpose in the wording shown, or withdraws. 404 unknown purpose; 409 `wording-changed` when another wording is in force. */
export async function decideConsent(
  platform: Platform,
  actor: ResidentActor,
  input: { readonly purpose: string; readonly granted: boolean; readonly version: number },
): Promise<void> {
  const now = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const resident = await lockResident(transaction, actor.id);
    if (!resident || resident.closedAt !== null) throw problem(404, 'not-found');
    const present = (await consentsOf(transaction, actor.id, plainDateOf(now.getTime()))).find(({ purpose }) => purpose === input.purpose);
    if (!present) throw problem(404, 'not-found', { detail: 'There is no such purpose.' });
    if (input.granted && present.version !== input.version) {
      throw problem(409, 'wording-changed', { detail: 'The wording has changed. Read the new one first.', extra: { version: present.version } });
    }
    const settled = input.granted ? present.grantedVersion === input.version : !isGranted(present);
    if (settled) return;
    const { purpose, version } = input;
    // An objection to what was never agreed to is kept in the same way: agreed and withdrawn in one moment.
    if (input.granted || present.grantedVersion === null) {
      await grantConsent(transaction, { id: newId(now.getTime()), residentId: actor.id, purpose, version: present.version, at: now });
    }
    if (!input.granted) await withdrawConsent(transaction, actor.id, purpose, now);
    await recordOnResident(transaction, resident, {
      action: input.granted ? 'consentGranted' : 'consentWithdrawn',
      actor,
      at: now,
      detail: { purpose, version: input.granted ? version : (present.grantedVersion ?? present.version) },
    });
  });
}
