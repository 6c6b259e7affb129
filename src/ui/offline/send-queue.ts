import { ApiProblem } from '../api/problem.ts';
import type { QueuedItem } from './queue-types.ts';

/** What sending needs of its surroundings. */
export interface QueueWorld {
  /** All items, oldest first. */
  readonly list: () => Promise<readonly QueuedItem[]>;
  readonly save: (item: QueuedItem) => Promise<void>;
  /** Answers the id of the stored photo. */
  readonly sendPhoto: (blob: Blob, key: string) => Promise<string>;
  readonly send: (item: QueuedItem, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly now: () => number;
}

const firstWait = 5_000;
const longestWait = 15 * 60_000;

/** Milliseconds until the next attempt: 5 s, doubled each time, at most 15 min. */
export function waitAfter(attempts: number): number {
  return Math.min(longestWait, firstWait * 2 ** Math.max(0, attempts - 1));
}

/** Signing in again, or the first sending still at work, may yet let it pass: not a refusal. */
function isPassing(problem: ApiProblem): boolean {
  return problem.retryable || problem.status === 401 || problem.status >= 500 || problem.code.startsWith('idempotency-');
}

async function sendPhotos(item: QueuedItem, world: QueueWorld): Promise<QueuedItem> {
  let current = item;
  for (const [index, photo] of item.photos.entries()) {
    if (photo.id !== undefined) continue;
    const id = await world.sendPhoto(photo.blob, photo.key);
    current = { ...current, photos: current.photos.map((one, at) => (at === index ? { ...one, id } : one)) };
    await world.save(current);
  }
  return current;
}

function bodyOf(item: QueuedItem): Record<string, unknown> {
  const ids = item.photos.flatMap((photo) => (photo.id === undefined ? [] : [photo.id]));
  return { ...item.input.body, ...(ids.length > 0 ? { [item.photosField]: ids } : {}) };
}

function afterFailure(item: QueuedItem, error: unknown, now: number): QueuedItem {
  const attempts = item.attempts + 1;
  if (error instanceof ApiProblem && !isPassing(error)) {
    return { ...item, state: 'refused', attempts, refusal: { context: error.context, code: error.code, status: error.status } };
  }
  return { ...item, state: 'waiting', attempts, nextAttemptAt: now + waitAfter(attempts) };
}

/** Sends one item; its photos first, each only once. Answers what became of it. */
async function sendItem(item: QueuedItem, world: QueueWorld): Promise<QueuedItem> {
  let current: QueuedItem = { ...item, state: 'sending' };
  await world.save(current);
  try {
    current = await sendPhotos(current, world);
    const answer = await world.send(current, bodyOf(current));
    // The photos are on the server now; the phone needs its room back.
    current = { ...current, state: 'sent', answer, photos: [] };
  } catch (error) {
    const kept = (await world.list()).find(({ idempotencyKey }) => idempotencyKey === item.idempotencyKey) ?? current;
    current = afterFailure(kept, error, world.now());
  }
  await world.save(current);
  return current;
}

/**
 * Sends what waits, in order, one after the other. Stops at the first item that has to wait, since later ones may build
 * on it; a refused item lets the next one pass. Answers when to try again (ms), undefined when nothing waits.
 */
export async function sendQueue(world: QueueWorld, atOnce = false): Promise<number | undefined> {
  for (const item of await world.list()) {
    if (item.state === 'sent' || item.state === 'refused') continue;
    if (!atOnce && item.nextAttemptAt > world.now()) return item.nextAttemptAt;
    const done = await sendItem(item, world);
    if (done.state === 'waiting') return done.nextAttemptAt;
  }
  return undefined;
}
