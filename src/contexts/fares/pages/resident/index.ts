import { TrainFront } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

export const pages = definePages({
  context: 'fares',
  routes: [{ path: 'fares', load: () => import('./fares-page.tsx') }],
  doors: [{ to: '/fares', icon: TrainFront, label: 'fares', order: 40 }],
});
