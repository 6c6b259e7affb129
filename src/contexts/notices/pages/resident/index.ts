import { definePages } from '../../../../ui/faces.ts';

/** 公示: what is posted, and how to object. */
export const pages = definePages({
  context: 'notices',
  routes: [
    { path: 'notices', load: () => import('./list-page.tsx') },
    { path: 'notices/:number', load: () => import('./notice-page.tsx') },
    { path: 'objections', load: () => import('./objections-page.tsx') },
    { path: 'o/:token', load: () => import('./objection-page.tsx') },
  ],
  slots: [
    { slot: 'nearby', order: 20, load: () => import('./nearby.tsx') },
    { slot: 'me', order: 12, load: () => import('./me-objections.tsx') },
  ],
});
