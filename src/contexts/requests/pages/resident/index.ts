import { ClipboardList, Megaphone, Search } from 'lucide-react';
import { definePages } from '../../../../ui/faces.ts';

export const pages = definePages({
  context: 'requests',
  routes: [
    { path: 'report', load: () => import('./report-page.tsx') },
    { path: 'receipt', load: () => import('./receipt-page.tsx') },
    { path: 'u/:token', load: () => import('./unit-page.tsx') },
    { path: 't/:token', load: () => import('./tracking-page.tsx') },
    { path: 'r/:number', load: () => import('./public-page.tsx') },
    { path: 'r/:number/contest', load: () => import('./contest-page.tsx') },
    { path: 'follows', load: () => import('./follows-page.tsx') },
    { path: 'stop/:token', load: () => import('./stop-page.tsx') },
    { path: 'my/:id', load: () => import('./own-page.tsx') },
    { path: 'mine', load: () => import('./mine-page.tsx') },
    { path: 'track', load: () => import('./track-page.tsx') },
  ],
  doors: [
    { to: '/report', icon: Megaphone, label: 'report', order: 1, elder: 1, primary: true },
    { to: '/mine', icon: ClipboardList, label: 'mine', order: 2, elder: 2 },
    { to: '/track', icon: Search, label: 'track', order: 3, elder: 5 },
  ],
  slots: [
    { slot: 'home.mine', order: 1, load: () => import('./home-mine.tsx') },
    { slot: 'home.near', order: 1, load: () => import('./home-near.tsx') },
    { slot: 'nearby', order: 1, load: () => import('./nearby.tsx') },
    { slot: 'messages', order: 1, load: () => import('./messages.tsx') },
    { slot: 'me', order: 10, load: () => import('./me-matters.tsx') },
  ],
});
