import { createHmac } from 'node:crypto';
import type { Actor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { compoundsById, divisionNames } from '../../../places/index.ts';
import type { FollowAbout, Frequency, Subscription } from '../../contract.ts';
import { idOfNumber, readDetails } from '../../store/read-request.ts';
import * as store from '../../store/subscriptions.ts';
import { linkDigestOf } from '../link-token.ts';
import { hiddenFromPublic } from '../read-request.ts';

/** Nobody follows more than this many things at once. */
const mostSubscriptions = 50;

/** The token of the link that ends a subscription: derived, so that it need not be stored. */
export function subscriptionToken(platform: Pick<Platform, 'secret'>, id: string): string {
  return createHmac('sha256', platform.secret).update(`subscription:${id}`).digest('base64url').slice(0, 16);
}

function residentId(actor: Actor): string {
  if (actor.kind !== 'resident') throw problem(401, 'sign-in-required', { detail: 'Sign in to do this.' });
  return actor.id;
}

interface Target {
  readonly target: string;
  readonly name: string;
}

async function targetOf(database: Database, about: FollowAbout): Promise<Target> {
  if (about.kind === 'case') {
    const id = await idOfNumber(database, about.number);
    const [row] = id === undefined ? [] : await readDetails(database, [id]);
    if (!row || hiddenFromPublic.has(row.state)) throw fieldProblem('about.number', 'not-found', 'There is no such request.');
    return { target: row.id, name: row.number };
  }
  if (about.kind === 'compound') {
    const compound = (await compoundsById(database, [about.compoundId])).get(about.compoundId);
    if (!compound) throw fieldProblem('about.compoundId', 'not-found', 'There is no such compound.');
    return { target: compound.id, name: compound.name };
  }
  const division = (await divisionNames(database, [about.code])).get(about.code);
  if (!division) throw fieldProblem('about.code', 'not-found', 'There is no such place.');
  return { target: about.code, name: division.fullName };
}

function present({ id, kind, target, name, frequency, createdAt }: store.SubscriptionRow): Subscription {
  // Cases are known by their number outside.
  return { id, kind, target: kind === 'case' ? name : target, name, frequency, createdAt: createdAt.toISOString() };
}

/** What the resident follows, newest first. */
export async function listSubscriptions(platform: Platform, actor: Actor): Promise<{ items: Subscription[] }> {
  return { items: (await store.subscriptionsOf(platform.database, residentId(actor))).map(present) };
}

/** Follows a case or a place; once more changes how often. Throws 422 (unknown), 409 (too many). */
export async function follow(platform: Platform, actor: Actor, input: { readonly about: FollowAbout; readonly frequency: Frequency; readonly language: 'zh' | 'en' }): Promise<Subscription> {
  const resident = residentId(actor);
  const now = platform.clock.now();
  const target = await targetOf(platform.database, input.about);
  return runInTransaction(platform.database, async (transaction) => {
    const known = await store.subscriptionsOf(transaction, resident);
    const again = known.some((one) => one.kind === input.about.kind && one.target === target.target);
    if (!again && known.length >= mostSubscriptions) {
      throw problem(409, 'too-many-subscriptions', { detail: `One can follow ${mostSubscriptions} things at once.`, extra: { most: mostSubscriptions } });
    }
    const id = newId(now.getTime());
    const row = { id, residentId: resident, kind: input.about.kind, ...target, frequency: input.frequency, language: input.language, createdAt: now, toldUntil: now };
    return present(await store.saveSubscription(transaction, row, linkDigestOf(subscriptionToken(platform, id))));
  });
}

const notTheirs = () => problem(404, 'not-found', { detail: 'There is no such subscription.' });

/** Changes how often one hears. Throws 404. */
export async function changeSubscription(platform: Platform, actor: Actor, id: string, frequency: Frequency): Promise<Subscription> {
  const changed = await store.changeFrequency(platform.database, id, residentId(actor), frequency);
  if (!changed) throw notTheirs();
  return present(changed);
}

/** Follows no longer. Throws 404. */
export async function unfollow(platform: Platform, actor: Actor, id: string): Promise<{ ended: true }> {
  if (!(await store.deleteSubscription(platform.database, id, residentId(actor)))) throw notTheirs();
  return { ended: true };
}

/** What the link in a message would end. Throws 404. */
export async function readSubscriptionLink(platform: Platform, token: string): Promise<Pick<Subscription, 'kind' | 'name' | 'frequency'>> {
  const found = await store.subscriptionOfLink(platform.database, linkDigestOf(token));
  if (!found) throw notTheirs();
  const { kind, name, frequency } = found;
  return { kind, name, frequency };
}

/** Ends a subscription by the link in a message. Throws 404 when it has ended already. */
export async function endSubscription(platform: Platform, token: string): Promise<{ ended: true }> {
  if (!(await store.deleteByLink(platform.database, linkDigestOf(token)))) throw notTheirs();
  return { ended: true };
}
