import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { runInTransaction } from '../database/transaction.ts';
import { runDueJobs } from '../jobs/run-due-jobs.ts';
import { addJob } from '../jobs/add-job.ts';
import { Problem } from '../problem.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../testing/test-platform.ts';
import { attachFiles, eraseFiles, fileChecker, fileJobs, findFilesOf, setVisibility, stagePhoto } from './index.ts';
import { keyOf } from './keys.ts';
import { findFile } from './store.ts';
import { phonePhoto } from './testing/sample-photos.ts';

let test: TestDatabase;
let platform: TestPlatform;
let original: Buffer;
let bytes: Buffer;

const visitor: Actor = { kind: 'visitor' };
const resident: Actor = { kind: 'resident', id: newId() };
const neighbour: Actor = { kind: 'resident', id: newId() };

beforeAll(async () => {
  test = await testDatabase();
  original = await phonePhoto(400, 300);
});
beforeEach(() => {
  platform = testPlatform(test);
  // Another photo for every test: what follows the end mark of a JPEG does not change the picture.
  bytes = Buffer.concat([original, Buffer.from(newId())]);
});
afterAll(() => test.close());

const subjectId = newId();

function attach(ids: readonly string[], actor: Actor, subject = subjectId) {
  return runInTransaction(test.database, (transaction) =>
    attachFiles(
      transaction,
      ids,
      { subjectType: 'request', subjectId: subject, kind: 'report', visibility: 'internal' },
      { actor, now: platform.clock.now(), field: 'photos' },
    ),
  );
}

async function refusals(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  expect(error.status).toBe(422);
  return error.fields.map(({ field, code }) => `${field} ${code}`);
}

describe('staging a photo', () => {
  it('keeps three versions and tells the sender what the camera noted', async () => {
    const staged = await stagePhoto(platform, { bytes, actor: visitor });
    expect(staged).toMatchObject({
      width: 400,
      height: 300,
      photoUrl: `/api/v1/files/${staged.id}/photo`,
      capturedAt: '2022-06-30T01:41:00.000Z',
    });
    expect(staged.capturedPoint?.longitude).toBeCloseTo(120.6167, 3);
    expect([...platform.storage.objects.keys()].toSorted()).toEqual(
      (['original', 'photo', 'thumbnail'] as const).map((variant) => keyOf(staged.id, variant)),
    );
    expect(platform.storage.objects.get(keyOf(staged.id, 'original'))).toEqual(bytes);
    expect(await findFile(test.database, staged.id)).toMatchObject({
      state: 'staged',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      uploadedByKind: 'visitor',
    });
  });

  it('answers a repeat with the same file', async () => {
    const first = await stagePhoto(platform, { bytes, actor: resident, idempotencyKey: 'photo-key-1' });
    const repeat = await stagePhoto(platform, { bytes, actor: resident, idempotencyKey: 'photo-key-1' });
    expect(repeat).toEqual(first);
    expect(platform.storage.objects.size).toBe(3);
  });

  it('leaves nothing behind when the photo is refused', async () => {
    await expect(stagePhoto(platform, { bytes: Buffer.from('no photo'), actor: visitor })).rejects.toThrow(Problem);
    expect(platform.storage.objects.size).toBe(0);
  });
});

describe('attaching photos', () => {
  it('gives evidence in the order named', async () => {
    const one = await stagePhoto(platform, { bytes, actor: resident });
    const two = await stagePhoto(platform, { bytes, actor: visitor });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await attach([two.id, one.id], resident)).toEqual([
      { file: two.id, sha256 },
      { file: one.id, sha256 },
    ]);
    const files = await findFilesOf(test.database, 'request', [subjectId, newId()]);
    expect(files.map(({ id, kind, visibility }) => ({ id, kind, visibility }))).toEqual(
      [two.id, one.id].map((id) => ({ id, kind: 'report', visibility: 'internal' })),
    );
  });

  it('refuses unknown, foreign, repeated and used photos, naming each, and attaches none of the others', async () => {
    const foreign = await stagePhoto(platform, { bytes, actor: neighbour });
    const used = await stagePhoto(platform, { bytes, actor: resident });
    const own = await stagePhoto(platform, { bytes, actor: resident });
    await attach([used.id], resident);
    expect(await refusals(attach([own.id, newId(), foreign.id, used.id, own.id], resident))).toEqual([
      'photos.1 photo-unknown',
      'photos.2 photo-unknown',
      'photos.3 photo-already-used',
      'photos.4 photo-named-twice',
    ]);
    expect((await findFile(test.database, own.id))?.state).toBe('staged');
  });

  it('lets only one of two records have a photo when both ask at once', async () => {
    const staged = await stagePhoto(platform, { bytes, actor: resident });
    const results = await Promise.allSettled([attach([staged.id], resident, newId()), attach([staged.id], resident, newId())]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('publishes and takes back the photos of one kind', async () => {
    const staged = await stagePhoto(platform, { bytes, actor: resident });
    const subject = newId();
    await attach([staged.id], resident, subject);
    const set = (kind: string, visibility: 'public' | 'internal') =>
      runInTransaction(test.database, (transaction) =>
        setVisibility(transaction, { subjectType: 'request', subjectId: subject, kind }, visibility),
      );
    await set('complete', 'public');
    expect((await findFile(test.database, staged.id))?.visibility).toBe('internal');
    await set('report', 'public');
    expect((await findFile(test.database, staged.id))?.visibility).toBe('public');
    await set('report', 'internal');
    expect((await findFile(test.database, staged.id))?.visibility).toBe('internal');
  });
});

describe('verifying files', () => {
  it.each(['original', 'photo', 'thumbnail'] as const)('notices one changed byte of the %s', async (variant) => {
    const { id } = await stagePhoto(platform, { bytes, actor: resident });
    const [evidence] = await attach([id], resident, newId());
    const check = fileChecker(platform);
    expect(await check(id, evidence!.sha256)).toBe(true);
    const changed = Buffer.from(platform.storage.objects.get(keyOf(id, variant))!);
    changed[changed.length - 5]! ^= 1;
    platform.storage.objects.set(keyOf(id, variant), changed);
    expect(await check(id, evidence!.sha256)).toBe(false);
  });

  it('notices missing bytes, a missing row and another digest', async () => {
    const { id } = await stagePhoto(platform, { bytes, actor: resident });
    const [evidence] = await attach([id], resident, newId());
    const check = fileChecker(platform);
    expect(await check(id, '0'.repeat(64))).toBe(false);
    expect(await check(newId(), evidence!.sha256)).toBe(false);
    platform.storage.objects.delete(keyOf(id, 'photo'));
    expect(await check(id, evidence!.sha256)).toBe(false);
  });
});

describe('removing files', () => {
  it('erases by law: no bytes, no place, no sender, and the history still says so', async () => {
    const { id } = await stagePhoto(platform, { bytes, actor: resident });
    const [evidence] = await attach([id], resident, newId());
    await runInTransaction(test.database, (transaction) => eraseFiles(transaction, [id], platform.clock.now()));
    await runDueJobs(platform, fileJobs);
    expect(platform.storage.objects.size).toBe(0);
    expect(await findFile(test.database, id)).toMatchObject({ state: 'erased', capturedAt: null, capturedPoint: null, uploadedById: null });
    expect(await fileChecker(platform)(id, evidence!.sha256)).toBeNull();
  });

  it('sweeps uploads that the end of the program broke off', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-sweep-'));
    platform = testPlatform(test, { DATA_DIR: folder });
    mkdirSync(join(folder, 'uploads'));
    for (const name of ['old', 'new']) writeFileSync(join(folder, 'uploads', name), name);
    platform.clock.set('2026-03-10T09:00:00Z');
    utimesSync(join(folder, 'uploads', 'old'), new Date('2026-03-09T08:00:00Z'), new Date('2026-03-09T08:00:00Z'));
    utimesSync(join(folder, 'uploads', 'new'), new Date('2026-03-10T08:59:00Z'), new Date('2026-03-10T08:59:00Z'));
    await addJob(test.database, 'files.sweep', {});
    await runDueJobs(platform, fileJobs);
    expect(readdirSync(join(folder, 'uploads'))).toEqual(['new']);
    rmSync(folder, { recursive: true });
  });

  it('sweeps what no action named within a day, and nothing else', async () => {
    const forgotten = await stagePhoto(platform, { bytes, actor: visitor });
    const used = await stagePhoto(platform, { bytes, actor: visitor });
    await attach([used.id], visitor, newId());
    platform.clock.advance({ hours: 25 });
    const fresh = await stagePhoto(platform, { bytes, actor: visitor });
    await addJob(test.database, 'files.sweep', {});
    await runDueJobs(platform, fileJobs);
    expect(await findFile(test.database, forgotten.id)).toBeUndefined();
    const kept = new Set([...platform.storage.objects.keys()].map((key) => key.split('/')[1]));
    expect(kept).toEqual(new Set([used.id]));
    expect(await findFile(test.database, fresh.id)).toMatchObject({ storedUnder: used.id });
  });

  it('keeps the bytes of an erased photo while another record needs the same ones', async () => {
    const mine = await stagePhoto(platform, { bytes, actor: resident });
    await attach([mine.id], resident, newId());
    const again = await stagePhoto(platform, { bytes, actor: neighbour });
    const [evidence] = await attach([again.id], neighbour, newId());
    const erase = (id: string) => runInTransaction(test.database, (transaction) => eraseFiles(transaction, [id], platform.clock.now()));
    await erase(mine.id);
    await runDueJobs(platform, fileJobs);
    expect(await fileChecker(platform)(again.id, evidence!.sha256)).toBe(true);
    await erase(again.id);
    await runDueJobs(platform, fileJobs);
    expect(platform.storage.objects.size).toBe(0);
  });
});
