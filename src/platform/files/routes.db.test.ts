import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { runInTransaction } from '../database/transaction.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { type TestHttp, testHttp } from '../testing/test-http.ts';
import { type TestPlatform, testPlatform } from '../testing/test-platform.ts';
import type { StagedPhoto } from './contract.ts';
import { type FileVisibility, attachFiles, eraseFiles, serveFiles } from './index.ts';
import { decompressionBomb, heicHeader, phonePhoto } from './testing/sample-photos.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxin-upload-'));
const clerk: Actor = { kind: 'staff', id: newId(), assignments: [], mustEnrol: false };
const resident: Actor = { kind: 'resident', id: newId() };
const visitor: Actor = { kind: 'visitor' };

let test: TestDatabase;
let platform: TestPlatform;
let http: TestHttp;

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test, { DATA_DIR: folder });
  http = await testHttp((router) =>
    serveFiles(router, platform, {
      request: {
        mayRead: async (_, actor) => actor.kind === 'staff',
        mayReadOriginal: async (_, actor) => actor.kind === 'staff' && actor.id === (clerk.kind === 'staff' ? clerk.id : ''),
      },
    }),
  );
});
beforeEach(() => http.actAs(visitor));
afterAll(async () => {
  await http.close();
  await test.close();
  rmSync(folder, { recursive: true });
});

const own = { 'x-requested-with': 'lianxin' };

function form(bytes: Uint8Array, field = 'photo'): FormData {
  const data = new FormData();
  data.append(field, new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  return data;
}

async function send(body: RequestInit['body'], headers: Record<string, string> = {}) {
  const response = await fetch(`${http.url}/api/v1/files`, { method: 'POST', body: body ?? null, headers: { ...own, ...headers } });
  const json = (await response.json()) as StagedPhoto & { code?: string; fields?: readonly { field: string }[] };
  return { status: response.status, json };
}

function fetchPhoto(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${http.url}${path}`, { headers });
}

async function attached(visibility: FileVisibility, subjectType = 'request'): Promise<StagedPhoto> {
  const { json } = await send(form(await phonePhoto(400, 300)));
  await runInTransaction(test.database, (transaction) =>
    attachFiles(
      transaction,
      [json.id],
      { subjectType, subjectId: newId(), kind: 'report', visibility },
      { actor: visitor, now: platform.clock.now(), field: 'photos' },
    ),
  );
  return json;
}

function leftovers(): readonly string[] {
  return existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : [];
}

describe('sending a photo', () => {
  it('answers with its id and addresses', async () => {
    const { status, json } = await send(form(await phonePhoto(400, 300)));
    expect(status).toBe(201);
    expect(json).toMatchObject({ width: 400, height: 300, thumbnailUrl: `/api/v1/files/${json.id}/thumbnail` });
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['a text file named .jpg', () => Buffer.from('just text'), 415, 'photo-type'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'photo-type'],
    ['an iPhone photo', heicHeader, 415, 'photo-heic'],
    ['nothing', () => Buffer.alloc(0), 422, 'photo-empty'],
    ['a decompression bomb', decompressionBomb, 422, 'photo-too-many-pixels'],
    ['a photo cut short', async () => (await phonePhoto(800, 600)).subarray(0, 3000), 422, 'photo-broken'],
  ])('refuses %s', async (_, make, status, code) => {
    const answer = await send(form(await make()));
    expect({ status: answer.status, code: answer.json.code, field: answer.json.fields?.[0]?.field }).toEqual({ status, code, field: 'photo' });
    expect(leftovers()).toEqual([]);
  });

  it('refuses forms without the field and calls that are no form', async () => {
    expect((await send(form(Buffer.from('x'), 'picture'))).json).toMatchObject({ code: 'required', fields: [{ field: 'photo' }] });
    expect((await send(new FormData())).json.code).toBe('required');
    const text = new FormData();
    text.append('photo', 'not a file');
    expect((await send(text)).json.code).toBe('required');
    expect((await send('{}', { 'content-type': 'application/json' })).json.code).toBe('unsupported-media-type');
    expect((await send('garbage', { 'content-type': 'multipart/form-data; boundary=x' })).json.code).toBe('form-broken');
    expect((await send('garbage', { 'content-type': 'multipart/form-data' })).json.code).toBe('form-broken');
    const brokenOff = '--x\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\nabc';
    expect((await send(brokenOff, { 'content-type': 'multipart/form-data; boundary=x' })).json.code).toBe('form-broken');
  });

  /** Sends 60 MB bit by bit; `declared` says so beforehand, else the length stays unknown. */
  async function sendLarge(declared: boolean): Promise<{ status: number | undefined; body: string; sent: number; kept: number }> {
    const boundary = 'boundary0123456789';
    const head = Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`);
    const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
    const chunk = Buffer.alloc(64 * 1024, 0xff);
    const chunks = 960;
    const length = head.length + chunks * chunk.length + tail.length;
    let sent = 0;
    let kept = 0;
    const call = httpRequest(`${http.url}/api/v1/files`, {
      method: 'POST',
      headers: {
        ...own,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...(declared ? { 'content-length': length } : { 'transfer-encoding': 'chunked' }),
      },
    });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      call.once('response', resolve);
      call.once('error', reject);
    });
    let answered = false;
    void answer.then(() => (answered = true), () => (answered = true));
    const write = (bytes: Buffer) =>
      Promise.race([answer, new Promise<void>((resolve) => (call.write(bytes) ? resolve() : call.once('drain', resolve)))]);
    await write(head);
    for (let count = 0; count < chunks && !answered; count += 1) {
      await write(chunk);
      sent += chunk.length;
      kept = Math.max(kept, ...leftovers().map((file) => statSync(join(folder, 'uploads', file)).size));
    }
    if (!answered) call.end(tail);
    const response = await answer;
    const body = await text(response);
    call.destroy();
    return { status: response.statusCode, body, sent, kept };
  }

  it('refuses 60 MB at once when their length is declared', async () => {
    const { status, body, sent } = await sendLarge(true);
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'photo-too-large', fields: [{ field: 'photo' }] });
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('refuses 60 MB of unknown length without keeping more than the limit', async () => {
    const { status, body, kept } = await sendLarge(false);
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'photo-too-large', fields: [{ field: 'photo' }] });
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThanOrEqual(20 * 1024 * 1024);
    expect(leftovers()).toEqual([]);
  });

  it('survives a sender who goes away', async () => {
    const call = httpRequest(`${http.url}/api/v1/files`, {
      method: 'POST',
      headers: { ...own, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 100_000 },
    });
    call.on('error', () => undefined);
    call.write('--x\r\ncontent-disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 50));
    call.destroy();
    expect((await send(form(await phonePhoto(400, 300)))).status).toBe(201);
    await expect.poll(leftovers).toEqual([]);
  });

  it('sends the same photo again as the same file', async () => {
    const photo = await phonePhoto(400, 300);
    const first = await send(form(photo), { 'idempotency-key': 'upload-0001' });
    const again = await send(form(photo), { 'idempotency-key': 'upload-0001' });
    expect(again.json.id).toBe(first.json.id);
    const other = await send(form(await phonePhoto(500, 300)), { 'idempotency-key': 'upload-0001' });
    expect(other.json.code).toBe('idempotency-key-reused');
  });
});

describe('fetching a photo', () => {
  it('serves public photos to everybody, without metadata, cacheable', async () => {
    const photo = await attached('public');
    const response = await fetchPhoto(photo.photoUrl);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=86400, immutable',
      'content-disposition': 'inline',
    });
    const header = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect({ width: header.width, exif: header.exif }).toEqual({ width: 400, exif: undefined });
    const cached = await fetchPhoto(photo.photoUrl, { 'if-none-match': response.headers.get('etag')! });
    expect(cached.status).toBe(304);
    const thumbnail = await fetchPhoto(photo.thumbnailUrl);
    expect(await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()).toMatchObject({ width: 320, height: 320 });
  });

  it('serves internal photos only to those the owner of the record lets', async () => {
    const photo = await attached('internal');
    for (const actor of [visitor, resident]) {
      http.actAs(actor);
      expect((await fetchPhoto(photo.photoUrl)).status).toBe(404);
    }
    http.actAs({ ...clerk, id: newId() } as Actor);
    const response = await fetchPhoto(photo.photoUrl);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });

  it('gives the original only with the right to it, as a download', async () => {
    const photo = await attached('public');
    const path = `/api/v1/files/${photo.id}/original`;
    for (const actor of [visitor, resident, { ...clerk, id: newId() } as Actor]) {
      http.actAs(actor);
      expect((await fetchPhoto(path)).status).toBe(404);
    }
    http.actAs(clerk);
    const response = await fetchPhoto(path);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${photo.id}.jpg"`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await phonePhoto(400, 300));
  });

  it('keeps photos of records nobody answers for inside', async () => {
    const photo = await attached('internal', 'unknownType');
    http.actAs(clerk);
    expect((await fetchPhoto(photo.photoUrl)).status).toBe(404);
  });

  it('shows a photo that is not used yet to its sender only', async () => {
    http.actAs(resident);
    const { json } = await send(form(await phonePhoto(400, 300)));
    const response = await fetchPhoto(json.thumbnailUrl);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect((await fetchPhoto(`/api/v1/files/${json.id}/original`)).status).toBe(404);
    for (const actor of [visitor, clerk, { kind: 'resident', id: newId() } as Actor]) {
      http.actAs(actor);
      expect((await fetchPhoto(json.thumbnailUrl)).status).toBe(404);
    }
  });

  it('says that an erased photo is erased', async () => {
    const photo = await attached('public');
    await runInTransaction(test.database, (transaction) => eraseFiles(transaction, [photo.id], platform.clock.now()));
    const response = await fetchPhoto(photo.photoUrl);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([410, 'photo-erased']);
  });

  it('refuses ids and versions that make no sense', async () => {
    expect((await fetchPhoto('/api/v1/files/1/photo')).status).toBe(422);
    expect((await fetchPhoto(`/api/v1/files/${newId()}/huge`)).status).toBe(422);
    expect((await fetchPhoto(`/api/v1/files/${newId()}/photo`)).status).toBe(404);
  });
});
