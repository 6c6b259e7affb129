import { MapPinned } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

/** 网格与地点: the administration of places, and pickers for forms. */
export const pages = definePages({
  context: 'places',
  routes: [{ path: 'places', load: () => import('./places-page.tsx') }],
  jobs: [{ to: '/places', icon: MapPinned, label: 'places', order: 20, group: 'administration', roles: ['administrator', 'auditor'] }],
  controls: {
    place: () => import('../resident/place-control.tsx'),
    workstation: () => import('../shared/workstation-control.tsx'),
  },
});
