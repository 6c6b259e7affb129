import { definePages } from '../../../../ui/faces.ts';
import { projectControls } from '../shared/controls/index.ts';

const staff = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'approver', 'accountant'] as const;

/** 小项目 on the phone: what waits for me, work notes with photos, acceptance. */
export const pages = definePages({
  context: 'projects',
  routes: [
    { path: 'projects', load: () => import('./projects-page.tsx') },
    { path: 'projects/:id', load: () => import('./project-page.tsx') },
    { path: 'projects/:id/:action', load: () => import('./action-page.tsx') },
  ],
  slots: [
    { slot: 'field.today', order: 5, roles: staff, load: () => import('./today.tsx') },
    { slot: 'request.aside', order: 5, roles: staff, load: () => import('./request-slot.tsx') },
  ],
  controls: projectControls,
});
