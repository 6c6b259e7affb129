import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../shared/random.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { runDueJobs } from '../../../../platform/jobs/run-due-jobs.ts';
import { requestJobs, trainOnDemand } from '../../jobs.ts';
import { lastTrainings } from '../../store/classifier.ts';
import { readClassifier, startTraining } from './settings.ts';
import { suggestFor } from './suggest.ts';
import { trainClassifierOfOffice } from './train.ts';

let world: LoopWorld;
const signal = new AbortController().signal;

beforeAll(async () => {
  world = await loopWorld();
});
afterAll(async () => world.close());

const phrases: Readonly<Record<string, readonly string[]>> = {
  '0102': ['垃圾桶满了没人清', '垃圾袋扔了一地', '厨余垃圾发臭', '垃圾房苍蝇多'],
  '0606': ['楼道灯坏了', '路灯不亮走路害怕', '声控灯不灵', '灯泡一直闪'],
  '0611': ['外来车辆堵住通道', '消防通道停车', '乱停车出不去', '车位被占'],
};

async function solve(count: number): Promise<void> {
  const random = createRandom(1);
  const codes = Object.keys(phrases);
  const ids = new Map(await Promise.all(codes.map(async (code) => [code, await world.categoryId(code)] as const)));
  for (let index = 0; index < count; index++) {
    const code = random.pick(codes);
    const { receipt } = await world.report({ text: `${random.integer(1, 60)}幢${random.pick(phrases[code] ?? [])}，${random.pick(phrases[code] ?? [])}，${random.integer(1, 99)}号`, categoryId: ids.get(code) });
    await sql`update request set state = 'closed' where id = ${receipt.id}::uuid`.execute(world.test.database);
  }
}

/** The platform as a program that has just started sees it: nothing kept of thresholds and models. */
const afresh = () => ({ ...world.platform, database: world.test.database.withoutPlugins() });

describe('the classifier of the office', () => {
  it('says that there is nothing to learn from, and suggests no category', async () => {
    const training = await trainClassifierOfOffice(world.platform, signal);
    expect(training).toMatchObject({ hindrance: 'tooFewCases', accuracy: null, examples: 0 });
    expect(await suggestFor(world.platform, '楼道灯坏了')).toMatchObject({ ready: false, categories: [], nature: 'help' });
    expect(await readClassifier(world.platform)).toMatchObject({ margin: 20, leastCases: 60, usableCases: 0, trainings: [{ goodEnough: false }] });
  });

  it('learns from solved cases alone, measures itself and suggests with confidence', async () => {
    world.platform.clock.set('2026-03-10T03:00:00Z');
    await solve(90);
    const open = await world.report({ text: '还没有办的事不算', categoryId: await world.categoryId('0604') });
    expect(open.receipt.id).toBeTruthy();
    const { progressId } = await startTraining(world.platform, world.administrator, trainOnDemand);
    await runDueJobs(world.platform, requestJobs.filter(({ name }) => name === trainOnDemand.name));
    const progress = await sql<{ state: string }>`select state from job_progress where id = ${progressId}::uuid`.execute(world.test.database);
    expect(progress.rows[0]?.state).toBe('done');
    const [training] = await lastTrainings(world.test.database, 1);
    expect(training?.examples).toBe(90);
    expect(training?.accuracy).toBeGreaterThan((training?.baseline ?? 1) + 0.2);
    expect(training?.perCategory.reduce((sum, { count }) => sum + count, 0)).toBe(90);
    const answer = await suggestFor(world.platform, '5幢门口的垃圾桶又满了');
    expect(answer.ready).toBe(true);
    expect(answer.categories[0]).toMatchObject({ categoryId: await world.categoryId('0102') });
    expect(answer.categories[0]?.confidence).toBeGreaterThan(0.5);
  });

  it('keeps one model only, and no words of residents in it', async () => {
    world.platform.clock.set('2026-03-10T04:00:00Z');
    await trainClassifierOfOffice(world.platform, signal);
    const { rows } = await sql<{ models: number; words: number }>`
      select count(model)::int as models, count(*) filter (where position(convert_to('垃圾', 'UTF8') in model) > 0)::int as words from request_classifier`.execute(world.test.database);
    expect(rows[0]).toEqual({ models: 1, words: 0 });
  });

  it('suggests nothing when it is not far enough above the commonest category', async () => {
    await sql`update request_rule set value = 100 where name = 'suggestionMargin'`.execute(world.test.database);
    const reader = afresh();
    expect(await suggestFor(reader, '5幢门口的垃圾桶又满了')).toMatchObject({ ready: false, categories: [] });
    expect((await readClassifier(reader)).trainings[0]).toMatchObject({ goodEnough: false });
  });

  it('does not suggest categories that are no longer valid', async () => {
    await sql`update request_rule set value = 20 where name = 'suggestionMargin'`.execute(world.test.database);
    await sql`update request_category set valid_to = '2026-01-01' where code = '0102'`.execute(world.test.database);
    const reader = afresh();
    const { ready, categories } = await suggestFor(reader, '5幢门口的垃圾桶又满了');
    expect(ready).toBe(true);
    expect(categories.map(({ categoryId }) => categoryId)).not.toContain(await world.categoryId('0102'));
  });
});
