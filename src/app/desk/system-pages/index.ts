import { CalendarDays, Mailbox } from 'lucide-react';
import { definePages } from '../../../ui/faces.ts';

/** Pages of the platform that belong to no context: messages sent, the working calendar. Texts: `../locales`. */
export const pages = definePages({
  context: 'system',
  routes: [
    { path: 'outbox', load: () => import('./outbox-page.tsx') },
    { path: 'calendar', load: () => import('./calendar-page.tsx') },
  ],
  jobs: [
    { to: '/calendar', icon: CalendarDays, label: 'calendar', order: 40, group: 'administration', roles: ['administrator', 'auditor'] },
    { to: '/outbox', icon: Mailbox, label: 'outbox', order: 83, group: 'administration', roles: ['administrator'] },
  ],
});
