import { definePages } from '../../../../ui/faces.ts';

export const pages = definePages({
  context: 'people',
  routes: [
    { path: 'sign-in', load: () => import('./sign-in-page.tsx') },
    { path: 'me/profile', load: () => import('./profile-page.tsx') },
    { path: 'me/consents', load: () => import('./consents-page.tsx') },
    { path: 'me/devices', load: () => import('./devices-page.tsx') },
    { path: 'me/data', load: () => import('./data-page.tsx') },
  ],
  slots: [{ slot: 'me', order: 1, load: () => import('./me.tsx') }],
});
