import { definePages } from '../../../../ui/faces.ts';

export const pages = definePages({
  context: 'people',
  routes: [
    { path: 'sign-in', load: () => import('../shared/staff-sign-in-page.tsx'), bare: true, open: true },
    { path: 'second-factor', load: () => import('../shared/second-factor-page.tsx'), bare: true, open: true },
    { path: 'start', load: () => import('../shared/start-page.tsx'), bare: true, open: true },
    { path: 'security', load: () => import('./security-page.tsx') },
  ],
  slots: [{ slot: 'field.me', order: 1, load: () => import('./me.tsx') }],
});
