import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { placeCovers, placeTopics, streetPathOf } from '../../../shared/place-path.ts';
import { normaliseForSearch, pairsOfNormalised } from '../../../shared/search-pairs.ts';
import { cleanText } from '../../../shared/text.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { executeLater } from '../../../platform/database/later.ts';
import { together } from '../../../platform/database/together.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import { emptyChain, nextEvent } from '../../../platform/events/append-event.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { claim, claimIfNew, earlierWrite } from '../../../platform/idempotency/store.ts';
import { jobWrite } from '../../../platform/jobs/add-job.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem, fieldProblem, problem } from '../../../platform/problem.ts';
import { divisionTree, requestNumberPrefix } from '../../places/index.ts';
import { findOrCreateResident, residentsById } from '../../people/index.ts';
import type { Channel, EnterInput, Origin, Receipt, ReportInput } from '../contract.ts';
import { titleOf } from '../rules.ts';
import { insertFollowers, whereaboutsOfCase } from '../store/split.ts';
import { type Nature, suggestNature } from '../rules/suggestion.ts';
import { type WarningShares, givenStages, startStages } from '../rules/clocks.ts';
import { conditionsOfVerification } from '../rules/conditions.ts';
import { type NewReporter, type Whereabouts, insertRequest, takeNumber } from '../store/save-request.ts';
import { type CaseProposal, insertLink, insertProposal } from '../store/links.ts';
import type { CategoryRules } from '../store/categories.ts';
import type { RequestRow } from '../store/lock-request.ts';
import { type ReservedNumber, reserveNumber } from '../store/number-reserve.ts';
import { receiptFrom, receiptOf } from '../store/receipts.ts';
import { projectClocks, refuseForeignCategory, rulesFor, warningShares } from './clocks.ts';
import { type DispatchGround, type Dispatcher, type Settled, dispatcherAt, settle } from './dispatch/dispatcher.ts';
import type { Entrance } from './entrance.ts';
import { linkDigestOf, linkToken } from './link-token.ts';
import { followersOf } from './followers.ts';
import { furtherPlaces, placeInHistory } from './further-places.ts';
import { type Located, whereabouts } from './whereabouts.ts';

export interface ReportCall {
  readonly actor: Actor;
  readonly input: ReportInput | EnterInput;
  readonly idempotencyKey?: string | undefined;
  /** The record of another context it came in through. */
  readonly origin?: Origin | undefined;
  /** The case this one is split off: its place and its reporters are taken over. */
  readonly splitFrom?: string | undefined;
  /** The further place of that case that this one is about. */
  readonly splitPlace?: Whereabouts | undefined;
  /** The case this one was found after, and how that one is solved: a proposal for this one's plan. */
  readonly after?: { readonly requestId: string | null; readonly proposal: Omit<CaseProposal, 'fromRequestId'> | null } | undefined;
  /** The box or station whose poster led a resident here. */
  readonly entrance?: Entrance | undefined;
  /** Set for a message from elsewhere. */
  readonly imported?: ImportedCase | undefined;
}

/** What an import decides beforehand about its case. */
interface ImportedCase {
  readonly id: string;
  /** When the case counts as reported. */
  readonly at: Date;
  /** Kept as a record only: no clock runs. */
  readonly asRecord: boolean;
  readonly subject: string;
  readonly outsideNumber: string;
}


interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

function contactOf(name: string | undefined, phone: string | undefined, field: string): Contact {
  if (phone === undefined || phone === '') return { name: name || null, phone: null };
  const normalised = normalisePhone(phone);
  if (!normalised) throw fieldProblem(field, 'phone-invalid', 'This is not a mobile number of mainland China.');
  return { name: name || null, phone: normalised };
}

/** Signed-in residents who chose to be told need not type the number they signed in with. */
async function ownContact(transaction: Transaction, { actor, input: { who } }: ReportCall): Promise<Contact | undefined> {
  if (actor.kind !== 'resident' || who.anonymous || who.helper || who.phone) return undefined;
  const resident = (await residentsById(transaction, [actor.id])).get(actor.id);
  return resident && { name: who.name || resident.preferredName, phone: resident.phone };
}

async function reporterOf(platform: Platform, transaction: Transaction, call: ReportCall, now: Date): Promise<NewReporter> {
  const { who } = call.input;
  const id = newId(now.getTime());
  const given = who.anonymous ? { name: null, phone: null } : contactOf(who.name, who.phone, 'who.phone');
  const contact = (await ownContact(transaction, call)) ?? given;
  const helper = who.helper ? contactOf(who.helper.name, who.helper.phone, 'who.helper.phone') : null;
  const residentId =
    call.actor.kind === 'resident' && !who.helper
      ? call.actor.id
      : contact.phone === null
        ? null
        : (await findOrCreateResident(transaction, { phone: contact.phone, at: now, actor: call.actor })).resident.id;
  return {
    id,
    residentId: who.anonymous && call.actor.kind !== 'resident' ? null : residentId,
    anonymous: who.anonymous,
    ...contact,
    helperName: helper?.name ?? null,
    helperPhone: helper?.phone ?? null,
    helperRelation: who.helper?.relation ?? null,
    enteredBy: call.actor.kind === 'staff' ? call.actor.id : null,
    linkDigest: linkDigestOf(linkToken(platform, id, 1)),
  };
}

function channelOf(call: ReportCall): { readonly channel: Channel; readonly channelNote: string | null } {
  if (call.entrance) return { channel: call.entrance.channel, channelNote: call.entrance.note };
  if (!('channel' in call.input)) return { channel: 'app', channelNote: null };
  return { channel: call.input.channel, channelNote: call.input.channelNote || null };
}

function searchable(number: string, places: readonly Whereabouts[], text: string): { searchPairs: string[]; searchText: string; publicSearchText: string } {
  const words = normaliseForSearch([number, ...places.flatMap(({ placeName, compoundName, address }) => [placeName, compoundName, address]), text].filter(Boolean).join(' '));
  return { searchPairs: pairsOfNormalised(words), searchText: words, publicSearchText: normaliseForSearch([number, ...places.map(({ placeName }) => placeName)].join(' ')) };
}

/** Staff may enter requests only for places they work in. */
function refuseForeignPlace(call: ReportCall, place: Whereabouts): void {
  // A grid worker may enter what lies anywhere in the street: what is noticed on the way must not be lost.
  if (call.actor.kind !== 'staff' || call.actor.assignments.some(({ placePath }) => placeCovers(streetPathOf(placePath), place.placePath))) return;
  throw problem(403, 'outside-your-places', {
    detail: 'You are signed in as staff, and this place lies outside the subdistricts you work in. Sign out to report it as a resident.',
  });
}

/** Where a case lies: as its reporter says, or where the case it is split off lies. */
async function placeOf(executor: Database | Transaction, call: ReportCall): Promise<Located> {
  if (call.splitFrom === undefined) return whereabouts(executor, call.input.where);
  const place = call.splitPlace ?? (await whereaboutsOfCase(executor, call.splitFrom));
  return { place, prefix: requestNumberPrefix(await divisionTree(executor), place.divisionCode), byTerritory: false };
}

/** Links a case to the one it was found after, and keeps that one's plan as a proposal. */
async function follow(transaction: Transaction, id: string, after: NonNullable<ReportCall['after']>, actor: Actor, now: Date): Promise<void> {
  if (after.requestId !== null) await insertLink(transaction, { requestId: id, otherId: after.requestId, kind: 'sweepFind', reason: null, at: now, by: actorId(actor) });
  if (after.proposal) await insertProposal(transaction, id, { ...after.proposal, fromRequestId: after.requestId });
}

/** A request that was taken in, with the digest of its first reporter's link; null when the write was a repeat. */
export interface TakenIn {
  readonly id: string;
  readonly linkDigest: string | null;
  readonly receipt: Receipt | null;
}

/** What a new request rests on: reference data only, so that it may be looked up before the transaction, and shared by a batch at one place. */
export interface Grounds extends Located {
  readonly rules: CategoryRules;
  /** Places beside the first. */
  readonly further: readonly Whereabouts[];
  readonly dispatcher: Dispatcher;
  readonly ground: DispatchGround;
  readonly shares: WarningShares;
  /** What was decided already, by what was asked: the cases of a batch differ in little. */
  readonly decided: Map<string, Decided>;
}

/** Where a case goes, and the clocks that its priority sets. */
interface Decided extends Settled {
  readonly priority: RequestRow['priority'];
  readonly clocks: ReturnType<typeof projectClocks>;
}

/** What was prepared before the transaction that takes a request in. */
interface Prepared {
  readonly grounds?: Grounds;
  /** Without one the next number is taken in the transaction, which a batch can then take back as a whole. */
  readonly number?: string;
}

/** 诉求性质 of a call: as the desk says, else as the words sound. */
function natureOf({ input }: ReportCall): Nature {
  return ('nature' in input ? input.nature : undefined) ?? suggestNature(cleanText(input.text));
}

/** Where the case of a call goes by the rules of its moment. */
async function decisionFor(executor: Database | Transaction, call: ReportCall, { dispatcher, ground, rules, shares, decided }: Grounds): Promise<Decided> {
  const asked = { channel: channelOf(call).channel, nature: natureOf(call), priority: 'normal' };
  const key = JSON.stringify([asked, call.imported?.asRecord]);
  const known = decided.get(key);
  if (known) return known;
  const settled = await settle(executor, dispatcher, ground, asked);
  const priority = (settled.rule?.priority ?? 'normal') as RequestRow['priority'];
  const stages = startStages(givenStages(rules, priority), call.imported?.asRecord ? [] : ['response'], dispatcher.at.toISOString());
  const found = { ...settled, priority, clocks: projectClocks(dispatcher.calendar, { stages, pauses: [] }, shares) };
  decided.set(key, found);
  return found;
}

/** Looks up what a new request rests on. Throws 403, 422 naming the field. */
export async function groundsFor(platform: Platform, executor: Database | Transaction, call: ReportCall, now: Date): Promise<Grounds> {
  const { categoryId } = call.input;
  const rules = await rulesFor(executor, categoryId ?? null);
  if (!rules) throw fieldProblem('categoryId', 'not-found', 'There is no such category.');
  const { place, prefix, byTerritory } = await placeOf(executor, call);
  refuseForeignPlace(call, place);
  const further = await furtherPlaces(executor, place, call.input.alsoAt ?? []);
  refuseForeignCategory(rules, place.placePath);
  const dispatcher = await dispatcherAt(executor, await loadCalendar(executor), now);
  const workstation = place.workstationId === null ? null : { id: place.workstationId, name: place.workstationName ?? '' };
  const ground = {
    placePath: place.placePath, compoundId: place.compoundId, categoryId: categoryId ?? null, categoryCodes: rules.codes, usualWorkstationId: rules.defaultWorkstationId,
    territory: { by: call.splitFrom === undefined ? (byTerritory ? 'territory' : 'default') : 'split', workstation },
  } as const;
  const grounds = { place, prefix, byTerritory, further, rules, dispatcher, ground, shares: await warningShares(platform.database, now), decided: new Map<string, Decided>() };
  await decisionFor(executor, call, grounds);
  return grounds;
}

/** The year in Shanghai, as numbers show it. */
function yearOf(at: Date): number {
  return Number(plainDateOf(at.getTime()).slice(0, 4));
}

/** All that must be equal for a repeated call to be one. */
function contentOf({ actor, input }: ReportCall): readonly unknown[] {
  return ['report', actor.kind, actorId(actor), input];
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
  const { prefix, rules, further } = found;
  const { clocks, workstation, priority, ruleId, rule, reason } = await decisionFor(transaction, call, found);
  const place = { ...found.place, workstationId: workstation?.id ?? null, workstationName: workstation?.name ?? null };
  const write = key === undefined ? undefined : { key, content: contentOf(call), subjectId: id, at: now };
  const number = prepared.number ?? (await takeNumber(transaction, prefix, yearOf(now), write && claimIfNew(write)));
  if (number === undefined) return { id: (await earlierWrite(transaction, key ?? '', contentOf(call))) ?? '', linkDigest: null, receipt: null };
  const followers = call.splitFrom === undefined ? [] : await followersOf(platform, transaction, call.splitFrom, now);
  const reporter = followers[0] ?? (await reporterOf(platform, transaction, call, now));
  const text = cleanText(input.text);
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
    publicDetail: { role: actor.kind === 'staff' ? 'desk' : 'reporter', channel: channelOf(call).channel, ...(further.length > 0 ? { places: further.length + 1 } : {}) },
    internalDetail: { number, originalText: text, divisionCode: place.divisionCode, ...(further.length > 0 ? { places: further.map(placeInHistory) } : {}), ...(origin ? { origin } : {}), ...(rule ? { dispatchRule: `${rule.id}:${rule.revision}` } : {}) },
    evidence,
  });
  const request = insertRequest({
    id,
    number,
    headHash: head.hash,
    ...channelOf(call),
    origin,
    categoryId: input.categoryId ?? null,
    originalText: text,
    nature: natureOf(call),
    priority,
    dispatchRuleId: ruleId,
    dispatchReason: reason,
    title: titleOf(imported?.subject || text),
    ...place,
    state,
    reportedAt: imported?.at ?? now,
    clocks,
    conditions: conditionsOfVerification(rules.verification),
    thumbnailFileId: input.photos[0] ?? null,
    further,
    ...searchable(number, [place, ...further], [imported?.outsideNumber, imported?.subject, text].filter(Boolean).join(' ')),
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

async function takeIn(platform: Platform, call: ReportCall): Promise<Pick<TakenIn, 'id' | 'receipt'>> {
  const { database, clock } = platform;
  let reserved: ReservedNumber | undefined;
  try {
    const now = clock.now();
    const grounds = await groundsFor(platform, database, call, now);
    const { number } = (reserved = await reserveNumber(database, grounds.prefix, yearOf(now)));
    return await runInTransaction(database, (transaction, afterCommit) => reportRequestIn(platform, transaction, afterCommit, call, { grounds, number }));
  } catch (error) {
    // Only where the database went away may the case have been written all the same.
    if (!(error instanceof Problem && error.status === 503)) reserved?.giveBack();
    // What was accepted once stays accepted, even if the category or the place was taken away since.
    const earlier = call.idempotencyKey === undefined ? undefined : await earlierWrite(database, call.idempotencyKey, contentOf(call));
    if (earlier === undefined) throw error;
    return { id: earlier, receipt: null };
  }
}

/**
 * Takes a request in, from a resident's phone or from the desk, and returns the receipt with the secret link.
 * The same call repeated under its idempotency key answers with the first receipt.
 * Throws 422 naming the field (place, phone, photo, category).
 */
export async function reportRequest(platform: Platform, call: ReportCall): Promise<Receipt> {
  const { id, receipt } = await takeIn(platform, call);
  return receipt ?? receiptOf(platform.database, id, undefined, (reporterId, version) => linkToken(platform, reporterId, version));
}
