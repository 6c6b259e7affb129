import { definePages } from '../../../../ui/faces.ts';

/** 摸排, the public part: what was found elsewhere after a case. */
export const pages = definePages({
  context: 'sweeps',
  routes: [],
  slots: [{ slot: 'request.public', order: 1, load: () => import('./public-sweeps.tsx') }],
});
