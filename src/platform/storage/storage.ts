import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStorageConfiguration } from '../config.ts';

/** Where bytes lie: a local folder or an S3-compatible bucket. Keys are made by the program, never from input. */
export interface Storage {
  put(key: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  /** Stores a file of this machine without holding it in memory. */
  putFile(key: string, path: string, mediaType: string): Promise<void>;
  /** All bytes; undefined when there is nothing under the key. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** A stream of the bytes; undefined when there is nothing under the key. */
  open(key: string): Promise<Readable | undefined>;
  /** Removes everything below a folder of keys; a missing folder is fine. */
  removeFolder(folder: string): Promise<void>;
}

async function openDisk(configuration: FileStorageConfiguration): Promise<Disk> {
  if (configuration.kind === 'local') {
    await mkdir(configuration.directory, { recursive: true, mode: 0o700 });
    return new Disk(new FSDriver({ location: configuration.directory, visibility: 'private' }));
  }
  // The AWS client is large: loaded only where it is used.
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      credentials: { accessKeyId: configuration.accessKeyId, secretAccessKey: configuration.secretAccessKey },
      region: configuration.region,
      bucket: configuration.bucket,
      forcePathStyle: configuration.pathStyle,
      visibility: 'private',
      supportsACL: false,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
      ...(configuration.endpoint === null ? {} : { endpoint: configuration.endpoint }),
    }),
  );
}

/** Opens the configured storage; a local folder is created when missing. */
export async function openStorage(configuration: FileStorageConfiguration): Promise<Storage> {
  const disk = await openDisk(configuration);
  // `flush`: a photo acknowledged to a resident survives a power cut (local folder only).
  const durable = configuration.kind === 'local' ? { flush: true } : {};
  return {
    put: (key, bytes, mediaType) => disk.put(key, bytes, { contentType: mediaType, ...durable }),
    putFile: (key, path, mediaType) => disk.putStream(key, createReadStream(path), { contentType: mediaType, ...durable }),
    read: async (key) => ((await disk.exists(key)) ? disk.getBytes(key) : undefined),
    open: async (key) => ((await disk.exists(key)) ? disk.getStream(key) : undefined),
    removeFolder: (folder) => disk.deleteAll(folder),
  };
}
