import { CalendarHeart, Mailbox } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

export const pages = definePages({
  context: 'intake',
  routes: [
    { path: 'contact-days', load: () => import('./contact-days-page.tsx') },
    { path: 'contact-days/:id', load: () => import('./contact-day-page.tsx'), texts: ['requests'] },
    { path: 'points', load: () => import('./points-page.tsx') },
    { path: 'v/:code', load: () => import('./point-page.tsx'), texts: ['requests'] },
  ],
  doors: [
    { to: '/contact-days', icon: CalendarHeart, label: 'contactDays', order: 6 },
    { to: '/points', icon: Mailbox, label: 'points', order: 7 },
  ],
  slots: [{ slot: 'report.via', order: 1, load: () => import('./report-via.tsx') }],
});
