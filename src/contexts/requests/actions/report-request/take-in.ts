import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { placeTopics } from '../../../../shared/place-path.ts';
import { normaliseForSearch, pairsOfNormalised } from '../../../../shared/search-pairs.ts';
import { yearOf } from '../../../../shared/time.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { executeLater } from '../../../../platform/database/later.ts';
import { together } from '../../../../platform/database/together.ts';
import type { AfterCommit } from '../../../../platform/database/transaction.ts';
import { emptyChain, nextEvent } from '../../../../platform/events/append-event.ts';
import { attachFiles } from '../../../../platform/files/index.ts';
import { claim, claimIfNew, earlierWrite } from '../../../../platform/idempotency/store.ts';
import { jobWrite } from '../../../../platform/jobs/add-job.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { Receipt } from '../../contract.ts';
import { titleOf } from '../../rules.ts';
import { conditionsOfVerification } from '../../rules/conditions.ts';
import { insertLink, insertProposal } from '../../store/links.ts';
import { receiptFrom } from '../../store/receipts.ts';
import { type Whereabouts, insertRequest, takeNumber } from '../../store/save-request.ts';
import { insertFollowers } from '../../store/split.ts';
import { followersOf } from '../followers.ts';
import { placeInHistory } from '../further-places.ts';
import { linkToken } from '../link-token.ts';
import { type ReportCall, type Said, contentOf, saidIn } from './call.ts';
import { type Grounds, decisionFor, groundsFor } from './grounds.ts';
import { reporterOf } from './reporter.ts';

function searchable(number: string, places: readonly Whereabouts[], text: string): { searchPairs: string[]; searchText: string; publicSearchText: string } {
  const words = normaliseForSearch([number, ...places.flatMap(({ placeName, compoundName, address }) => [placeName, compoundName, address]), text].filter(Boolean).join(' '));
  return { searchPairs: pairsOfNormalised(words), searchText: words, publicSearchText: normaliseForSearch([number, ...places.map(({ placeName }) => placeName)].join(' ')) };
}

/** Links a case to the one it was found after, and keeps that one's plan as a proposal. */
async function follow(transaction: Transaction, id: string, after: NonNullable<ReportCall['after']>, actor: ReportCall['actor'], now: Date): Promise<void> {
  if (after.requestId !== null) await insertLink(transaction, { requestId: id, otherId: after.requestId, kind: 'sweepFind', reason: null, at: now, by: actorId(actor) });
  if (after.proposal) await insertProposal(transaction, id, { ...after.proposal, fromRequestId: after.requestId });
}

/** A request that was taken in, with the digest of its first reporter's link; null when the write was a repeat. */
export interface TakenIn {
  readonly id: string;
  readonly linkDigest: string | null;
  readonly receipt: Receipt | null;
}

/** What was prepared before the transaction that takes a request in. */
interface Prepared {
  readonly grounds?: Grounds;
  readonly said?: Said;
  /** Without one the next number is taken in the transaction, which a batch can then take back as a whole. */
  readonly number?: string;
}

/** Takes a request in within a transaction that is open already: for batches. */
export async function reportRequestIn(
  platform: Platform,
  transaction: Transaction,
  afterCommit: AfterCommit,
  call: ReportCall,
  prepared: Prepared = {},
): Promise<TakenIn> {
  const { actor, input, idempotencyKey: key } = call;
  const now = platform.clock.now();
  const { imported } = call;
  const id = imported?.id ?? newId(now.getTime());
  const state = imported?.asRecord ? 'recorded' : 'submitted';
  const origin = call.origin ?? call.entrance?.origin ?? null;
  const found = prepared.grounds ?? (await groundsFor(platform, transaction, call, now));
  const said = prepared.said ?? saidIn(call);
  const { prefix, rules, further } = found;
  const { clocks, workstation, priority, ruleId, rule, reason } = await decisionFor(transaction, found, said, imported?.asRecord ?? false);
  const place = { ...found.place, workstationId: workstation?.id ?? null, workstationName: workstation?.name ?? null };
  const write = key === undefined ? undefined : { key, content: contentOf(call), subjectId: id, at: now };
  const number = prepared.number ?? (await takeNumber(transaction, prefix, yearOf(now.getTime()), write && claimIfNew(write)));
  if (number === undefined) return { id: (await earlierWrite(transaction, key ?? '', contentOf(call))) ?? '', linkDigest: null, receipt: null };
  const followers = call.splitFrom === undefined ? [] : await followersOf(platform, transaction, call.splitFrom, now);
  const reporter = followers[0] ?? (await reporterOf(platform, transaction, call, now));
  const evidence = await attachFiles(
    transaction,
    input.photos,
    { subjectType: 'request', subjectId: id, kind: 'report', visibility: 'internal' },
    { actor, now, field: 'photos' },
  );
  const { head, writes } = nextEvent(emptyChain, {
    subjectType: 'request',
    subjectId: id,
    action: 'report',
    fromState: null,
    toState: state,
    actor,
    occurredAt: now,
    public: true,
    publicDetail: { role: actor.kind === 'staff' ? 'desk' : 'reporter', channel: said.channel, ...(further.length > 0 ? { places: further.length + 1 } : {}) },
    internalDetail: { number, originalText: said.text, divisionCode: place.divisionCode, ...(further.length > 0 ? { places: further.map(placeInHistory) } : {}), ...(origin ? { origin } : {}), ...(rule ? { dispatchRule: `${rule.id}:${rule.revision}` } : {}) },
    evidence,
  });
  const request = insertRequest({
    id,
    number,
    headHash: head.hash,
    channel: said.channel,
    channelNote: said.channelNote,
    origin,
    categoryId: input.categoryId ?? null,
    originalText: said.text,
    nature: said.nature,
    priority,
    dispatchRuleId: ruleId,
    dispatchReason: reason,
    title: titleOf(imported?.subject || said.text),
    ...place,
    state,
    reportedAt: imported?.at ?? now,
    clocks,
    conditions: conditionsOfVerification(rules.verification),
    thumbnailFileId: input.photos[0] ?? null,
    further,
    ...searchable(number, [place, ...further], [imported?.outsideNumber, imported?.subject, said.text].filter(Boolean).join(' ')),
    reporter,
  });
  // Whoever wrote to somebody else is not written to by us for that.
  const jobs = imported ? [] : [jobWrite('requests.tellReporters', { requestId: id, sequence: head.sequence })];
  const claims = write && prepared.number !== undefined ? [claim(write)] : [];
  await executeLater(transaction, together([...claims, ...request, ...writes, ...jobs]));
  if (followers.length > 0) await insertFollowers(transaction, id, followers);
  if (call.after) await follow(transaction, id, call.after, actor, now);
  afterCommit(() => {
    platform.live.announce(...placeTopics(place.placePath));
  });
  const token = linkToken(platform, reporter.id, 1);
  const receipt = receiptFrom({ id, number, ...place, responseDue: clocks.responseDue ?? null, responseProvisional: clocks.responseProvisional ?? false }, token);
  return { id, linkDigest: reporter.linkDigest, receipt };
}
