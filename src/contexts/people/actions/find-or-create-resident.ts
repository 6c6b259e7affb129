import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { recordOnResident } from '../history.ts';
import { type ResidentRow, findResidentByPhone, insertResident, lockResident } from '../store/residents.ts';

/**
 * The resident with this number (eleven digits), made when there is none, and locked until the transaction ends.
 * Two calls at once make one resident.
 */
export async function findOrCreateResident(
  transaction: Transaction,
  input: { readonly phone: string; readonly name?: string | null; readonly at: Date; readonly actor: Actor },
): Promise<{ readonly resident: ResidentRow; readonly isNew: boolean }> {
  const inserted = await insertResident(transaction, {
    id: newId(input.at.getTime()),
    phone: input.phone,
    preferredName: input.name ?? null,
    createdAt: input.at,
  });
  if (inserted) {
    const resident = await recordOnResident(transaction, inserted, { action: 'create', actor: input.actor, at: input.at });
    return { resident, isNew: true };
  }
  const known = await findResidentByPhone(transaction, input.phone);
  const resident = known && (await lockResident(transaction, known.id));
  if (!resident || resident.closedAt !== null) return findOrCreateResident(transaction, input);
  return { resident, isNew: false };
}
