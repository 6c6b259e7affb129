import { Dices } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const readers = ['supervisor', 'auditor'] as const;

/** 随机抽查: the list, drawing, one sample with its cases, one case. */
export const pages = definePages({
  context: 'samples',
  routes: [
    { path: 'samples', load: () => import('./list-page.tsx') },
    { path: 'samples/new', load: () => import('./draw-page.tsx'), texts: ['requests'] },
    { path: 'samples/:id', load: () => import('./sample-page.tsx'), texts: ['requests'] },
    { path: 'samples/:id/:itemId', load: () => import('./item-page.tsx'), texts: ['requests'] },
  ],
  jobs: [{ to: '/samples', icon: Dices, label: 'samples', order: 5, group: 'daily', roles: readers }],
});
