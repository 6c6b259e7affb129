import { definePages } from '../../../../ui/faces.ts';

/** What places offer residents: the picker for saying where something is, the place they live at. */
export const pages = definePages({
  context: 'places',
  routes: [{ path: 'place', load: () => import('./my-place-page.tsx') }],
  slots: [
    { slot: 'home.place', order: 1, load: () => import('./home-place.tsx') },
    { slot: 'help.line', order: 1, load: () => import('./help-line.tsx') },
  ],
  controls: {
    place: () => import('./place-control.tsx'),
  },
});
