import type { Readable } from 'node:stream';
import sharp from 'sharp';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { copyFiles, eraseFiles, fileChecker, fileJobs, stagePhoto } from '../../../platform/files/index.ts';
import { phonePhoto } from '../../../platform/files/testing/sample-photos.ts';
import { newId } from '../../../shared/ids.ts';
import { runDueJobs } from '../../../platform/jobs/run-due-jobs.ts';
import { openFile } from '../../../platform/files/open-file.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { chainedTables, requestFileRule } from '../index.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { readDeskRequest } from './read-request.ts';
import { readPhotoParts, redactPhoto, unmaskPhoto } from './redact-photo.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

const visitor: Actor = { kind: 'visitor' };
const face = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }];

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return error.code;
}

async function bytesOf(stream: Readable | undefined): Promise<Buffer> {
  return stream ? Buffer.concat((await stream.toArray()) as Uint8Array[]) : Buffer.alloc(0);
}

/** What somebody gets under the address of a photo. */
async function fetched(id: string, variant: 'photo' | 'thumbnail' | 'original', actor: Actor = visitor): Promise<{ readonly bytes: Buffer; readonly etag: string }> {
  const { stream, headers } = await openFile(world.platform, { request: requestFileRule }, { id, variant, actor });
  return { bytes: await bytesOf(stream), etag: headers['etag'] ?? '' };
}

/** Two greys of a part of a picture: how much they differ tells whether it has detail. */
async function contrast(bytes: Buffer): Promise<number> {
  const { width, height } = await sharp(bytes).metadata();
  const middle = { left: Math.round(width * 0.3), top: Math.round(height * 0.3), width: Math.round(width * 0.4), height: Math.round(height * 0.4) };
  const { channels } = await sharp(await sharp(bytes).extract(middle).png().toBuffer()).stats();
  return Math.max(...channels.map(({ stdev }) => stdev));
}

/** A case whose photo everybody may see. */
async function published(): Promise<{ readonly id: string; readonly photoId: string }> {
  // Another photo each time: what follows the end mark of a JPEG does not change the picture.
  const bytes = Buffer.concat([await phonePhoto(400, 300), Buffer.from(newId())]);
  const photoId = (await stagePhoto(world.platform, { bytes, actor: visitor })).id;
  const { receipt } = await world.report({ photos: [photoId] });
  await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'accept', input: { publicText: '停车', publishPhotos: true } });
  return { id: receipt.id, photoId };
}

describe('a photo with parts made unrecognisable', () => {
  it('is served so to everybody under the same address, the whole photo to nobody without a reason', async () => {
    const named = await published();
    const before = await fetched(named.photoId, 'photo');
    expect(await readPhotoParts(world.platform, world.clerk, named)).toMatchObject({ rectangles: [], mayRedact: true });
    await redactPhoto(world.platform, world.clerk, named, face);
    const after = await fetched(named.photoId, 'photo');
    expect(after.etag).not.toBe(before.etag);
    expect(await contrast(after.bytes)).toBeLessThan(await contrast(before.bytes));
    expect((await fetched(named.photoId, 'thumbnail')).bytes.length).toBeGreaterThan(0);
    for (const actor of [visitor, world.clerk]) expect(await codeOf(fetched(named.photoId, 'original', actor))).toBe('not-found');
    const { base64 } = await unmaskPhoto(world.platform, world.supervisor, named, '核对遮挡');
    expect(Buffer.from(base64, 'base64').equals(before.bytes)).toBe(true);
    const { rows } = await sql<{ reason: string }>`select reason from unmasking where subject_id = ${named.id}::uuid`.execute(world.test.database);
    expect(rows).toEqual([{ reason: '核对遮挡' }]);
    const page = await readDeskRequest(world.platform, world.clerk, named.id);
    expect(page.redactedPhotos).toEqual([named.photoId]);
    expect(page.steps[0]).toMatchObject({ action: 'redactPhoto', internal: { parts: 1 } });
    expect((await verifyHistory(world.test.database, { tables: chainedTables, checkFile: fileChecker(world.platform) })).findings).toEqual([]);
  });

  it('is covered in its copies too, and shown whole again when nothing is hidden', async () => {
    const named = await published();
    const before = await fetched(named.photoId, 'photo');
    await redactPhoto(world.platform, world.supervisor, named, face);
    const [copy = ''] = await runInTransaction(world.test.database, (transaction) => copyFiles(transaction, [named.photoId], visitor, world.platform.clock.now()));
    expect((await fetched(copy, 'photo')).etag).toBe((await fetched(named.photoId, 'photo')).etag);
    await redactPhoto(world.platform, world.clerk, named, []);
    expect((await fetched(named.photoId, 'photo')).etag).toBe(before.etag);
    expect((await fetched(copy, 'photo')).etag).toBe(before.etag);
    expect((await readDeskRequest(world.platform, world.clerk, named.id)).redactedPhotos).toEqual([]);
  });

  it('leaves no bytes behind when it is drawn anew or erased', async () => {
    const named = await published();
    await redactPhoto(world.platform, world.clerk, named, face);
    const foldersOf = async () => (await sql<{ folder: string | null }>`select redacted_under as folder from file where id = ${named.photoId}::uuid`.execute(world.test.database)).rows[0]?.folder ?? '';
    const kept = (folder: string) => [...world.platform.storage.objects.keys()].some((key) => key.includes(folder));
    const first = await foldersOf();
    await redactPhoto(world.platform, world.clerk, named, [...face, { x: 0, y: 0, width: 0.1, height: 0.1 }]);
    const second = await foldersOf();
    expect([kept(first), kept(second)]).toEqual([true, true]);
    await runDueJobs(world.platform, fileJobs);
    expect([kept(first), kept(second)]).toEqual([false, true]);
    await runInTransaction(world.test.database, (transaction) => eraseFiles(transaction, [named.photoId], world.platform.clock.now()));
    await runDueJobs(world.platform, fileJobs);
    expect(kept(second)).toBe(false);
  });

  it('is the office’s to change: not for others, not on another case', async () => {
    const named = await published();
    const other = await published();
    expect(await codeOf(redactPhoto(world.platform, world.clerk, { id: other.id, photoId: named.photoId }, face))).toBe('not-found');
    expect(await codeOf(readPhotoParts(world.platform, { kind: 'visitor' }, named))).toBe('not-found');
    await takeAction(world.platform, { actor: world.clerk, requestId: named.id, action: 'dispatch', input: { workstationId: world.workstationId } });
    expect(await codeOf(redactPhoto(world.platform, world.worker, named, face))).toBe('forbidden');
    expect((await readPhotoParts(world.platform, world.worker, named)).mayRedact).toBe(false);
  });
});
