import { linkDigestOf } from '../../contexts/requests/actions/link-token.ts';
import { saveFeed } from '../../contexts/requests/store/deadline-feeds.ts';
import { saveSubscription } from '../../contexts/requests/store/subscriptions.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { newId } from '../../shared/ids.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';
import { personOf } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

const token = 'abcdefghijklmnop';

/** A subscription of the caller, or of the neighbour. */
async function subscription(moment: Moment): Promise<string> {
  const { platform, database, world, sample } = moment;
  const now = platform.clock.now();
  const residentId = sample.target === 'neighbour' ? world.residents.neighbour : personOf(moment);
  const row = { id: newId(now.getTime()), residentId, kind: 'division' as const, target: world.ids.street, name: '沧浪街道', frequency: 'daily' as const, language: 'zh' as const, createdAt: now, toldUntil: now };
  return (await runInTransaction(database, (transaction) => saveSubscription(transaction, row, linkDigestOf(token)))).id;
}

async function byId(moment: Moment): Promise<Partial<Sample>> {
  return { params: { id: await subscription(moment) } };
}

async function byLink(moment: Moment): Promise<Partial<Sample>> {
  await subscription(moment);
  return { params: { token } };
}

const feedToken = 'abcdefghijklmnopqrstuvwxyzabcdef';

/** A calendar of deadlines of somebody. */
async function feedOf({ platform, database }: Moment, staffId: string): Promise<void> {
  const createdAt = platform.clock.now();
  await saveFeed(database, { staffId, id: newId(createdAt.getTime()), createdAt }, linkDigestOf(feedToken));
}

async function deadlineLink(moment: Moment): Promise<Partial<Sample>> {
  const { actor } = moment.world.callers.find(({ name }) => name === 'clerk') ?? {};
  await feedOf(moment, actor?.kind === 'staff' ? actor.id : personOf(moment));
  return { params: { token: feedToken } };
}

/** Calls about following and sharing that work. */
export function followingGiven(world: AccessWorld): Givens {
  return {
    'requests.follow': { body: { about: { kind: 'division', code: world.ids.street }, frequency: 'daily' } },
    'requests.changeSubscription': { targets: ['own', 'neighbour'], ready: byId },
    'requests.unfollow': { targets: ['own', 'neighbour'], ready: byId },
    'requests.readSubscriptionLink': { targets: [''], ready: byLink },
    'requests.endSubscription': { targets: [''], ready: byLink },
    'requests.endDeadlineCalendar': { ready: async (moment) => { await feedOf(moment, personOf(moment)); return {}; } },
    'requests.deadlineCalendar': { targets: [''], ready: deadlineLink },
    'intake.placeCalendar': { targets: [''], params: { code: world.ids.street } },
    'requests.placeFeed': { targets: [''], params: { code: world.ids.street } },
  };
}
