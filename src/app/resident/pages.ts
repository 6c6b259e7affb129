import { collectPages, type FacePages } from '../../ui/faces.ts';

/** What the contexts offer residents; pages themselves load when opened. */
export const pages = collectPages(
  import.meta.glob<{ readonly pages: FacePages }>('../../contexts/*/pages/resident/index.ts', { eager: true }),
);
