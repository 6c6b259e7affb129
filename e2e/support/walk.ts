import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectElderSizes, expectNoSidewaysScroll } from './look.ts';

export interface Walk {
  readonly paths: readonly string[];
  /** Examined by axe too; sizes and words always are. */
  readonly accessible?: boolean;
  readonly elder?: boolean;
}

/** Keys of texts that no locale file knows are shown as they are: `requests:states.lost`. */
const bareKey = /\b(?:ui|nav|people|places|requests|sweeps|fares|notify|calendar|gtfs|intake)[:.][a-z]\w*(?:\.\w+)+/u;

/** Visits addresses one after the other and looks at what holds for every screen. */
export async function walk(page: Page, { paths, accessible = false, elder = false }: Walk): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('h1, [role="heading"][aria-level="1"]').first(), `${path} has a headline`).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: /问题编号|Problem number/ }), `${path} loads`).toHaveCount(0);
    expect(bareKey.exec(await page.locator('body').innerText())?.[0], `text without words on ${path}`).toBeUndefined();
    await expectNoSidewaysScroll(page);
    if (accessible) await expectAccessible(page);
    if (elder) await expectElderSizes(page);
  }
}
