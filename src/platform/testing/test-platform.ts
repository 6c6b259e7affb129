import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import Fastify from 'fastify';
import { readConfiguration } from '../config.ts';
import type { Live, LiveSignal, Subscriber } from '../live/live.ts';
import type { Platform } from '../platform.ts';
import type { Storage } from '../storage/storage.ts';
import { type FixedClock, fixedClock } from './fixed-clock.ts';
import type { TestDatabase } from './test-database.ts';

/** Storage in memory; tests may look into and tamper with its bytes. */
export interface MemoryStorage extends Storage {
  readonly objects: Map<string, Uint8Array>;
}

export function memoryStorage(): MemoryStorage {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    async put(key, bytes) {
      objects.set(key, bytes);
    },
    async putFile(key, path) {
      objects.set(key, await readFile(path));
    },
    read: async (key) => objects.get(key),
    async open(key) {
      const bytes = objects.get(key);
      return bytes && Readable.from([Buffer.from(bytes)]);
    },
    async removeFolder(folder) {
      for (const key of [...objects.keys()]) if (key.startsWith(`${folder}/`)) objects.delete(key);
    },
  };
}

/** Live updates that arrive at once, within the test only. */
export interface RecordedLive extends Live {
  readonly announced: string[];
}

export function recordedLive(): RecordedLive {
  const announced: string[] = [];
  const subscribers = new Set<Subscriber>();
  return {
    announced,
    announce(...topics) {
      announced.push(...topics);
      for (const subscriber of subscribers) {
        const signal: LiveSignal = { kind: 'changed', topics: topics.filter((topic) => subscriber.topics.has(topic)) };
        if (signal.topics.length > 0) subscriber.hear(signal);
      }
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    ready: Promise.resolve(),
    async close() {
      for (const subscriber of subscribers) subscriber.close();
      subscribers.clear();
    },
  };
}

export interface TestPlatform extends Platform {
  readonly clock: FixedClock;
  readonly storage: MemoryStorage;
  readonly live: RecordedLive;
}

/** A platform on a test database: fixed clock, bytes in memory, recorded live updates, no log. */
export function testPlatform(test: TestDatabase, environment: Readonly<Record<string, string>> = {}): TestPlatform {
  return {
    configuration: readConfiguration(environment),
    database: test.database,
    clock: fixedClock(),
    logger: Fastify({ logger: false }).log,
    storage: memoryStorage(),
    live: recordedLive(),
    secret: new Uint8Array(32).fill(7),
  };
}
