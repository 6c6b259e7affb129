import { plainDateOf, weekdayOf } from '../../../../shared/time.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { notify } from '../../../../platform/notify/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { placePathOf } from '../../../places/index.ts';
import type { DetailRow } from '../../store/read-request.ts';
import { type News, type SubscriptionRow, dueSubscriptions, followersOfAddedPlace, immediateFollowers, markTold, newsFor } from '../../store/subscriptions.ts';
import { publicAddress } from '../../../../platform/public-address.ts';
import { hiddenFromPublic } from '../read-request.ts';
import { subscriptionToken } from './manage-subscriptions.ts';

/** Steps the followers of a case hear of, and those of a place: what is new there and what was solved. */
const caseSteps = new Set(['accept', 'dispatch', 'siteCheck', 'plan', 'verify', 'rework', 'close', 'reopen', 'shelve', 'revive']);
const newSteps = new Set(['accept', 'dispatch']);

function templateOf(subscription: SubscriptionRow, action: string, first: boolean): string | undefined {
  if (subscription.kind === 'case') return caseSteps.has(action) ? 'requests.followedCase' : undefined;
  if (newSteps.has(action) && first) return 'requests.followedNew';
  return action === 'verify' ? 'requests.followedSolved' : undefined;
}

function tell(platform: Platform, transaction: Transaction, subscription: SubscriptionRow, template: string, parameters: Record<string, string | number>, key: string): Promise<void> {
  return notify(transaction, {
    to: { kind: 'resident', id: subscription.residentId },
    template,
    parameters: { ...parameters, stop: publicAddress(platform, `/stop/${subscriptionToken(platform, subscription.id)}`) },
    subject: { type: 'subscription', id: subscription.id },
    language: subscription.language,
    now: platform.clock.now(),
    key,
  });
}

export interface Step {
  readonly sequence: number;
  readonly action: string;
  readonly at: Date;
  /** The case was not public before this step. */
  readonly first: boolean;
}

/** Tells those who follow the case or its place of a step at once. */
export async function tellFollowers(platform: Platform, transaction: Transaction, request: DetailRow, step: Step): Promise<void> {
  if (hiddenFromPublic.has(request.state)) return;
  // To those who follow a place that is named later the case is new.
  const named = step.action === 'addPlace' && !step.first;
  for (const subscription of await (named ? followersOfAddedPlace(transaction, request.id, step.at) : immediateFollowers(transaction, request.id))) {
    const template = named ? 'requests.followedNew' : templateOf(subscription, step.action, step.first);
    if (template === undefined) continue;
    // Whoever follows a place hears of that place, also where it is not the first of the case.
    const place = subscription.kind === 'case' || request.morePlaces === 0 ? request.placeName : subscription.name;
    const parameters = { number: request.number, place, link: publicAddress(platform, `/r/${request.number}`) };
    await tell(platform, transaction, subscription, template, parameters, `follow:${subscription.id}:${request.id}:${step.sequence}`);
  }
}

const batch = 200;
const hour = 3_600_000;
/** A digest is due again after a little less than its span: the job does not run to the second. */
const spans = { daily: 20 * hour, weekly: 6 * 24 * hour } as const;

async function sendDigest(platform: Platform, subscription: SubscriptionRow, news: News, until: Date): Promise<void> {
  const { kind, name, target } = subscription;
  const link = publicAddress(platform, kind === 'case' ? `/r/${name}` : `/nearby?${kind === 'division' ? 'place' : 'compound'}=${target}`);
  await runInTransaction(platform.database, async (transaction) => {
    if (kind === 'case' && news.changed) await tell(platform, transaction, subscription, 'requests.followedCase', { number: name, place: '', link }, `digest:${subscription.id}:${until.toISOString()}`);
    if (kind !== 'case' && news.reported + news.solved > 0) {
      await tell(platform, transaction, subscription, 'requests.followedDigest', { place: name, reported: news.reported, solved: news.solved, link }, `digest:${subscription.id}:${until.toISOString()}`);
    }
    await markTold(transaction, subscription.id, until);
  });
}

/** Sends the digests that are due: daily ones, on Mondays the weekly ones too. Without news there is no message. */
export async function sendDigests(platform: Platform, signal: AbortSignal): Promise<void> {
  const { database, clock } = platform;
  const until = clock.now();
  const monday = weekdayOf(plainDateOf(until.getTime())) === 1;
  for (const frequency of monday ? (['daily', 'weekly'] as const) : (['daily'] as const)) {
    const before = new Date(until.getTime() - spans[frequency]);
    let after: string | undefined;
    for (;;) {
      const due = await dueSubscriptions(database, frequency, before, after, batch);
      const paths = await placePathOf(database, due.filter(({ kind }) => kind === 'division').map(({ target }) => target));
      for (const subscription of due) {
        if (signal.aborted) return;
        await sendDigest(platform, subscription, await newsFor(database, subscription, paths.get(subscription.target), until), until);
      }
      after = due.at(-1)?.id;
      if (due.length < batch) break;
    }
  }
}
