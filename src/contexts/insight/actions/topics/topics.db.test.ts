import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import type { StaffActor } from '../../../../shared/actor.ts';
import { takeAction } from '../../../requests/index.ts';
import { type LoopWorld, loopWorld } from '../../../requests/testing/loop-world.ts';
import { chainedTables, insightJobs } from '../../index.ts';
import { refreshOnDemand } from '../../jobs.ts';
import { addTrackedJob } from '../../../../platform/jobs/progress.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { changeTopic, makeJointCase, mergeTopic, removeTopicCase } from './decide-topic.ts';
import { listTopics, readTopic } from './read-topics.ts';
import { refreshTopics } from './refresh-topics.ts';

let world: LoopWorld;
let cases: { readonly noise: string[]; readonly parking: string[] };
const signal = new AbortController().signal;
const query = { sort: 'heat', limit: 100 } as const;

const said = ['搅拌站半夜施工噪音扰民', '旁边搅拌站灰尘大，噪音扰民', '搅拌站粉尘污染，半夜噪音', '投诉搅拌站噪音粉尘扰民'];
const parked = ['开发商捆绑销售车位', '买房必须买车位，捆绑销售', '车位捆绑销售不合理', '强制捆绑销售车位'];

async function report(texts: readonly string[], place: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    world.platform.clock.advance({ days: 2 });
    const { receipt } = await world.report({ text: `${place}${text}，请处理。`, who: { anonymous: false, phone: `1380000${place.length}${String(index).padStart(3, '0')}` } });
    ids.push(receipt.id);
  }
  return ids;
}

beforeAll(async () => {
  world = await loopWorld();
  await report(['路灯不亮', '下水道堵了', '树枝碰到电线', '电梯坏了', '公交车站牌倒了'], '');
  cases = { noise: await report(said, '丽水新城'), parking: await report(parked, '滨湖花苑') };
});
afterAll(async () => world.close());

const topicAbout = async (word: string) => {
  const found = (await listTopics(world.platform, world.clerk, query)).items.find(({ title }) => title.includes(word));
  if (!found) throw new Error(`There is no topic about ${word}`);
  return found;
};

describe('hot topics of a street', () => {
  it('are found by the job, with the cases behind them', async () => {
    const now = world.platform.clock.now();
    await runInTransaction(world.test.database, (transaction) => addTrackedJob(transaction, refreshOnDemand, {}, { actor: world.clerk, now }));
    await runDueJobs(world.platform, insightJobs);
    const { items, lastRun, heat } = await listTopics(world.platform, world.clerk, query);
    expect(items).toHaveLength(2);
    expect(lastRun).toMatchObject({ messages: 13, topics: 2, fresh: 2 });
    expect(heat).toMatchObject({ personWeight: 10, leastPeople: 3 });
    const { items: inside, people, weeks, mayChange } = await readTopic(world.platform, world.clerk, (await topicAbout('搅拌站')).id);
    expect(new Set(inside.map(({ id }) => id))).toEqual(new Set(cases.noise));
    expect(people).toBe(4);
    expect(weeks.reduce((sum, week) => sum + week.cases, 0)).toBe(4);
    expect(mayChange).toBe(true);
  });

  it('are known again, take new cases in and keep the name somebody gave', async () => {
    const topic = await topicAbout('搅拌站');
    await changeTopic(world.platform, world.clerk, topic.id, { version: topic.version, title: '丽水新城旁的搅拌站' });
    const [more] = await report(['搅拌站又在半夜施工，噪音扰民，粉尘污染'], '丽水新城');
    const { fresh } = await refreshTopics(world.platform, signal);
    expect(fresh).toBe(0);
    const after = await readTopic(world.platform, world.clerk, topic.id);
    expect(after.title).toBe('丽水新城旁的搅拌站');
    expect(after.items.map(({ id }) => id)).toContain(more);
    expect(after.decisions).toMatchObject([{ action: 'rename', actorName: 'clerk' }]);
  });

  it('never take back a case that a clerk took out', async () => {
    const topic = await topicAbout('搅拌站');
    const requestId = cases.noise[0] ?? '';
    const changed = await removeTopicCase(world.platform, world.clerk, topic.id, { version: topic.version, requestId });
    expect(changed.cases).toBe(4);
    await refreshTopics(world.platform, signal);
    expect((await readTopic(world.platform, world.clerk, topic.id)).items.map(({ id }) => id)).not.toContain(requestId);
    await expect(removeTopicCase(world.platform, world.clerk, topic.id, { version: changed.version, requestId })).rejects.toMatchObject({ status: 422 });
  });

  it('let one of two clerks decide at once; the other is told', async () => {
    const topic = await topicAbout('搅拌站');
    const outcomes = await Promise.allSettled([
      changeTopic(world.platform, world.clerk, topic.id, { version: topic.version, mark: 'monthlyTopic' }),
      changeTopic(world.platform, world.secondClerk, topic.id, { version: topic.version, mark: 'preventive' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ status: 409, code: 'changed-meanwhile' });
  });

  it('become a joint case through the lifecycle of requests; what cannot be joined is left', async () => {
    const topic = await topicAbout('车位');
    const [main = '', second = ''] = cases.parking;
    await takeAction(world.platform, { actor: world.clerk, requestId: second, action: 'reject', input: { rejectReason: 'other', explanation: '不归我们' } });
    const answer = await makeJointCase(world.platform, world.clerk, topic.id, { version: topic.version, mainRequestId: main });
    expect(answer).toEqual({ mainRequestId: main, joined: 2, left: 1 });
    const { rows } = await sql<{ joined: number }>`select joined_count as joined from request where id = ${main}::uuid`.execute(world.test.database);
    expect(rows[0]?.joined).toBe(2);
    expect((await topicAbout('车位')).jointRequestId).toBe(main);
  });

  it('can be merged, dismissed and taken up again; merged ones pass new cases on', async () => {
    const [from, into] = [await topicAbout('车位'), await topicAbout('搅拌站')];
    await expect(mergeTopic(world.platform, world.clerk, from.id, { version: from.version, intoId: from.id })).rejects.toMatchObject({ status: 422 });
    const merged = await mergeTopic(world.platform, world.clerk, from.id, { version: from.version, intoId: into.id });
    expect(merged.cases).toBe(from.cases + into.cases);
    expect((await listTopics(world.platform, world.clerk, query)).items).toHaveLength(1);
    await report(['开发商还在捆绑销售车位，强制购买'], '滨湖花苑');
    await refreshTopics(world.platform, signal);
    const after = await readTopic(world.platform, world.clerk, into.id);
    expect(after.cases).toBe(merged.cases + 1);
    await expect(changeTopic(world.platform, world.clerk, from.id, { version: 99, title: '旧的' })).rejects.toMatchObject({ status: 409 });
    const dismissed = await changeTopic(world.platform, world.clerk, into.id, { version: after.version, state: 'dismissed' });
    expect((await listTopics(world.platform, world.clerk, query)).items).toEqual([]);
    await refreshTopics(world.platform, signal);
    expect((await listTopics(world.platform, world.clerk, query)).items).toEqual([]);
    await changeTopic(world.platform, world.clerk, into.id, { version: dismissed.version, state: 'open' });
    expect((await listTopics(world.platform, world.clerk, query)).items).toHaveLength(1);
  });

  it('are read only by the office of their place, and decided by clerks and supervisors', async () => {
    const topic = await topicAbout('搅拌站');
    const elsewhere: StaffActor = { ...world.clerk, assignments: [{ role: 'clerk', placePath: '320000000000.320500000000.320508000000.320508023000' }] };
    await expect(readTopic(world.platform, elsewhere, topic.id)).rejects.toMatchObject({ status: 404 });
    expect((await listTopics(world.platform, elsewhere, query)).items).toEqual([]);
    const auditor: StaffActor = { ...world.clerk, assignments: world.clerk.assignments.map((assignment) => ({ ...assignment, role: 'auditor' as const })) };
    expect((await readTopic(world.platform, auditor, topic.id)).mayChange).toBe(false);
    await expect(changeTopic(world.platform, auditor, topic.id, { version: topic.version, title: '不行' })).rejects.toMatchObject({ status: 403 });
  });

  it('of a list of an earlier year are as hot as they were then, whatever came since; their likes count', async () => {
    const { test, platform } = world;
    const ids = await report(['滑梯生锈扎手', '儿童滑梯生锈，扎手', '滑梯锈了扎手', '生锈的滑梯扎孩子的手'], '向阳花园');
    await sql`update request set reported_at = '2024-03-01T02:00:00Z' where id = any(${ids}::uuid[])`.execute(test.database);
    await sql`insert into request_outside (request_id, source, number, subject, likes) values (${ids[0]}::uuid, '论坛', '1', '滑梯', 100)`.execute(test.database);
    // The count of a case holds the likes it had elsewhere as well: they are neither people nor liked twice.
    await sql`update request set supporter_count = supporter_count + 100 where id = ${ids[0]}::uuid`.execute(test.database);
    await refreshTopics(platform, signal);
    const { items } = await listTopics(platform, world.clerk, { ...query, period: 'earlier' });
    // Nobody cooled: each person's whole weight, and the root of the likes on top.
    expect(items).toMatchObject([{ people: ids.length, cases: ids.length, likes: 100, heat: 10 * ids.length + 2 * 10 }]);
    expect(items[0]?.title).toContain('滑梯');
    const recent = await listTopics(platform, world.clerk, { ...query, period: 'recent' });
    expect(recent.items.map(({ id }) => id)).not.toContain(items[0]?.id);
    expect(recent.items.length).toBeGreaterThan(0);
  });

  it('have a history that can be verified', async () => {
    const report = await verifyHistory(world.test.database, { tables: chainedTables });
    expect(report.findings.filter(({ subjectType }) => subjectType === 'topic')).toEqual([]);
  });
});
