import { CalendarHeart, FileSpreadsheet, Mailbox } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const readers = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'auditor'] as const;

/** 联系日, 心愿箱与站点: the ways in that the office keeps. */
export const pages = definePages({
  context: 'intake',
  routes: [
    { path: 'contact-days', load: () => import('./contact-days-page.tsx') },
    { path: 'contact-days/:id', load: () => import('./contact-day-page.tsx'), texts: ['requests'] },
    { path: 'channel-points', load: () => import('./points-page.tsx') },
    { path: 'channel-points/:id', load: () => import('./point-page.tsx'), texts: ['requests'] },
    { path: 'sheet-imports', load: () => import('./imports-page.tsx') },
    { path: 'sheet-imports/:id', load: () => import('./import-page.tsx'), texts: ['requests'] },
    { path: 'channel-points/:id/poster', load: () => import('./poster-page.tsx'), bare: true },
  ],
  jobs: [
    { to: '/contact-days', icon: CalendarHeart, label: 'contactDays', order: 3, group: 'daily', roles: readers },
    { to: '/channel-points', icon: Mailbox, label: 'points', order: 4, group: 'daily', roles: readers },
    { to: '/sheet-imports', icon: FileSpreadsheet, label: 'sheets', order: 5, group: 'daily', roles: ['clerk'] },
  ],
});
