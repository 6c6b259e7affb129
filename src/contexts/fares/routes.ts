import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import * as ask from './actions/ask-fares.ts';
import { draftPolicy } from './actions/draft-policy.ts';
import { listPolicies, readPolicy } from './actions/read-policies.ts';
import { loadRulebook } from './actions/rulebook.ts';
import { runSimulation } from './actions/run-simulation.ts';
import { takeAction } from './actions/take-action.ts';
import * as contract from './contract.ts';
import type { OpenPolicyAction } from './contract/action-routes.ts';

function servePublic(router: Router, platform: Platform): void {
  router.serve(contract.getQuote, async ({ query }) => ask.askQuote(await loadRulebook(platform.database), query));
  router.serve(contract.listNetworks, () => ask.listNetworks(platform));
  router.serve(contract.findStations, ({ query }) => ask.findStations(platform, query));
  router.serve(contract.listDays, ({ query }) => ask.listDays(platform, query));
  router.serve(contract.getTable, ({ query }) => ask.askTable(platform, query));
  router.serve(contract.getRulebook, ({ query }) => ask.readRulebook(platform, query.network));
}

function serveEditor(router: Router, platform: Platform): void {
  router.serve(contract.listPolicies, ({ actor, query }) => listPolicies(platform, actor, query));
  router.serve(contract.readPolicy, ({ actor, params }) => readPolicy(platform, actor, params.id));
  router.serve(contract.draftPolicy, ({ actor, body, idempotencyKey }) => draftPolicy(platform, actor, body.content, idempotencyKey));
  router.serve(contract.trySimulation, ({ body }) => {
    const { content, ...question } = body;
    return runSimulation(platform, content, question);
  });
  for (const action of Object.keys(contract.actionRoutes) as OpenPolicyAction[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return takeAction(platform, { actor, policyId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}

/** Binds every operation of this context. */
export function serveFares(router: Router, platform: Platform): void {
  servePublic(router, platform);
  serveEditor(router, platform);
}
