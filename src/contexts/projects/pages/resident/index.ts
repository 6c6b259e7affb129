import { definePages } from '../../../../ui/faces.ts';

/** 身边小项目: what was done with the money, open to everybody. */
export const pages = definePages({
  context: 'projects',
  routes: [
    { path: 'funds', load: () => import('./funds-page.tsx') },
    { path: 'funds/:key', load: () => import('./public-fund-page.tsx') },
    { path: 'projects', load: () => import('./projects-page.tsx') },
    { path: 'projects/:number', load: () => import('./public-project-page.tsx') },
  ],
  slots: [
    { slot: 'nearby', order: 6, load: () => import('./nearby.tsx') },
    { slot: 'nearby', order: 7, load: () => import('./nearby-funds.tsx') },
    { slot: 'notice.main', order: 5, load: () => import('./notice-slot.tsx') },
  ],
});
