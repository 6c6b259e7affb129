import { EyeOff, ShieldCheck, Users } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

const overseers = ['administrator', 'auditor'] as const;

export const pages = definePages({
  context: 'people',
  routes: [
    { path: 'sign-in', load: () => import('../shared/staff-sign-in-page.tsx'), bare: true, open: true },
    { path: 'second-factor', load: () => import('../shared/second-factor-page.tsx'), bare: true, open: true },
    { path: 'start', load: () => import('../shared/start-page.tsx'), bare: true, open: true },
    { path: 'me', load: () => import('./account-page.tsx') },
    { path: 'staff', load: () => import('./staff-page.tsx') },
    { path: 'staff/new', load: () => import('./new-staff-page.tsx') },
    { path: 'staff/:id', load: () => import('./staff-record-page.tsx') },
    { path: 'unmaskings', load: () => import('./unmaskings-page.tsx') },
    { path: 'sign-in-settings', load: () => import('./sign-in-settings-page.tsx') },
  ],
  jobs: [
    { to: '/staff', icon: Users, label: 'staff', order: 10, group: 'administration', roles: overseers },
    { to: '/unmaskings', icon: EyeOff, label: 'unmaskings', order: 80, group: 'administration', roles: overseers },
    { to: '/sign-in-settings', icon: ShieldCheck, label: 'signInSettings', order: 81, group: 'administration', roles: overseers },
  ],
});
