/**
 * The service worker of a part of the site that opens without a network (the field face, the fare page): keeps its entry page
 * and files. It never touches the API, the rest of the site or other sites. The build puts the address of the part in place of
 * `__ENTRY__` and the list of files in place of `__FILES__`.
 */
interface LastingEvent extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends LastingEvent {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}
/** The part of a service worker's scope used here; the library of workers clashes with that of pages. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}
declare const __ENTRY__: string;
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const scope = globalThis as unknown as WorkerScope;
const entry = __ENTRY__;
const family = `lianxin-${entry.slice(1)}-`;
const cacheName = `${family}${__VERSION__}`;

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([entry, ...__FILES__]))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(family) && name !== cacheName).map((name) => caches.delete(name))))
      .then(() => scope.clients.claim()),
  );
});

/** The entry page: from the network while there is one (it may be newer), else as kept. */
async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const cache = await caches.open(cacheName);
      await cache.put(entry, response.clone());
    }
    return response;
  } catch (error) {
    const kept = await caches.match(entry);
    if (kept) return kept;
    throw error;
  }
}

/** Files with a hash in their name never change: as kept, else from the network and kept. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate' && (url.pathname === entry || url.pathname.startsWith(`${entry}/`))) event.respondWith(page(request));
  else if (/^\/(assets|icons)\//.test(url.pathname)) event.respondWith(asset(request));
});
