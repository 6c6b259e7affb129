import { Camera } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const crew = ['gridWorker', 'workstationLead'] as const;

export const pages = definePages({
  context: 'requests',
  routes: [
    { path: 'report', load: () => import('./report-page.tsx') },
    { path: 'report/:key', load: () => import('./sent-page.tsx') },
    { path: 'tasks/:id', load: () => import('./task-page.tsx') },
    { path: 'tasks/:id/:action', load: () => import('./action-page.tsx') },
  ],
  jobs: [{ to: '/report', icon: Camera, label: 'fieldReport', order: 1, roles: crew }],
  slots: [{ slot: 'field.today', order: 1, roles: crew, load: () => import('./today.tsx') }],
});
