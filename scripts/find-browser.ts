/** Finds a browser for the browser tests and the screenshots. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

export interface FoundBrowser {
  readonly path: string;
  /** Where it came from, for the one line that tells the reader. */
  readonly origin: string;
}

const installed = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser that starts: the one LIANXIN_BROWSER names, one on the machine, Playwright's own download, or the
 * distribution's package where this account may install it. Null when none can be had.
 */
export function findBrowser(): FoundBrowser | null {
  const named = process.env.LIANXIN_BROWSER;
  if (named !== undefined && named !== '') return starts(named) ? { path: named, origin: 'named by LIANXIN_BROWSER' } : null;
  return findInstalled() ?? download() ?? installPackage();
}

/** What to do when there is no browser. */
export const browserAdvice =
  'No browser for the browser tests: install Chromium, Chrome or Edge (Debian: apt-get install chromium fonts-noto-cjk) or set LIANXIN_BROWSER to one.';

/** Chinese text needs a font; without one the screenshots show boxes. Installs it where this account may, else says so. */
export function ensureChineseFont(): void {
  if (process.platform !== 'linux') return;
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (list.status === 0 && list.stdout.trim() !== '') return;
  if (!installPackages(['fonts-noto-cjk'])) console.log('No Chinese font found: install fonts-noto-cjk, or Chinese text is drawn as boxes.');
}

function findInstalled(): FoundBrowser | null {
  const path = installed.map(locate).find((candidate) => candidate !== null && starts(candidate));
  return path === undefined || path === null ? null : { path, origin: 'found on this machine' };
}

function download(): FoundBrowser | null {
  const own = () => (existsSync(chromium.executablePath()) && starts(chromium.executablePath()) ? chromium.executablePath() : null);
  let path = own();
  if (path === null) {
    spawnSync('playwright', ['install', 'chromium'], { stdio: 'ignore', timeout: 600_000, shell: process.platform === 'win32' });
    path = own();
  }
  return path === null ? null : { path, origin: 'downloaded by Playwright' };
}

function installPackage(): FoundBrowser | null {
  if (!installPackages(['chromium', 'fonts-noto-cjk'])) return null;
  const found = findInstalled();
  return found === null ? null : { ...found, origin: 'installed with apt-get' };
}

function installPackages(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || locate('apt-get') === null) return false;
  const options = { stdio: 'ignore', timeout: 900_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options).status === 0;
}

/** Full path of a program, or null. */
function locate(program: string): string | null {
  if (/[\\/]/u.test(program)) return existsSync(program) ? program : null;
  const { status, stdout } = spawnSync(process.platform === 'win32' ? 'where' : 'which', [program], { encoding: 'utf8' });
  return status === 0 ? (stdout.split(/\r?\n/u)[0] ?? null) : null;
}

/** Some distributions ship only a stub that asks for another package manager. */
function starts(path: string): boolean {
  // Chrome on Windows opens a window instead of telling its version.
  return process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
