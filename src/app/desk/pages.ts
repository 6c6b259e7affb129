import { collectPages, type FacePages } from '../../ui/faces.ts';

/** What the contexts offer the office; pages themselves load when opened. */
export const pages = collectPages(
  import.meta.glob<{ readonly pages: FacePages }>('../../contexts/*/pages/desk/index.ts', { eager: true }),
);
