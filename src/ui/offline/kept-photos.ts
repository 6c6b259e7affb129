import { photoAddress } from '../api/files.ts';

const cacheName = 'lianxin-kept-photos';

async function open(): Promise<Cache | undefined> {
  // Only pages from a safe origin have caches; without one the photos need a network.
  return 'caches' in globalThis ? caches.open(cacheName) : undefined;
}

/** Keeps the thumbnails of these photos on this device for times without a network, and lets go of all others. */
export async function keepPhotos(ids: readonly string[]): Promise<void> {
  const cache = await open();
  if (!cache) return;
  const wanted = new Set(ids.map((id) => new URL(photoAddress(id, 'thumbnail'), location.origin).href));
  const kept = await cache.keys();
  await Promise.all(kept.filter(({ url }) => !wanted.has(url)).map((request) => cache.delete(request)));
  const known = new Set(kept.map(({ url }) => url));
  for (const url of wanted) if (!known.has(url)) await cache.add(url).catch(() => undefined);
}

/** The kept thumbnail of a photo; undefined when there is none. */
export async function keptPhoto(id: string): Promise<Blob | undefined> {
  const cache = await open().catch(() => undefined);
  const response = await cache?.match(photoAddress(id, 'thumbnail'));
  return response?.blob();
}

/** Forgets all kept photos: when somebody signs in or out on this device. */
export async function forgetPhotos(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(cacheName).catch(() => false);
}
