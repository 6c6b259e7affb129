import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type DemoIdentity, enterAs } from '../../scripts/screenshots/enter-as.ts';
import type { Watch } from './watch.ts';

export type { DemoIdentity } from '../../scripts/screenshots/enter-as.ts';

/** One person at their own screen. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
}

export interface Screen {
  readonly phone?: boolean;
  readonly language?: 'zh' | 'en';
  readonly elder?: boolean;
  readonly night?: boolean;
  /** Draws the moving map where the browser can; the schematic unless said. */
  readonly movingMap?: boolean;
  /** Service workers are off unless said. */
  readonly worker?: boolean;
  /** A program of the test's own (support/program.ts); the common one unless said. */
  readonly url?: string;
}

/** Chooses language, display and map the way an earlier visit would have. */
export async function prepareScreen(context: BrowserContext, screen: Screen): Promise<void> {
  await context.addInitScript(
    ({ language, elder, night, movingMap }) => {
      // The empty page of a new window has no storage.
      if (location.protocol === 'about:') return;
      // Pages without an address have no storage.
      if (window.origin === 'null') return;
      const set = (key: string, value: string): void => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
      };
      if (language) set('lianxin.language', language);
      if (elder || night) set('lianxin.display', JSON.stringify({ mode: elder ? 'elder' : 'standard', theme: night ? 'night' : 'day' }));
      if (!movingMap) set('lianxin.map', 'schematic');
    },
    { language: screen.language, elder: screen.elder, night: screen.night, movingMap: screen.movingMap },
  );
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
/** By the program and the identity. */
const known = new Map<string, Cookies>();

async function isSignedIn(context: BrowserContext): Promise<boolean> {
  const response = await context.request.get('/api/v1/session');
  return ((await response.json()) as { readonly kind: string }).kind !== 'visitor';
}

/** Each code of the authenticator serves once: who comes too soon is told to wait. */
async function enterPatiently(context: BrowserContext, who: DemoIdentity): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await enterAs(context, who);
    } catch (error) {
      const wait = /answered 429[\s\S]*"retryAfterSeconds":(\d+)/.exec(String(error))?.[1];
      if (wait === undefined || attempt === 5) throw error;
      await new Promise((done) => setTimeout(done, (Number(wait) + 1) * 1000));
    }
  }
}

/** Signs in through the real sign-in the first time, later with the session of before while it stands. */
async function signIn(context: BrowserContext, who: DemoIdentity, url: string): Promise<void> {
  const key = `${url} ${who}`;
  const cookies = known.get(key);
  if (cookies) {
    await context.addCookies(cookies);
    if (await isSignedIn(context)) return;
    await context.clearCookies();
  }
  await enterPatiently(context, who);
  known.set(key, await context.cookies());
}

/** Gives a person a screen of their own, signed in as an identity of the demo or as a visitor. */
export async function openPerson(browser: Browser, watch: Watch, who: DemoIdentity | 'visitor', screen: Screen = {}): Promise<Person> {
  const url = screen.url ?? process.env['LIANXIN_URL'];
  if (url === undefined) throw new Error('The program is not running');
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: screen.worker ? 'allow' : 'block',
    ...(screen.phone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : { viewport: { width: 1440, height: 900 } }),
  });
  watch.add(context);
  await prepareScreen(context, screen);
  if (who !== 'visitor') await signIn(context, who, url);
  return { context, page: await context.newPage() };
}
