import { HandCoins, Landmark, Scale } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';
import { approverRoles } from './approver-roles.ts';
import { projectControls } from '../shared/controls/index.ts';

const staff = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor', 'approver', 'accountant'] as const;

/** 项目与资金: the pipeline, projects, applications, approvals, contractors, prints. */
export const pages = definePages({
  context: 'projects',
  routes: [
    { path: 'funds', load: () => import('./funds-page.tsx') },
    { path: 'funds/:id', load: () => import('./fund-page.tsx') },
    { path: 'funds/:id/ledger', load: () => import('./fund-ledger-page.tsx') },
    { path: 'projects', load: () => import('./board-page.tsx') },
    { path: 'projects/new', load: () => import('./application-page.tsx') },
    { path: 'projects/inbox', load: () => import('./inbox-page.tsx') },
    { path: 'projects/contractors', load: () => import('./contractors-page.tsx') },
    { path: 'projects/signals', load: () => import('./signals-page.tsx') },
    { path: 'projects/prices', load: () => import('./prices-page.tsx') },
    { path: 'projects/rules', load: () => import('./rules-page.tsx') },
    { path: 'projects/rules/:ruleSet', load: () => import('./rule-change-page.tsx') },
    { path: 'projects/:id', load: () => import('./project-page.tsx') },
    { path: 'projects/:id/edit', load: () => import('./application-page.tsx') },
    { path: 'projects/:id/application', load: () => import('./print-application-page.tsx'), bare: true },
    { path: 'projects/:id/acceptance', load: () => import('./print-acceptance-page.tsx'), bare: true },
  ],
  jobs: [
    { to: '/projects', icon: HandCoins, label: 'projects', order: 5, group: 'daily', roles: staff },
    { to: '/projects/rules', icon: Scale, label: 'rules', order: 6, group: 'administration', roles: ['administrator', 'approver', 'accountant', 'auditor', 'supervisor'] },
    { to: '/funds', icon: Landmark, label: 'funds', order: 6, group: 'daily', roles: ['accountant', 'approver', 'supervisor', 'administrator', 'auditor'] },
  ],
  slots: [
    { slot: 'desk.approvals', order: 5, load: () => import('./workbench-inbox.tsx'), roles: approverRoles },
    { slot: 'desk.workbench', order: 5, load: () => import('./workbench-tasks.tsx'), roles: ['communityOfficer', 'clerk'] },
    { slot: 'project.aside', order: 20, load: () => import('./project-signals.tsx') },
    { slot: 'notice.main', order: 5, load: () => import('./notice-slot.tsx'), roles: staff },
    { slot: 'request.aside', order: 5, load: () => import('./request-slot.tsx'), roles: staff },
    { slot: 'sweep.aside', order: 5, load: () => import('./sweep-slot.tsx'), roles: staff },
  ],
  controls: projectControls,
});
