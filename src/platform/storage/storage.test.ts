import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStorageConfiguration } from '../config.ts';
import { openStorage } from './storage.ts';

let folder: string;
let bucket: Server;

/** The few S3 calls we make, in memory: put, head, get, list below a prefix, delete many. */
function fakeS3(): Server {
  const objects = new Map<string, Buffer>();
  async function answer(request: IncomingMessage): Promise<[number, string | Buffer, Record<string, string>]> {
    const url = new URL(request.url ?? '', 'http://s3');
    const key = decodeURIComponent(url.pathname.slice('/photos/'.length));
    const body = await buffer(request);
    if (request.method === 'PUT') {
      objects.set(key, body);
      return [200, '', { etag: createHash('md5').update(body).digest('hex') }];
    }
    if (url.searchParams.has('list-type')) {
      const prefix = url.searchParams.get('prefix') ?? '';
      const keys = [...objects.keys()].filter((known) => known.startsWith(prefix));
      const contents = keys.map((known) => `<Contents><Key>${known}</Key><Size>1</Size><ETag>"e"</ETag></Contents>`);
      return [200, `<ListBucketResult>${contents.join('')}</ListBucketResult>`, { 'content-type': 'application/xml' }];
    }
    if (request.method === 'POST' && url.searchParams.has('delete')) {
      for (const [, gone] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/gu)) objects.delete(gone ?? '');
      return [200, '<DeleteResult/>', { 'content-type': 'application/xml' }];
    }
    const object = objects.get(key);
    return object ? [200, object, {}] : [404, '', {}];
  }
  return createServer((request, response) => {
    void answer(request).then(([status, body, headers]) => {
      response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxin-storage-'));
  bucket = fakeS3();
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  bucket.close();
  await rm(folder, { recursive: true });
});

describe.each(['local', 's3'] as const)('%s storage', (kind) => {
  function configuration(): FileStorageConfiguration {
    if (kind === 'local') return { kind, directory: join(folder, 'files') };
    const { port } = bucket.address() as AddressInfo;
    return {
      kind,
      bucket: 'photos',
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      pathStyle: true,
    };
  }

  it('gives back what was put, as bytes and as a stream', async () => {
    const storage = await openStorage(configuration());
    const bytes = Buffer.from('a photo');
    await storage.put('ab/one/photo', bytes, 'image/jpeg');
    expect(Buffer.from((await storage.read('ab/one/photo')) ?? [])).toEqual(bytes);
    const stream = await storage.open('ab/one/photo');
    expect(stream && (await buffer(stream))).toEqual(bytes);
  });

  it('knows nothing about a missing key', async () => {
    const storage = await openStorage(configuration());
    expect(await storage.read('ab/none/photo')).toBeUndefined();
    expect(await storage.open('ab/none/photo')).toBeUndefined();
  });

  it('removes one folder and only that', async () => {
    const storage = await openStorage(configuration());
    await storage.put('cd/gone/photo', Buffer.from('1'), 'image/jpeg');
    await storage.put('cd/gone/original', Buffer.from('2'), 'image/jpeg');
    await storage.put('cd/kept/photo', Buffer.from('3'), 'image/jpeg');
    await storage.removeFolder('cd/gone');
    await storage.removeFolder('cd/never');
    expect(await storage.read('cd/gone/photo')).toBeUndefined();
    expect(await storage.read('cd/gone/original')).toBeUndefined();
    expect(Buffer.from((await storage.read('cd/kept/photo')) ?? [])).toEqual(Buffer.from('3'));
  });
});
