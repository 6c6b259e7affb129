import { TrainFront } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

/** 票价政策: entering, trying, approving and publishing concession policies. */
export const pages = definePages({
  context: 'fares',
  routes: [
    { path: 'fares', load: () => import('./policies-page.tsx') },
    { path: 'fares/new', load: () => import('./new-policy-page.tsx') },
    { path: 'fares/:id', load: () => import('./policy-page.tsx') },
  ],
  jobs: [{ to: '/fares', icon: TrainFront, label: 'policies', order: 60, group: 'public', roles: ['administrator', 'supervisor', 'auditor'] }],
});
