import { collectPages, type FacePages } from '../../ui/faces.ts';
import { pages as systemPages } from './system-pages/index.ts';

/** What the contexts and the platform offer the office; pages themselves load when opened. */
export const pages: readonly FacePages[] = [
  ...collectPages(import.meta.glob<{ readonly pages: FacePages }>('../../contexts/*/pages/desk/index.ts', { eager: true })),
  systemPages,
];
