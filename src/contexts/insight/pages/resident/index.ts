import { ChartColumn } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

/** 我们社区办得怎么样: the figures of one's community, for everybody. */
export const pages = definePages({
  context: 'insight',
  routes: [
    { path: 'figures', load: () => import('./figures-page.tsx'), texts: ['requests'] },
    { path: 'figures/:code', load: () => import('./figures-page.tsx'), texts: ['requests'] },
  ],
  doors: [{ to: '/figures', icon: ChartColumn, label: 'figures', order: 8 }],
});
