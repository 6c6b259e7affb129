import type { BrowserContext, Page, Request } from '@playwright/test';

interface Fetching {
  readonly open: Set<Request>;
  begun: number;
}

const pages = new WeakMap<Page, Fetching>();

function followPage(page: Page): void {
  if (pages.has(page)) return;
  const fetching: Fetching = { open: new Set(), begun: 0 };
  pages.set(page, fetching);
  page.on('request', (request) => {
    // A stream of live updates stays open for as long as its page.
    if (request.resourceType() === 'eventsource') return;
    // What the page before was fetching is of no interest any more.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) fetching.open.clear();
    fetching.open.add(request);
    fetching.begun++;
  });
  page.on('requestfinished', (request) => fetching.open.delete(request));
  page.on('requestfailed', (request) => fetching.open.delete(request));
}

/** Begins to follow what the pages of a context fetch. */
export function followRequests(context: BrowserContext): void {
  context.pages().forEach(followPage);
  context.on('page', followPage);
}

/** The page has time: it drew what came, and nothing more happens for a moment of its own. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(done, 40)), { timeout: 1000 })));
}

/**
 * Waits until the page shows what it has to show: everything fetched and drawn, twice in a row without anything new. Sooner
 * than “network idle” (which waits for half a second of nothing), and later where a busy machine draws slowly.
 */
export async function settled(page: Page): Promise<void> {
  const fetching = pages.get(page);
  if (!fetching) throw new Error('Nobody follows what this page fetches');
  await page.waitForLoadState('load');
  const until = performance.now() + 20_000;
  for (let quiet = 0; quiet < 3; ) {
    const before = fetching.begun;
    await rest(page);
    quiet = fetching.open.size === 0 && fetching.begun === before ? quiet + 1 : 0;
    if (performance.now() > until) throw new Error(`Still fetching: ${[...fetching.open].map((request) => request.url()).join(', ')}`);
  }
}

/** Opens an address and waits until the page shows what it has to show. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}
