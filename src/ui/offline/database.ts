import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PickedPhoto } from '../photos/use-photos.ts';
import type { QueuedItem } from './queue-types.ts';

interface OfflineSchema extends DBSchema {
  /** Things to send, in order of their keys (UUIDv7: order of making). */
  queue: { key: string; value: QueuedItem };
  /** Photos of unfinished forms, by draft name. */
  draftPhotos: { key: string; value: readonly PickedPhoto[] };
  /** Last answers of reads a face needs without a network, by operation and input. */
  answers: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<OfflineSchema>> | undefined;

/** The phone's own store; opened once. Rejects where the browser keeps none (private windows of old browsers). */
export function offlineDatabase(): Promise<IDBPDatabase<OfflineSchema>> {
  opened ??= openDB<OfflineSchema>('lianxin', 1, {
    upgrade(database) {
      database.createObjectStore('queue', { keyPath: 'idempotencyKey' });
      database.createObjectStore('draftPhotos');
      database.createObjectStore('answers');
    },
  });
  return opened;
}
