import type { Transaction } from '../../../platform/database/database.ts';
import { appendEvent } from '../../../platform/events/append-event.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { eraseMessages } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { type PersonalDataHolder, recordUnmasking } from '../../people/index.ts';
import { mayWrite } from '../policy.ts';
import { lockNotice, saveNotice } from '../store/notices.ts';
import { eraseObjectionRow, findObjection, objectionsOfResident } from '../store/objections.ts';

/** Shows the name and phone of somebody who objected; who looked, and why, is recorded. Throws 404. */
export async function unmaskObjector(platform: Platform, actor: Actor, which: { readonly id: string; readonly objectionNumber: number }, reason: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const row = await lockNotice(transaction, which.id);
    const objection = row && mayWrite(row.placePath, actor) ? await findObjection(transaction, which.id, which.objectionNumber) : undefined;
    if (!row || !objection) throw problem(404, 'not-found', { detail: 'There is no such objection.' });
    await recordUnmasking(transaction, actor, { subjectType: 'publicNotice', subjectId: row.id, placePath: row.placePath, fields: ['name', 'phone'], reason, at: platform.clock.now() });
    return { name: objection.name, phone: objection.phone };
  });
}

async function erase(transaction: Transaction, residentId: string, at: Date): Promise<void> {
  for (const objection of await objectionsOfResident(transaction, residentId)) {
    const row = await lockNotice(transaction, objection.noticeId);
    if (!row) continue;
    await eraseObjectionRow(transaction, objection.id, at);
    if (objection.phone !== null) await eraseMessages(transaction, { address: objection.phone }, at);
    const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
      subjectType: 'publicNotice', subjectId: row.id, action: 'erase', fromState: row.state, toState: row.state, actor: { kind: 'resident', id: residentId },
      occurredAt: at, public: false, publicDetail: null, internalDetail: { objectionNumber: objection.number },
    });
    await saveNotice(transaction, row, { id: row.id, state: row.state, version: head.sequence, headHash: head.hash, doer: { action: 'erase', id: null }, at }, {});
  }
}

/** What this context keeps about residents: what they objected to. */
export const objectorData: PersonalDataHolder = {
  context: 'notices',
  exportOf: async (database, residentId) =>
    (await objectionsOfResident(database, residentId)).map(({ noticeId, number, text, name, phone, createdAt, answer, upheld }) => ({
      noticeId, number, text, name, phone, createdAt: createdAt.toISOString(), answer, upheld,
    })),
  erase,
};
