import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { exportPlaces } from './actions/export-places.ts';
import { planSweep, previewSweep } from './actions/plan-sweep.ts';
import * as read from './actions/read-sweeps.ts';
import { takeAction } from './actions/take-action.ts';
import * as contract from './contract.ts';
import type { SweepAction } from './inputs.ts';

/** Binds every operation of this context. */
export function serveSweeps(router: Router, platform: Platform): void {
  router.serve(contract.preview, ({ actor, body }) => previewSweep(platform, actor, body));
  router.serve(contract.draft, ({ actor, body, idempotencyKey }) => planSweep(platform, { actor, input: body, idempotencyKey }));
  router.serve(contract.list, ({ actor, query }) => read.listForDesk(platform, actor, query));
  router.serve(contract.read, ({ actor, params }) => read.readSweep(platform, actor, params.id));
  router.serve(contract.exportPlaces, ({ actor, params, reply }) => exportPlaces(platform, actor, params.id, params.format, reply));
  router.serve(contract.ofRequest, ({ actor, params }) => read.sweepsOfRequest(platform, actor, params.id));
  router.serve(contract.checklist, ({ actor }) => read.checklistFor(platform, actor));
  router.serve(contract.ofPublicRequest, ({ params }) => read.sweepsOfPublicRequest(platform, params.number));
  for (const action of Object.keys(contract.actionRoutes) as SweepAction[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion?: number } & Record<string, unknown>;
      return takeAction(platform, { actor, sweepId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}
