import { Megaphone } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

/** 公示: posting notices and answering objections. */
export const pages = definePages({
  context: 'notices',
  routes: [
    { path: 'notices', load: () => import('./list-page.tsx') },
    { path: 'notices/new', load: () => import('./new-page.tsx') },
    { path: 'notices/:id', load: () => import('./notice-page.tsx') },
  ],
  jobs: [{ to: '/notices', icon: Megaphone, label: 'notices', order: 50, group: 'public', roles: ['clerk', 'supervisor', 'communityOfficer', 'approver', 'administrator', 'auditor'] }],
});
