import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { readPhoto } from './photo.ts';
import { type PhotoReader, type PhotoReaderOptions, createPhotoReader } from './photo-reader.ts';
import { decompressionBomb, phonePhoto } from './testing/sample-photos.ts';

const sick = join(import.meta.dirname, 'testing/sick-photo-process.ts');
const readers: PhotoReader[] = [];

function reader(options: PhotoReaderOptions = {}): PhotoReader {
  const made = createPhotoReader(options);
  readers.push(made);
  return made;
}
afterEach(() => {
  for (const made of readers.splice(0)) made.close();
});

/** Passes as a JPEG; the last byte tells the sick process what to do. */
function order(what: number): Uint8Array {
  return Uint8Array.from([0xff, 0xd8, 0xff, what]);
}

function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'none',
    (error: unknown) => (error instanceof Problem ? error.code : error instanceof Error ? error.message : 'unknown'),
  );
}

describe('reading photos in a process of its own', () => {
  it('gives what reading them here gives', async () => {
    const bytes = await phonePhoto(600, 400);
    const apart = await reader().read(bytes);
    const here = await readPhoto(bytes);
    expect({ ...apart, photo: apart.photo.sha256, thumbnail: apart.thumbnail.sha256 }).toEqual({
      ...here,
      photo: here.photo.sha256,
      thumbnail: here.thumbnail.sha256,
    });
    expect(Buffer.from(apart.photo.bytes).equals(Buffer.from(here.photo.bytes))).toBe(true);
  });

  it('refuses with the same problems', async () => {
    expect(await failureOf(reader().read(decompressionBomb()))).toBe('photo-too-many-pixels');
    expect(await failureOf(reader().read(Buffer.from('text')))).toBe('photo-type');
  });

  it('outlives a photo that kills the process, twice for good measure', async () => {
    const sickly = reader({ program: sick });
    expect(await failureOf(sickly.read(order(1)))).toBe('photo-broken');
    expect(await failureOf(sickly.read(order(0)))).toMatch(/^answered as number 1 by /u);
  });

  it('reads the other photos again that were with it', async () => {
    const sickly = reader({ program: sick, patience: 300 });
    const results = await Promise.all([sickly.read(order(2)), sickly.read(order(0))].map(failureOf));
    expect(results[0]).toBe('photo-broken');
    expect(results[1]).toMatch(/^answered/u);
  });

  it('gives up a photo that takes for ever', async () => {
    expect(await failureOf(reader({ program: sick, patience: 200 }).read(order(2)))).toBe('photo-broken');
  });

  it('keeps one process while there is work and ends it afterwards', async () => {
    const sickly = reader({ program: sick, idleTime: 100 });
    const first = await failureOf(sickly.read(order(0)));
    const second = await failureOf(sickly.read(order(0)));
    const processOf = (answer: string) => Number(/by (\d+)/u.exec(answer)?.[1]);
    expect(second).toBe(`answered as number 2 by ${processOf(first)}`);
    await expect.poll(() => isRunning(processOf(first))).toBe(false);
    expect(await failureOf(sickly.read(order(0)))).toMatch(/^answered as number 1/u);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
