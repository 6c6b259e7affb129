import type { Actor } from '../../../shared/actor.ts';
import { together } from '../../../platform/database/together.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { eraseEventDetails, historyOf } from '../../../platform/events/store.ts';
import { nextEvent } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { hasRoleAt } from '../../../shared/actor.ts';
import { eraseFiles } from '../../../platform/files/index.ts';
import { eraseMessages } from '../../../platform/notify/index.ts';
import { type PersonalDataHolder, recordUnmasking } from '../../people/index.ts';
import { maySeeAsStaff } from '../policy.ts';
import { type RequestRow, lockRequest } from '../store/lock-request.ts';
import { eraseOutside } from '../store/outside.ts';
import { eraseRatingComments, eraseReporterRow, reporterIdsOfResident, reporterOfRequest, reportsOfResident } from '../store/reporters.ts';
import { twinsOf } from '../store/split.ts';
import { saveRequest } from '../store/save-request.ts';
import { deleteSubscriptionsOf, subscriptionsOf } from '../store/subscriptions.ts';
import { forgetSupporter, supportOfResident } from '../store/supporters.ts';

const noProof = { linkDigest: null, residentId: null };

/** Actions whose inner part holds words of the reporter. */
const reportersWords = ['report', 'addInformation', 'addPlace', 'rate', 'reopen', 'withdraw'];

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

interface ReporterToErase {
  readonly id: string;
  readonly requestId: string;
  /** Their numbers and their helper's: what was sent there is erased too. */
  readonly phones: readonly string[];
}

async function eraseOne(transaction: Transaction, actor: Actor, reporter: ReporterToErase, reason: string, at: Date): Promise<void> {
  const target = await lockRequest(transaction, reporter.requestId, noProof);
  if (!target) return;
  const twins = await twinsOf(transaction, reporter.id);
  await eraseReporterRow(transaction, reporter.id, target.id, at);
  await eraseOutside(transaction, target.id);
  await eraseEventDetails(transaction, { subjectType: 'request', subjectId: target.id }, { public: false, internal: true }, at, { actions: reportersWords });
  for (const address of reporter.phones) await eraseMessages(transaction, { address }, at);
  await recordErasure(transaction, actor, target, reason, at);
  await eraseElsewhere(transaction, actor, reporter, reason, at);
  // The same person goes on with what was split off; an entry erased before is not found again.
  for (const twin of twins) await eraseOne(transaction, actor, twin, reason, at);
}

/** What somebody added to the cases theirs was joined to: words, photos, and what they wrote with a rating. */
async function eraseElsewhere(transaction: Transaction, actor: Actor, reporter: ReporterToErase, reason: string, at: Date): Promise<void> {
  const rated = await eraseRatingComments(transaction, reporter.id);
  const joins = (await historyOf(transaction, 'request', reporter.requestId)).filter(({ action }) => action === 'join');
  const mains = new Set(joins.flatMap(({ internalDetail }) => (typeof internalDetail?.['targetRequestId'] === 'string' ? [internalDetail['targetRequestId']] : [])));
  for (const id of mains) {
    const main = await lockRequest(transaction, id, noProof);
    if (!main) continue;
    const ratings = new Set(rated.filter(({ requestId }) => requestId === id).map(({ ratedAt }) => ratedAt.getTime()));
    const own = (await historyOf(transaction, 'request', id)).filter(
      (event) => event.erasedAt === null && (event.internalDetail?.['reporterId'] === reporter.id || (event.action === 'rate' && ratings.has(event.occurredAt.getTime()))),
    );
    if (own.length === 0) continue;
    await eraseEventDetails(transaction, { subjectType: 'request', subjectId: id }, { public: false, internal: true }, at, { sequences: own.map(({ sequence }) => sequence) });
    await eraseFiles(transaction, own.flatMap(({ evidence }) => evidence.map(({ file }) => file)), at);
    await recordErasure(transaction, actor, main, reason, at);
  }
}

/** The erasure itself is an event of the case: the chain says that, when and why something was taken out. */
async function recordErasure(transaction: Transaction, actor: Actor, target: RequestRow, reason: string, at: Date): Promise<void> {
  const { head, writes } = nextEvent({ sequence: target.version, hash: target.headHash }, {
    subjectType: 'request',
    subjectId: target.id,
    action: 'erase',
    fromState: target.state,
    toState: target.state,
    actor,
    occurredAt: at,
    public: false,
    publicDetail: { role: actor.kind === 'staff' ? 'administrator' : 'reporter' },
    internalDetail: { reason },
  });
  const save = saveRequest(
    { id: target.id, state: target.state, version: head.sequence, headHash: head.hash, doer: { action: 'erase', id: null }, changedAt: at },
    {},
  );
  await together([...writes, save]).execute(transaction);
}

/** Erases a reporter's personal data and what they wrote; the chain of the case stays valid. Throws 404. */
export async function eraseReporter(platform: Platform, actor: Actor, ids: { readonly id: string; readonly reporterId: string }, reason: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const row = await lockRequest(transaction, ids.id, noProof);
    const reporter = row && hasRoleAt(actor, 'administrator', row.placePath) ? await reporterOfRequest(transaction, ids.id, ids.reporterId) : undefined;
    if (!reporter) throw problem(404, 'not-found', { detail: 'There is no such reporter.' });
    await eraseOne(transaction, actor, reporter, reason, platform.clock.now());
    return { erased: true as const };
  });
}

/** What this context keeps about residents: for the export of one's own data and for closing an account. */
export const reporterData: PersonalDataHolder = {
  context: 'requests',
  exportOf: async (database, residentId) => ({
    reports: await reportsOfResident(database, residentId),
    supports: await supportOfResident(database, residentId),
    follows: (await subscriptionsOf(database, residentId)).map(({ kind, name, frequency, createdAt }) => ({ kind, name, frequency, createdAt })),
  }),
  erase: async (transaction, residentId, at) => {
    await forgetSupporter(transaction, residentId);
    await deleteSubscriptionsOf(transaction, residentId);
    for (const reporter of await reporterIdsOfResident(transaction, residentId)) {
      await eraseOne(transaction, { kind: 'resident', id: residentId }, reporter, 'account closed', at);
    }
  },
};
