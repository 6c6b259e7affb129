import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './settled.ts';

/** No violation of WCAG 2.2 A and AA that axe can see; looked at in full height, so that no bar lies over a half-scrolled button. */
export async function expectAccessible(page: Page): Promise<void> {
  const screen = page.viewportSize();
  if (screen) await showInFullHeight(page, screen);
  // In the page itself and without what holds: the same findings in a fifth of the time. (The other way serves frames of foreign origin; there are none.)
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  if (screen) await page.setViewportSize(screen);
  const words = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(words, 'accessibility').toEqual([]);
}

/** Makes the screen as high as the page, again while what arrives late makes the page higher. */
async function showInFullHeight(page: Page, screen: { readonly width: number; readonly height: number }): Promise<void> {
  let shown = screen.height;
  await expect(async () => {
    const height = Math.min(16_000, await page.evaluate(() => document.documentElement.scrollHeight));
    if (height > shown) await page.setViewportSize({ width: screen.width, height: (shown = height) });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(shown >= 16_000 ? Number.POSITIVE_INFINITY : shown);
  }).toPass();
}

/** The page is no wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const surplus = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(surplus, 'pixels wider than the screen').toBeLessThanOrEqual(0);
}

/** Nothing of the program's inside stands where words belong: names of texts, dates as they are stored, ids, values that are none. */
export async function expectWords(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const raw = [/^[a-z]\w*(?:\.[A-Za-z]\w*)+$/u, /\b\d{4}-\d{2}-\d{2}\b/u, /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/u, /\{\{|\[object |\b(?:undefined|NaN)\b/u];
    const wrong: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      if (raw.some((one) => one.test(text)) && !node.parentElement?.closest('script, style, code')) wrong.push(text.slice(0, 80));
    }
    return wrong;
  });
  expect(found, 'not words').toEqual([]);
}

/** Elder mode: every visible text at least 20 px, every target at least 60 × 60, by what the browser computed. */
export async function expectElderSizes(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const wrong: string[] = [];
    const name = (element: Element): string => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 20)}”`;
    const visible = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return box.width > 1 && box.height > 1 && box.right > 0 && style.visibility !== 'hidden' && style.display !== 'none';
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || (node.textContent ?? '').trim() === '' || !visible(element) || element.closest('script, style, option, title')) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < 20) wrong.push(`${size} px: ${name(element)}`);
    }
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="button"]')) {
      const target = element.matches('input') ? (element.closest('label') ?? element) : element;
      if (!visible(target) || element.closest('svg')) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < 60 || height < 60) wrong.push(`${Math.round(width)} × ${Math.round(height)}: ${name(target)}`);
    }
    return wrong;
  });
  expect(found, 'too small for elder mode').toEqual([]);
}

/** A picture for the eye: test-results/pictures/<name>.png. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/pictures/${name}.png`, fullPage: true, animations: 'disabled' });
}

/** Chooses how the screen is drawn, as a person would, before the next page is opened. */
export async function changeScreen(page: Page, screen: { readonly language?: 'zh' | 'en'; readonly mode?: 'standard' | 'elder'; readonly theme?: 'day' | 'night' }): Promise<void> {
  await page.evaluate(({ language = 'zh', mode = 'standard', theme = 'day' }) => {
    localStorage.setItem('lianxin.language', language);
    localStorage.setItem('lianxin.display', JSON.stringify({ mode, theme }));
  }, screen);
}
