import { definePages } from '../../../../ui/faces.ts';

/** What places offer field workers: pickers for forms. */
export const pages = definePages({
  context: 'places',
  routes: [],
  controls: {
    place: () => import('../resident/place-control.tsx'),
    workstation: () => import('../shared/workstation-control.tsx'),
  },
});
