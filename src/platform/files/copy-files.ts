import { type Actor, actorId } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import type { Transaction } from '../database/database.ts';
import { copyStaged } from './store.ts';

/**
 * Stages photos of one record anew for another, within the transaction in which an action names them: the bytes are kept
 * once, each record has its own evidence. Answers the new ids in the order given; erased photos are left out.
 */
export async function copyFiles(transaction: Transaction, ids: readonly string[], actor: Actor, now: Date): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const copies = ids.map((of) => ({ id: newId(now.getTime()), of }));
  const made = new Set(await copyStaged(transaction, copies, { kind: actor.kind, id: actorId(actor) }, now));
  return copies.map(({ id }) => id).filter((id) => made.has(id));
}
