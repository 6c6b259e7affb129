import { defineConfig } from '@playwright/test';
import { findBrowser, browserAdvice } from './scripts/find-browser.ts';

function browserPath(): string {
  const path = process.env['LIANXIN_BROWSER'] ?? findBrowser()?.path;
  if (path === undefined) throw new Error(browserAdvice);
  // The workers read this file again; they need not search.
  process.env['LIANXIN_BROWSER'] = path;
  return path;
}

/**
 * Browser tests on the production build and the real program, started once by the global set-up. `*.phone.spec.ts` run on a
 * phone's screen, all others on a desk's; a test of several people opens its own screens (support/people.ts).
 */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/set-up.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  // One machine's hiccup shall not refuse a whole run; what needed its second try is listed as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    ...(process.env['LIANXIN_URL'] === undefined ? {} : { baseURL: process.env['LIANXIN_URL'] }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // Recording everything costs an eighth of the time; the second try of what failed is recorded.
    trace: 'on-first-retry',
    launchOptions: { executablePath: browserPath(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
  projects: [
    { name: 'phone', testMatch: '**/*.phone.spec.ts', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: 'desk', testMatch: '**/*.spec.ts', testIgnore: '**/*.phone.spec.ts', use: { viewport: { width: 1440, height: 900 } } },
  ],
});
