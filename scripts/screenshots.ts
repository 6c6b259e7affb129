/**
 * `npm run screenshots`: starts the real program with the demo on a free port and a folder of its own, walks the screens
 * that the README shows, and writes docs/screenshots/*.png. `--only TEXT` takes the pictures whose name contains it,
 * `--url URL` looks at a program that already runs.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import sharp from 'sharp';
import { browserAdvice, ensureChineseFont, findBrowser } from './find-browser.ts';
import { root } from './generated-files.ts';
import { type DemoProgram, startDemoProgram } from './screenshots/demo-program.ts';
import { type Screen, screens } from './screenshots/screens.ts';
import { type DemoIdentity, enterAs } from './screenshots/enter-as.ts';

const folder = join(root, 'docs/screenshots');

async function contextFor(browser: Browser, screen: Screen, url: string): Promise<BrowserContext> {
  const phone = screen.width < 600;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: screen.width, height: phone ? 844 : 900 },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    locale: screen.language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([language, mode]) => {
      localStorage.setItem('lianxin.language', language);
      localStorage.setItem('lianxin.display', JSON.stringify({ mode, theme: 'day' }));
    },
    [screen.language, screen.elder === true ? 'elder' : 'standard'] as const,
  );
  return context;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const signedIn = new Map<DemoIdentity, Cookies>();

/** Each identity signs in once: a code of the authenticator works only once, too. */
async function cookiesOf(browser: Browser, identity: DemoIdentity, { url }: DemoProgram): Promise<Cookies> {
  const known = signedIn.get(identity);
  if (known) return known;
  const context = await browser.newContext({ baseURL: url });
  await enterAs(context, identity);
  const cookies = await context.cookies();
  await context.close();
  signedIn.set(identity, cookies);
  return cookies;
}

async function picture(browser: Browser, screen: Screen, program: DemoProgram): Promise<void> {
  const context = await contextFor(browser, screen, program.url);
  try {
    if (screen.as) await context.addCookies(await cookiesOf(browser, screen.as, program));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 500) errors.push(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(await screen.path(context), { waitUntil: 'networkidle' });
    await screen.before?.(page);
    // Pictures that fade in and fonts that arrive late would make every run differ.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    if (errors.length > 0) throw new Error(`${screen.name}: ${errors.join('; ')}`);
    const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const file = join(folder, `${screen.name}-${screen.language}${screen.elder === true ? '-elder' : ''}-${screen.width}.png`);
    const { size } = await sharp(bytes).png({ palette: true, quality: 85, effort: 10, compressionLevel: 9 }).toFile(file);
    console.log(`${file.slice(root.length + 1)}  ${Math.round(size / 1024)} KB`);
  } finally {
    await context.close();
  }
}

const { values: options } = parseArgs({ options: { only: { type: 'string' }, url: { type: 'string' } } });
const found = findBrowser();
if (!found) {
  console.error(browserAdvice);
  process.exit(1);
}
ensureChineseFont();
mkdirSync(folder, { recursive: true });
const program: DemoProgram = options.url === undefined ? await startDemoProgram() : { url: options.url, stop: async () => {} };
const browser = await chromium.launch({ executablePath: found.path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  for (const screen of screens) {
    if (options.only !== undefined && !screen.name.includes(options.only)) continue;
    await picture(browser, screen, program);
  }
} finally {
  await browser.close();
  await program.stop();
}
