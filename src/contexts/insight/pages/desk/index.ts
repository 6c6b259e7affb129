import { ChartColumn, FileText, Flame } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const readers = ['clerk', 'supervisor', 'workstationLead', 'communityOfficer', 'auditor', 'administrator'] as const;

/** 统计: figures and rates with their cases, weekly and monthly reports, the weights. */
export const pages = definePages({
  context: 'insight',
  routes: [
    { path: 'statistics', load: () => import('./statistics-page.tsx'), texts: ['requests'] },
    { path: 'statistics/callbacks', load: () => import('./callbacks-page.tsx'), texts: ['requests'] },
    { path: 'statistics/rules', load: () => import('./rate-rules-page.tsx') },
    { path: 'topics', load: () => import('./topics-page.tsx') },
    { path: 'topics/:id', load: () => import('./topic-page.tsx'), texts: ['requests'] },
    { path: 'report', load: () => import('./report-page.tsx'), texts: ['requests'], bare: true },
  ],
  jobs: [
    { to: '/statistics', icon: ChartColumn, label: 'statistics', order: 20, group: 'insight', roles: readers },
    { to: '/topics', icon: Flame, label: 'topics', order: 19, group: 'insight', roles: ['clerk', 'supervisor', 'communityOfficer', 'auditor'] },
    { to: '/report', icon: FileText, label: 'report', order: 21, group: 'insight', roles: readers },
  ],
});
