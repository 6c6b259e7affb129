import { Radar } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const loopRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const;

/** 摸排: the list, planning, one sweep with its places, and what a case set off. */
export const pages = definePages({
  context: 'sweeps',
  routes: [
    { path: 'sweeps', load: () => import('./list-page.tsx') },
    { path: 'sweeps/new', load: () => import('./plan-page.tsx'), texts: ['requests'] },
    { path: 'sweeps/:id', load: () => import('./sweep-page.tsx'), texts: ['requests'] },
    { path: 'sweeps/:id/edit', load: () => import('./plan-page.tsx'), texts: ['requests'] },
  ],
  jobs: [{ to: '/sweeps', icon: Radar, label: 'sweeps', order: 2, group: 'daily', roles: loopRoles }],
  slots: [{ slot: 'request.aside', order: 5, load: () => import('./case-sweeps.tsx'), roles: loopRoles }],
});
