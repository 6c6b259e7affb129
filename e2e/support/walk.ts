import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectElderSizes, expectNoSidewaysScroll, expectWords } from './look.ts';
import { visit } from './settled.ts';

export interface Walk {
  readonly paths: readonly string[];
  /** Examined by axe too; sizes and words always are. */
  readonly accessible?: boolean;
  readonly elder?: boolean;
}

/** Visits addresses one after the other and looks at what holds for every screen. */
export async function walk(page: Page, { paths, accessible = false, elder = false }: Walk): Promise<void> {
  for (const path of paths) {
    await visit(page, path);
    await expect(page.locator('h1, [role="heading"][aria-level="1"]').first(), `${path} has a headline`).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: /问题编号|Reference:/ }), `${path} loads`).toHaveCount(0);
    await expectWords(page);
    await expectNoSidewaysScroll(page);
    if (accessible) await expectAccessible(page);
    if (elder) await expectElderSizes(page);
  }
}
