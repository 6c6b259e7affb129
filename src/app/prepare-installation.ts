import { loadDefaultCategories } from '../contexts/requests/index.ts';
import { loadReferenceDivisions } from '../contexts/places/index.ts';
import type { Platform } from '../platform/platform.ts';

/** What every installation starts with, demo or not: the division tree and categories. Does nothing where they are. */
export async function prepareInstallation(platform: Platform): Promise<void> {
  await loadReferenceDivisions(platform.database);
  await loadDefaultCategories(platform);
}
