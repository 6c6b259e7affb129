import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '../../../../platform/events/store.ts';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { newId } from '../../../../shared/ids.ts';
import { chainedTables } from '../../index.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { readDeskProject, readPublicProject } from './read-project.ts';
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

async function contracted(): Promise<string> {
  const id = await world.submitted(await world.fund(3_000_000), 400_000);
  await world.act(world.approver, id, 'approve', {});
  await world.act(world.lead, id, 'addQuote', { contractorId: world.contractors[0], amountFen: 400_000, quotedOn: '2026-03-10' });
  await world.act(world.lead, id, 'chooseContractor', { contractorId: world.contractors[0], amountFen: 400_000, noConflict: true, conflictStatement: '无利害关系', plannedStart: '2026-03-11', plannedEnd: '2026-03-12' });
  return id;
}

const minute = 60_000;
const rightNow = (): number => world.platform.clock.now().getTime();

/** As a phone sends it, so many minutes after it was written. */
async function send(id: string, action: 'startWork' | 'workNote' | 'reportDone', input: object, ago: number, version?: number) {
  const baseVersion = version ?? (await world.row(id)).version;
  return takeProjectAction(world.platform, {
    actor: world.worker, projectId: id, action, input: input as never, baseVersion, idempotencyKey: newId(), writtenAt: new Date(rightNow() - ago * minute),
  });
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
    const id = await contracted();
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

describe('the time a note was written at', () => {
  it('is kept in its event beside the time it came in, with a chain that holds', async () => {
    const id = await atWork();
    world.platform.clock.advance(90 * minute);
    await send(id, 'workNote', { workNote: '上午写的' }, 40);
    const [note] = await notesOf(id);
    expect(note?.publicDetail).toMatchObject({ writtenAt: new Date(rightNow() - 40 * minute).toISOString() });
    expect(note?.occurredAt.getTime()).toBe(rightNow());
    expect((await verifyHistory(world.test.database, { tables: chainedTables })).findings).toEqual([]);
    expect((await readPublicProject(world.platform, world.resident, id)).steps.find(({ action }) => action === 'workNote')?.detail).toMatchObject({ workNote: '上午写的', writtenAt: expect.any(String) });
  });

  it('cannot lie more than five minutes ahead, nor as much before the work began', async () => {
    const id = await atWork();
    const { version } = await world.row(id);
    const refused = (code: string) => ({ status: 422, code, fields: [{ field: 'writtenAt', code }] });
    await expect(send(id, 'workNote', { workNote: '明天的事' }, -6)).rejects.toMatchObject(refused('written-in-the-future'));
    await expect(send(id, 'workNote', { workNote: '开工前的事' }, 6)).rejects.toMatchObject(refused('written-too-early'));
    expect(await world.row(id)).toMatchObject({ version });
    await send(id, 'workNote', { workNote: '手机快了一点' }, -4);
    expect(await notesOf(id)).toHaveLength(1);
  });

  it('begins the work, so that notes queued after it are taken; not before the approval', async () => {
    const id = await contracted();
    const { version } = await world.row(id);
    world.platform.clock.advance(8 * 60 * minute);
    const photos = async () => [await world.photo(world.worker)];
    await expect(send(id, 'startWork', { photos: await photos() }, 9 * 60)).rejects.toMatchObject({ code: 'written-too-early' });
    await send(id, 'startWork', { photos: await photos() }, 7 * 60, version);
    expect((await world.row(id)).startedAt?.getTime()).toBe(rightNow() - 7 * 60 * minute);
    await send(id, 'workNote', { workNote: '材料进场' }, 6 * 60, version + 1);
    expect(await send(id, 'reportDone', { summary: '完工', photos: await photos() }, 30, version + 2)).toMatchObject({ state: 'done' });
    // A phone a little fast does not move the beginning into the future.
    const other = await contracted();
    await send(other, 'startWork', { photos: await photos() }, -3);
    expect((await world.row(other)).startedAt?.getTime()).toBe(rightNow());
    // Nor does a slow one move it before the approval.
    const third = await contracted();
    await send(third, 'startWork', { photos: await photos() }, 4);
    const { startedAt, approvedAt } = await world.row(third);
    expect(startedAt).toEqual(approvedAt);
  });

  it('is part of what a repeated sending must repeat, and may be missing', async () => {
    const id = await atWork();
    const { version } = await world.row(id);
    const idempotencyKey = newId();
    const again = (writtenAt?: Date) => takeProjectAction(world.platform, { actor: world.worker, projectId: id, action: 'workNote', input: { workNote: '一次' }, baseVersion: version, idempotencyKey, writtenAt });
    const written = new Date(rightNow());
    await Promise.all([again(written), again(written)]);
    world.platform.clock.advance(30 * minute);
    await again(written);
    await expect(again(new Date(rightNow()))).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    await expect(again()).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await notesOf(id)).toHaveLength(1);
  });
});
