import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import type { QueuedItem } from './queue-types.ts';
import { sendQueue, waitAfter, type QueueWorld } from './send-queue.ts';

function item(key: string, further: Partial<QueuedItem> = {}): QueuedItem {
  return {
    idempotencyKey: key,
    operation: 'requests.report',
    input: { body: { text: key } },
    photos: [],
    photosField: 'photos',
    title: key,
    enqueuedAt: 0,
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: 0,
    ...further,
  };
}

const offline = new ApiProblem({ status: 0, code: 'offline', context: 'requests' });
const refused = new ApiProblem({ status: 422, code: 'invalid-input', context: 'requests' });

/** A phone in memory; `fails` answers what to throw at the n-th call. */
function world(items: readonly QueuedItem[], fails: (call: number) => unknown = () => undefined) {
  const kept = new Map(items.map((one) => [one.idempotencyKey, one]));
  const sent: string[] = [];
  const photosSent: string[] = [];
  let calls = 0;
  const attempt = (): void => {
    const error = fails(++calls);
    if (error !== undefined) throw error;
  };
  const made: QueueWorld = {
    list: () => Promise.resolve([...kept.values()]),
    save: (one) => Promise.resolve(void kept.set(one.idempotencyKey, one)),
    sendPhoto: async (_, key) => {
      attempt();
      photosSent.push(key);
      return `id-${key}`;
    },
    send: async (one, body) => {
      attempt();
      sent.push(`${one.idempotencyKey} ${JSON.stringify(body)}`);
      return { number: 'CL-1' };
    },
    now: () => 1_000,
  };
  return { made, kept, sent, photosSent };
}

describe('the queue', () => {
  it('sends in order, photos first, and frees the room of the photos', async () => {
    const photo = { key: 'p1', blob: new Blob(['x']) };
    const { made, kept, sent, photosSent } = world([item('a', { photos: [photo] }), item('b')]);
    expect(await sendQueue(made)).toBeUndefined();
    expect(photosSent).toEqual(['p1']);
    expect(sent).toEqual(['a {"text":"a","photos":["id-p1"]}', 'b {"text":"b"}']);
    expect(kept.get('a')).toMatchObject({ state: 'sent', photos: [], answer: { number: 'CL-1' } });
  });

  it('waits at the first failure of the network and keeps the order', async () => {
    const { made, kept, sent } = world([item('a'), item('b')], () => offline);
    expect(await sendQueue(made)).toBe(1_000 + waitAfter(1));
    expect(sent).toEqual([]);
    expect(kept.get('a')).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(kept.get('b')).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('does not try before the time unless asked to', async () => {
    const { made, sent } = world([item('a', { nextAttemptAt: 9_000 })]);
    expect(await sendQueue(made)).toBe(9_000);
    expect(sent).toEqual([]);
    expect(await sendQueue(made, true)).toBeUndefined();
    expect(sent).toHaveLength(1);
  });

  it('says why something was refused and lets the next pass', async () => {
    const { made, kept, sent } = world([item('a'), item('b')], (call) => (call === 1 ? refused : undefined));
    expect(await sendQueue(made)).toBeUndefined();
    expect(kept.get('a')).toMatchObject({ state: 'refused', refusal: { context: 'requests', code: 'invalid-input', status: 422 } });
    expect(sent).toEqual(['b {"text":"b"}']);
  });

  it('sends a photo only once, also when the request itself fails afterwards', async () => {
    const photo = { key: 'p1', blob: new Blob(['x']) };
    const { made, kept, photosSent } = world([item('a', { photos: [photo] })], (call) => (call === 2 ? offline : undefined));
    await sendQueue(made);
    expect(kept.get('a')?.photos).toEqual([{ ...photo, id: 'id-p1' }]);
    await sendQueue(made, true);
    expect(photosSent).toEqual(['p1']);
    expect(kept.get('a')?.state).toBe('sent');
  });

  it.each([
    ['a lost session', 401, 'sign-in-required', 'waiting'],
    ['a repeat still at work', 409, 'idempotency-in-progress', 'waiting'],
    ['an error of the server', 500, 'internal-error', 'waiting'],
    ['a newer version', 409, 'changed-meanwhile', 'refused'],
    ['a missing right', 403, 'forbidden', 'refused'],
  ])('%s: %i %s leaves it %s', async (_, status, code, state) => {
    const { made, kept } = world([item('a')], () => new ApiProblem({ status, code, context: 'requests' }));
    await sendQueue(made);
    expect(kept.get('a')?.state).toBe(state);
  });

  it('takes up again what a closed page left half sent', async () => {
    const { made, sent } = world([item('a', { state: 'sending' })]);
    await sendQueue(made);
    expect(sent).toHaveLength(1);
  });

  it('waits longer each time, at most a quarter of an hour', () => {
    expect([1, 2, 3, 4].map(waitAfter)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(waitAfter(50)).toBe(900_000);
  });
});
