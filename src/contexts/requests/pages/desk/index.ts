import { BellRing, Building2, Eraser, Handshake, PhoneCall, Inbox, Lightbulb, SlidersHorizontal, Split, Tags } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const loopRoles = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const;

/** 诉求: the work list, cases, entry by the clerk, prints, categories. */
export const pages = definePages({
  context: 'requests',
  routes: [
    { path: 'requests', load: () => import('./list-page.tsx') },
    { path: 'requests/new', load: () => import('./entry-page.tsx') },
    { path: 'requests/:id', load: () => import('./case-page.tsx') },
    { path: 'requests/:id/work-order', load: () => import('./work-order-page.tsx'), bare: true },
    { path: 'work-orders', load: () => import('./work-orders-page.tsx'), bare: true },
    { path: 'requests/:id/receipt/:reporterId', load: () => import('./receipt-page.tsx'), bare: true },
    { path: 'follow-up', load: () => import('./follow-up-page.tsx') },
    { path: 'callbacks', load: () => import('./callbacks-page.tsx') },
    { path: 'units', load: () => import('./units-page.tsx') },
    { path: 'hand-overs', load: () => import('./my-hand-overs-page.tsx') },
    { path: 'categories', load: () => import('./categories-page.tsx') },
    { path: 'dispatch-rules', load: () => import('./dispatch-rules-page.tsx') },
    { path: 'request-rules', load: () => import('./rules-page.tsx') },
    { path: 'classifier', load: () => import('./classifier-page.tsx') },
    { path: 'erasure', load: () => import('./erasure-page.tsx') },
  ],
  jobs: [
    { to: '/requests', icon: Inbox, label: 'requests', order: 1, group: 'daily', roles: loopRoles },
    { to: '/follow-up', icon: BellRing, label: 'followUp', order: 3, group: 'daily', roles: loopRoles },
    { to: '/callbacks', icon: PhoneCall, label: 'callbacks', order: 4, group: 'daily', roles: ['clerk', 'supervisor', 'auditor'] },
    { to: '/hand-overs', icon: Handshake, label: 'handOvers', order: 4, group: 'daily' },
    { to: '/units', icon: Building2, label: 'units', order: 29, group: 'administration', roles: ['administrator', 'clerk', 'supervisor', 'auditor'] },
    { to: '/categories', icon: Tags, label: 'categories', order: 30, group: 'administration', roles: ['administrator', 'auditor'] },
    { to: '/dispatch-rules', icon: Split, label: 'dispatchRules', order: 30, group: 'administration', roles: ['administrator', 'clerk', 'supervisor', 'communityOfficer', 'auditor'] },
    { to: '/request-rules', icon: SlidersHorizontal, label: 'rules', order: 31, group: 'administration', roles: ['administrator', 'supervisor', 'auditor'] },
    { to: '/classifier', icon: Lightbulb, label: 'classifier', order: 31, group: 'administration', roles: ['administrator', 'supervisor', 'auditor'] },
    { to: '/erasure', icon: Eraser, label: 'erasure', order: 82, group: 'administration', roles: ['administrator'] },
  ],
  slots: [
    { slot: 'desk.approvals', order: 1, load: () => import('./workbench/approvals.tsx'), roles: ['supervisor'] },
    { slot: 'desk.workbench', order: 1, load: () => import('./workbench.tsx'), roles: loopRoles },
  ],
  controls: {
    workstation: () => import('./controls/workstation-control.tsx'),
    category: () => import('./controls/category-control.tsx'),
    unit: () => import('./controls/unit-control.tsx'),
    handOver: () => import('./controls/hand-over-control.tsx'),
    request: () => import('./controls/request-control.tsx'),
    furtherPlace: () => import('./controls/further-place-control.tsx'),
  },
});
