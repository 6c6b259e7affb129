import type { Actor } from '../../../shared/actor.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { eraseEventDetails } from '../../../platform/events/store.ts';
import { appendEvent } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { hasRoleAt } from '../../../shared/actor.ts';
import { recordUnmasking } from '../../people/index.ts';
import { maySeeAsStaff } from '../policy.ts';
import { lockRequest } from '../store/lock-request.ts';
import { eraseReporterRow, reporterOfRequest } from '../store/reporters.ts';
import { saveRequest } from '../store/save-request.ts';

const noProof = { linkDigest: null, residentId: null };

/** Shows a reporter's name and phone in full; who looked, and why, is recorded. Throws 404. */
export async function unmaskReporter(platform: Platform, actor: Actor, ids: { readonly id: string; readonly reporterId: string }, reason: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const row = await lockRequest(transaction, ids.id, noProof);
    const reporter = row && maySeeAsStaff(row, actor) ? await reporterOfRequest(transaction, ids.id, ids.reporterId) : undefined;
    if (!row || !reporter) throw problem(404, 'not-found', { detail: 'There is no such reporter.' });
    await recordUnmasking(transaction, actor, {
      subjectType: 'request',
      subjectId: row.id,
      placePath: row.placePath,
      fields: ['name', 'phone'],
      reason,
      at: platform.clock.now(),
    });
    return { name: reporter.name, phone: reporter.phone, helperName: reporter.helperName, helperPhone: reporter.helperPhone };
  });
}

/** Erases a reporter's personal data and what they wrote; the chain of the case stays valid. Throws 404. */
export async function eraseReporter(platform: Platform, actor: Actor, ids: { readonly id: string; readonly reporterId: string }, reason: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const row = await lockRequest(transaction, ids.id, noProof);
    const reporter = row && hasRoleAt(actor, 'administrator', row.placePath) ? await reporterOfRequest(transaction, ids.id, ids.reporterId) : undefined;
    if (!row || !reporter) throw problem(404, 'not-found', { detail: 'There is no such reporter.' });
    const own = reporter.requestId;
    await eraseReporterRow(transaction, reporter.id, own, now);
    await eraseEventDetails(transaction, { subjectType: 'request', subjectId: own }, { public: false, internal: true }, now, [
      'report', 'addInformation', 'rate', 'reopen', 'withdraw',
    ]);
    const target = own === row.id ? row : await lockRequest(transaction, own, noProof);
    if (!target) throw problem(404, 'not-found', { detail: 'There is no such reporter.' });
    const head = await appendEvent(transaction, { sequence: target.version, hash: target.headHash }, {
      subjectType: 'request',
      subjectId: target.id,
      action: 'erase',
      fromState: target.state,
      toState: target.state,
      actor,
      occurredAt: now,
      public: false,
      publicDetail: { role: 'administrator' },
      internalDetail: { reason },
    });
    await saveRequest(
      transaction,
      { id: target.id, state: target.state, version: head.sequence, headHash: head.hash, doer: { action: 'erase', id: null }, changedAt: now },
      {},
    );
    return { erased: true as const };
  });
}
