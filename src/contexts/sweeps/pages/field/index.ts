import { definePages } from '../../../../ui/faces.ts';

const crew = ['gridWorker', 'workstationLead'] as const;

export const pages = definePages({
  context: 'sweeps',
  routes: [
    { path: 'sweeps/:id', load: () => import('./checklist-page.tsx') },
    { path: 'sweeps/:id/:placeId', load: () => import('./place-page.tsx') },
  ],
  slots: [{ slot: 'field.today', order: 2, roles: crew, load: () => import('./today.tsx') }],
});
