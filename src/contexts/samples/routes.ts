import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { exportItems } from './actions/export-items.ts';
import { drawSampleOfCases, previewSample } from './actions/open-sample.ts';
import { readProof } from './actions/publish-proof.ts';
import * as read from './actions/read-samples.ts';
import { takeAction } from './actions/take-action.ts';
import * as contract from './contract.ts';
import type { SampleAction } from './inputs.ts';

/** Binds every operation of this context. */
export function serveSamples(router: Router, platform: Platform): void {
  router.serve(contract.preview, ({ actor, body }) => previewSample(platform, actor, body));
  router.serve(contract.draw, ({ actor, body, idempotencyKey }) => drawSampleOfCases(platform, { actor, input: body, idempotencyKey }));
  router.serve(contract.list, ({ actor, query }) => read.listForDesk(platform, actor, query));
  router.serve(contract.read, ({ actor, params }) => read.readSample(platform, actor, params.id));
  router.serve(contract.exportItems, ({ actor, params, reply }) => exportItems(platform, actor, params.id, params.format, reply));
  router.serve(contract.underWay, ({ actor }) => read.listUnderWay(platform, actor));
  router.serve(contract.proof, ({ params }) => readProof(platform, params.number));
  for (const action of Object.keys(contract.actionRoutes) as SampleAction[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion?: number } & Record<string, unknown>;
      return takeAction(platform, { actor, sampleId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}
