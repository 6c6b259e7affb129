import { afterEach, describe, expect, it } from 'vitest';
import { type TestHttp, testHttp } from '../testing/test-http.ts';
import { type RecordedLive, recordedLive } from '../testing/test-platform.ts';
import { type StreamLimits, serveLive } from './routes.ts';

let http: TestHttp;
let live: RecordedLive;

async function start(limits: Partial<StreamLimits> = {}): Promise<void> {
  live = recordedLive();
  http = await testHttp((router) => serveLive(router, { live }, { total: 10, perAddress: 10, heartbeat: 60_000, ...limits }));
}
afterEach(async () => {
  await live.close();
  await http.close();
});

interface Stream {
  readonly status: number;
  readonly headers: Headers;
  /** Reads until the text so far contains what is expected. */
  until(expected: string): Promise<string>;
  /** Reads to the end. */
  end(): Promise<string>;
  close(): void;
}

async function open(topics = 'request:1'): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${http.url}/api/v1/live?topics=${encodeURIComponent(topics)}`, { signal: abort.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function read(enough: () => boolean): Promise<string> {
    while (!enough()) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    return text;
  }
  return {
    status: response.status,
    headers: response.headers,
    until: (expected) => read(() => text.includes(expected)),
    end: () => read(() => false),
    close: () => abort.abort(),
  };
}

describe('the stream of changes', () => {
  it('carries names of topics only, with the security headers of every answer', async () => {
    await start();
    const stream = await open('request:1,place:320508');
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    await stream.until('retry: 3000\n\n');
    live.announce('request:2');
    live.announce('place:320508');
    expect(await stream.until('place')).toBe('retry: 3000\n\nevent: changed\ndata: {"topics":["place:320508"]}\n\n');
  });

  it('beats while nothing changes', async () => {
    await start({ heartbeat: 10 });
    expect(await (await open()).until(': beat')).toContain(': beat\n\n');
  });

  it('ends when the program stops, so that the server can close', async () => {
    await start();
    const stream = await open();
    await stream.until('retry');
    await live.close();
    expect(await stream.end()).toBe('retry: 3000\n\n');
    await http.close();
    await start();
  });

  it('refuses more streams than allowed and takes new ones when some have gone', async () => {
    await start({ perAddress: 2 });
    const [first] = [await open(), await open()];
    expect((await open()).status).toBe(429);
    first.close();
    await expect.poll(async () => (await open()).status).toBe(200);
  });

  it('limits all addresses together', async () => {
    await start({ total: 1 });
    await open();
    expect((await open()).status).toBe(429);
  });

  it.each(['', 'request', 'request:', 'Request:1', 'request:a b', `request:${'1'.repeat(81)}`, Array.from({ length: 31 }, (_, index) => `r:${index}`).join(',')])(
    'refuses the topics "%s"',
    async (topics) => {
      await start();
      expect((await open(topics)).status).toBe(422);
    },
  );
});
