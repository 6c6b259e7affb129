import { definePages } from '../../../../ui/faces.ts';

/** 随机抽查 on the way: the samples under way, their cases, one case. */
export const pages = definePages({
  context: 'samples',
  routes: [
    { path: 'samples/:id', load: () => import('./sample-page.tsx') },
    { path: 'samples/:id/:itemId', load: () => import('./item-page.tsx'), texts: ['requests'] },
  ],
  slots: [{ slot: 'field.today', order: 3, roles: ['supervisor'], load: () => import('./today.tsx') }],
});
