import { useEffect, useSyncExternalStore } from 'react';
import { newId } from '../../shared/ids.ts';
import { callByName } from '../api/client.ts';
import { uploadPhoto } from '../api/files.ts';
import type { PickedPhoto } from '../photos/use-photos.ts';
import { offlineDatabase } from './database.ts';
import type { QueuedInput, QueuedItem } from './queue-types.ts';
import { sendQueue, type QueueWorld } from './send-queue.ts';

let items: readonly QueuedItem[] = [];
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | undefined;

async function list(): Promise<readonly QueuedItem[]> {
  return (await offlineDatabase()).getAll('queue');
}

async function reload(): Promise<void> {
  items = await list();
  for (const listener of listeners) listener();
}

const world: QueueWorld = {
  list,
  save: async (item) => {
    await (await offlineDatabase()).put('queue', item);
    await reload();
  },
  sendPhoto: (blob, key) => uploadPhoto(blob, key),
  send: (item, body) =>
    callByName(item.operation, { ...item.input, body }, { idempotencyKey: item.idempotencyKey }),
  now: () => Date.now(),
};

/** Only one tab sends at a time, where the browser can say so; the keys keep the rest harmless. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('lianxin.queue', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** Sends now what waits; with `atOnce` also what was to wait longer. */
export function sendNow(atOnce = true): Promise<void> {
  running ??= alone(async () => {
    clearTimeout(timer);
    const next = await sendQueue(world, atOnce);
    if (next !== undefined) timer = setTimeout(() => void sendNow(false), Math.max(1000, next - Date.now()));
  }).finally(() => {
    running = undefined;
  });
  return running;
}

interface Enqueued {
  /** Name of the API operation. */
  readonly operation: string;
  readonly input: QueuedInput;
  readonly photos?: readonly PickedPhoto[];
  /** Where in the body the ids of the photos go; `photos` unless said. */
  readonly photosField?: string;
  /** What this is, for the list of waiting things. */
  readonly title: string;
  readonly idempotencyKey?: string;
}

/** Keeps something to send on this phone and sends it as soon as there is a network. Answers its key. */
export async function enqueue({ operation, input, photos = [], photosField = 'photos', title, idempotencyKey = newId() }: Enqueued): Promise<string> {
  await world.save({
    idempotencyKey,
    operation,
    input,
    photos: photos.map(({ key, blob, id }) => ({ key, blob, ...(id === undefined ? {} : { id }) })),
    photosField,
    title,
    enqueuedAt: Date.now(),
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: 0,
  });
  void sendNow(false);
  return idempotencyKey;
}

/** Takes something off the phone: sent, refused, or no longer wanted. */
export async function removeQueued(idempotencyKey: string): Promise<void> {
  await (await offlineDatabase()).delete('queue', idempotencyKey);
  await reload();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What stands in the queue, oldest first; changes with every step of sending. */
export function useQueue(): readonly QueuedItem[] {
  return useSyncExternalStore(subscribe, () => items);
}

/** Keeps the queue moving while a face is open: at start, when the network returns, when the page is looked at again. */
export function useQueueRunner(): void {
  useEffect(() => {
    void reload().then(() => sendNow(true)).catch(() => undefined);
    const wake = (): void => {
      if (document.visibilityState === 'visible') void sendNow(true).catch(() => undefined);
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, []);
}

function subscribeNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Does the browser think there is a network? */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeNetwork, () => navigator.onLine);
}
