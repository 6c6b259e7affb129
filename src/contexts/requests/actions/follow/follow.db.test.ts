import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../shared/actor.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import { createDemoResident } from '../../../people/index.ts';
import { reporterData, takeAction } from '../../index.ts';
import { requestJobs } from '../../jobs.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { atomFeed } from './feeds.ts';
import { tellReporters } from '../tell-reporters.ts';
import * as subscriptions from './manage-subscriptions.ts';
import { cardSvg, headOfPage } from './share.ts';
import { sendDigests } from './tell-followers.ts';

const community = '320508020014';
let world: LoopWorld;
let anna: Actor & { kind: 'resident' };
let bo: Actor & { kind: 'resident' };

beforeAll(async () => {
  world = await loopWorld();
  const resident = async (phone: string): Promise<Actor & { kind: 'resident' }> => ({
    kind: 'resident',
    id: await runInTransaction(world.test.database, (transaction) => createDemoResident(transaction, world.platform, { labelKey: null, phone, name: '甲' })),
  });
  anna = await resident('13900001111');
  bo = await resident('13900002222');
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  await sql`delete from request_subscription`.execute(world.test.database);
  await sql`delete from message`.execute(world.test.database);
});

const follow = (actor: Actor, about: Parameters<typeof subscriptions.follow>[2]['about'], frequency: 'immediate' | 'daily' | 'weekly' = 'immediate') =>
  subscriptions.follow(world.platform, actor, { about, frequency, language: 'zh' });

async function messages(): Promise<readonly { to: string | null; template: string; body: string }[]> {
  await runDueJobs(world.platform, requestJobs.filter(({ name }) => name === 'requests.tellReporters'));
  const { rows } = await sql<{ to: string | null; template: string; body: string }>`
    select recipient_id as to, template, body from message where template like 'requests.followed%' order by template, id`.execute(world.test.database);
  return rows;
}

async function act(id: string, action: string, actor: Actor, input: object): Promise<void> {
  await takeAction(world.platform, { actor, requestId: id, action: action as 'accept', input: input as never });
}

describe('following', () => {
  it('tells at once of the steps of a case, and of what is new and solved in a place', async () => {
    const { receipt } = await world.report();
    await follow(anna, { kind: 'case', number: receipt.number });
    await follow(bo, { kind: 'division', code: community });
    await act(receipt.id, 'accept', world.clerk, { publicText: '西门口乱停车' });
    await act(receipt.id, 'dispatch', world.clerk, { workstationId: world.workstationId });
    await act(receipt.id, 'siteCheck', world.worker, { findings: '属实', photos: [await world.photo(world.worker)] });
    await act(receipt.id, 'complete', world.worker, { summary: '好了', photos: [await world.photo(world.worker)] });
    await act(receipt.id, 'verify', world.supervisor, { verification: '好了', photos: [await world.photo(world.supervisor)] });
    const told = await messages();
    expect(told.filter(({ to }) => to === anna.id).map(({ template }) => template)).toEqual(Array.from({ length: 4 }, () => 'requests.followedCase'));
    expect(told.filter(({ to }) => to === bo.id).map(({ template }) => template)).toEqual(['requests.followedNew', 'requests.followedSolved']);
    expect(told[0]?.body).toContain(`/r/${receipt.number}`);
    expect(told[0]?.body).toMatch(/\/stop\/[\w-]{16}/u);
    // Nothing personal and no secret link gets out this way.
    expect(told.map(({ body }) => body).join()).not.toMatch(/\/t\/|过不去/u);
    // The job may run again: nobody hears twice.
    for (const sequence of [2, 6]) await tellReporters(world.platform, { requestId: receipt.id, sequence });
    expect(await messages()).toHaveLength(told.length);
  });

  it('sends digests on their day, only with news, and once', async () => {
    const { platform } = world;
    platform.clock.set('2026-03-13T02:00:00Z');
    await follow(anna, { kind: 'division', code: community }, 'daily');
    await follow(bo, { kind: 'division', code: community }, 'weekly');
    const { receipt } = await world.report();
    await act(receipt.id, 'accept', world.clerk, {});
    const at = async (moment: string): Promise<string[]> => {
      platform.clock.set(moment);
      await sendDigests(platform, new AbortController().signal);
      return (await messages()).map(({ to, template, body }) => `${to === anna.id ? 'anna' : 'bo'} ${template} ${/新增(\d+)件，解决(\d+)件/u.exec(body)?.slice(1).join('/') ?? ''}`);
    };
    // A Saturday: the daily one. A Sunday without news: nothing. A Monday too early for the week.
    expect(await at('2026-03-14T00:00:00Z')).toEqual(['anna requests.followedDigest 1/0']);
    expect(await at('2026-03-15T00:00:00Z')).toHaveLength(1);
    expect(await at('2026-03-16T00:00:00Z')).toHaveLength(1);
    expect(await at('2026-03-23T00:00:00Z')).toEqual(['anna requests.followedDigest 1/0', 'bo requests.followedDigest 1/0']);
    platform.clock.set('2026-03-10T02:00:00Z');
  });

  it('keeps one subscription for each target, also for two calls at once, and ends by the link without signing in', async () => {
    await Promise.all([follow(anna, { kind: 'division', code: community }), follow(anna, { kind: 'division', code: community }, 'weekly')]);
    const { items } = await subscriptions.listSubscriptions(world.platform, anna);
    expect(items).toHaveLength(1);
    const [item] = items;
    const token = subscriptions.subscriptionToken(world.platform, item?.id ?? '');
    await expect(subscriptions.changeSubscription(world.platform, bo, item?.id ?? '', 'daily')).rejects.toMatchObject({ status: 404 });
    await expect(subscriptions.unfollow(world.platform, bo, item?.id ?? '')).rejects.toMatchObject({ status: 404 });
    expect(await subscriptions.readSubscriptionLink(world.platform, token)).toMatchObject({ kind: 'division', name: '姑苏区沧浪街道桂花社区' });
    expect(await subscriptions.endSubscription(world.platform, token)).toEqual({ ended: true });
    await expect(subscriptions.endSubscription(world.platform, token)).rejects.toMatchObject({ status: 404 });
    expect((await subscriptions.listSubscriptions(world.platform, anna)).items).toEqual([]);
  });

  it('refuses unknown things and too many, and forgets with the account', async () => {
    await expect(follow(anna, { kind: 'division', code: '999999999999' })).rejects.toMatchObject({ status: 422 });
    await expect(follow(anna, { kind: 'case', number: 'CL-1999-000001' })).rejects.toMatchObject({ status: 422 });
    await sql`
      insert into request_subscription (id, resident_id, kind, target, name, frequency, language, link_digest, created_at, told_until)
      select gen_random_uuid(), ${anna.id}, 'case', gen_random_uuid(), 'x', 'daily', 'zh', n::text, now(), now() from generate_series(1, 50) as n`.execute(world.test.database);
    await expect(follow(anna, { kind: 'division', code: community })).rejects.toMatchObject({ code: 'too-many-subscriptions' });
    expect(await reporterData.exportOf(world.test.database, anna.id)).toMatchObject({ follows: { length: 50 } });
    await runInTransaction(world.test.database, (transaction) => reporterData.erase(transaction, anna.id, new Date()));
    expect((await subscriptions.listSubscriptions(world.platform, anna)).items).toEqual([]);
  });
});

describe('sharing', () => {
  it('names a public case in the head of its page, escaped, and says nothing of others', async () => {
    const { receipt } = await world.report();
    await act(receipt.id, 'accept', world.clerk, { publicText: '门口 "乱停" <b>车</b>' });
    const head = await headOfPage(world.platform, `/r/${receipt.number}`);
    expect(head).toContain('property="og:title" content="门口 &quot;乱停&quot; &lt;b&gt;车&lt;/b&gt;"');
    expect(head).toContain(`/api/v1/public/requests/${receipt.number}/card`);
    expect(await headOfPage(world.platform, '/r/CL-1999-000001')).toBe('');
    expect(await headOfPage(world.platform, '/r/<script>')).toBe('');
    expect(await headOfPage(world.platform, '/nearby')).toBe('');
  });

  it('draws a card whose words are never markup', async () => {
    const svg = cardSvg({ number: 'CL-2026-000001', state: 'closed', placeName: '桂花社区', text: `<image href="x"/>${'长'.repeat(200)}`, categoryName: null }, 'https://example.cn/r/CL-2026-000001');
    expect(svg).not.toContain('<image');
    const { format, width, height } = await sharp(Buffer.from(svg)).png().toBuffer().then((bytes) => sharp(bytes).metadata());
    expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
  });

  it('writes valid Atom', () => {
    const feed = atomFeed({
      id: 'https://example.cn/r/1', title: 'a & b', link: 'https://example.cn/?a=1&b=2', self: 'https://example.cn/feed', since: '2026-03-01T00:00:00.000Z',
      entries: [{ id: 'x', title: '<script>', at: '2026-03-02T00:00:00.000Z', link: 'https://example.cn/r/1', text: ']]> & \u0000' }],
    });
    expect(feed).toContain('<updated>2026-03-02T00:00:00.000Z</updated>');
    expect(feed).toContain('<title>&lt;script&gt;</title>');
    expect(feed).toContain('href="https://example.cn/?a=1&amp;b=2"');
    expect(feed.replaceAll(/<[^<>]*>/gu, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/u);
    // Every tag that opens closes.
    const open: string[] = [];
    for (const [, close, name, self] of feed.matchAll(/<(\/?)([a-z]+)[^<>?]*?(\/?)>/gu)) {
      if (self === '/') continue;
      if (close === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});
