import { collectPages, type FacePages } from '../../ui/faces.ts';

/** What the contexts offer field workers; pages themselves load when opened. */
export const pages = collectPages(
  import.meta.glob<{ readonly pages: FacePages }>('../../contexts/*/pages/field/index.ts', { eager: true }),
);
