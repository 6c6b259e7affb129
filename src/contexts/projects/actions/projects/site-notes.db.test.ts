import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '../../../../platform/events/store.ts';
import { newId } from '../../../../shared/ids.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { readDeskProject } from './read-project.ts';
import { takeProjectAction } from './take-action.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());

async function atWork(): Promise<string> {
  const id = await world.submitted(await world.fund(3_000_000), 400_000);
  await world.act(world.approver, id, 'approve', {});
  await world.working(id, 400_000);
  return id;
}

const notesOf = async (id: string) => (await historyOf(world.test.database, 'project', id)).filter(({ action }) => action === 'workNote');

describe('notes of a day’s work written without a network', () => {
  it('count once, however often the phone sends them, at once or one after the other', async () => {
    const id = await atWork();
    const { version } = await world.row(id);
    const photos = [await world.photo(world.worker)];
    const idempotencyKey = newId();
    const send = () => takeProjectAction(world.platform, { actor: world.worker, projectId: id, action: 'workNote', input: { workNote: '立柱已固定', photos }, baseVersion: version, idempotencyKey });
    const answers = [...(await Promise.all([send(), send(), send()])), await send(), await send()];
    expect(new Set(answers.map((answer) => answer.id))).toEqual(new Set([id]));
    const notes = await notesOf(id);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.evidence.map(({ file }) => file)).toEqual(photos);
    await expect(takeProjectAction(world.platform, { actor: world.worker, projectId: id, action: 'workNote', input: { workNote: '别的话' }, baseVersion: version, idempotencyKey })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('are taken though others acted meanwhile, while steps that lead on are not', async () => {
    const id = await atWork();
    const { version } = await world.row(id);
    await world.act(world.lead, id, 'requestChange', { amountFen: 450_000, explanation: '另有一处' });
    const send = (action: 'workNote' | 'reportDone', input: object) =>
      takeProjectAction(world.platform, { actor: world.worker, projectId: id, action, input: input as never, baseVersion: version, idempotencyKey: newId() });
    await send('workNote', { workNote: '上午已做完' });
    await expect(send('reportDone', { summary: '完工', photos: [await world.photo(world.worker)] })).rejects.toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect(await notesOf(id)).toHaveLength(1);
  });

  it('may follow the beginning of the work before that was sent: the phone knows what will be open', async () => {
    const id = await world.submitted(await world.fund(3_000_000), 400_000);
    await world.act(world.approver, id, 'approve', {});
    await world.act(world.lead, id, 'addQuote', { contractorId: world.contractors[0], amountFen: 400_000, quotedOn: '2026-03-10' });
    await world.act(world.lead, id, 'chooseContractor', { contractorId: world.contractors[0], amountFen: 400_000, noConflict: true, conflictStatement: '无利害关系', plannedStart: '2026-03-11', plannedEnd: '2026-03-12' });
    const seen = await readDeskProject(world.platform, world.worker, id);
    expect(seen.afterStart.map(({ action }) => action)).toEqual(['workNote', 'reportDone']);
    // Whoever may not begin it learns nothing of what follows.
    expect((await readDeskProject(world.platform, world.approver, id)).afterStart).toEqual([]);
    // Sent in order, each built on the one before.
    const send = (action: 'startWork' | 'workNote' | 'reportDone', baseVersion: number, input: object) =>
      takeProjectAction(world.platform, { actor: world.worker, projectId: id, action, input: input as never, baseVersion, idempotencyKey: newId() });
    await send('startWork', seen.version, { photos: [await world.photo(world.worker)] });
    await send('workNote', seen.version + 1, { workNote: '材料进场' });
    expect(await send('reportDone', seen.version + 2, { summary: '完工', photos: [await world.photo(world.worker)] })).toMatchObject({ state: 'done', version: seen.version + 3 });
  });
});
