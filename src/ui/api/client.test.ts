import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, callByName, queryString } from './client.ts';
import { ApiProblem } from './problem.ts';

function answer(status: number, body: unknown, type = 'application/json'): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'content-type': type } });
}

function mockFetch(respond: (address: string, init: RequestInit) => Response | Promise<Response>) {
  const mock = vi.fn((address: string, init: RequestInit) => Promise.resolve(respond(address, init)));
  vi.stubGlobal('fetch', mock);
  return mock;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the API client', () => {
  it('fills the path, writes the query and reads JSON', async () => {
    const mock = mockFetch(() => answer(200, { items: [] }));
    await call('requests.list', { query: { state: ['dispatched', 'accepted'], text: '', limit: 50, sort: 'due' } });
    expect(mock.mock.calls[0]?.[0]).toBe('/api/v1/desk/requests?state=dispatched&state=accepted&limit=50&sort=due');
    await call('requests.readPublic', { params: { number: 'CL/1' } });
    expect(mock.mock.calls[1]?.[0]).toBe('/api/v1/public/requests/CL%2F1');
  });

  it('proves that a write comes from our pages and can be repeated', async () => {
    const mock = mockFetch(() => answer(204, undefined));
    expect(await call('people.endSession', {}, { idempotencyKey: 'key-12345', trackingToken: 'secret' })).toBeUndefined();
    expect(mock.mock.calls[0]?.[1].headers).toMatchObject({
      'X-Requested-With': 'lianxin',
      'Idempotency-Key': 'key-12345',
      'X-Tracking-Token': 'secret',
    });
    await callByName('people.endSession', {});
    expect((mock.mock.calls[1]?.[1].headers as Record<string, string>)['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads a problem document with its fields', async () => {
    const fields = [{ field: 'text', code: 'too-long', detail: 'x' }];
    mockFetch(() => answer(422, { status: 422, code: 'invalid-input', detail: 'd', fields, requestId: 'r1' }, 'application/problem+json'));
    const problem = await call('people.getSession', {}).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 422, code: 'invalid-input', fields, context: 'people', retryable: false, extra: { requestId: 'r1' } });
  });

  it('makes a problem of an answer that is none', async () => {
    mockFetch(() => new Response('<html>', { status: 502 }));
    await expect(call('people.getSession', {})).rejects.toMatchObject({ status: 502, code: 'http-502', retryable: true });
  });

  it.each([
    [true, 'unreachable'],
    [false, 'offline'],
  ])('tells a server not reached from no network (online: %s)', async (onLine, code) => {
    vi.stubGlobal('navigator', { onLine });
    mockFetch(() => Promise.reject(new TypeError('failed')));
    await expect(call('people.getSession', {})).rejects.toMatchObject({ status: 0, code, retryable: true });
  });

  it('gives up after its time', async () => {
    vi.useFakeTimers();
    mockFetch((_, init) => new Promise((__, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted')))));
    const pending = call('people.getSession', {}, { timeout: 1000 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1001);
    expect(await pending).toMatchObject({ status: 0, code: 'timeout' });
  });

  it('passes an abort of the caller on as it is', async () => {
    const controller = new AbortController();
    mockFetch((_, init) => new Promise((__, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')))));
    const pending = call('people.getSession', {}, { signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('writes no question mark for an empty query', () => {
    expect(queryString({ a: undefined, b: null, c: '', d: [] })).toBe('');
  });
});
