import type { FacePages } from '../../../../../ui/faces.ts';

/** The pickers of project forms, the same on desk and field. */
export const projectControls: NonNullable<FacePages['controls']> = {
  lines: () => import('./lines-control.tsx'),
  contractor: () => import('./contractor-control.tsx'),
  fund: () => import('./fund-control.tsx'),
  payment: () => import('./payment-control.tsx'),
  defect: () => import('./defect-control.tsx'),
};
