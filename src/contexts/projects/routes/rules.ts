import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import { proposeRules } from '../actions/rules/propose-rules.ts';
import { readRulesPage } from '../actions/rules/read-rules.ts';
import { takeRulesAction } from '../actions/rules/take-rules-action.ts';
import * as contract from '../contract/rule-routes.ts';

/** Binds the operations of the rules of projects, funds and signals. */
export function serveRules(router: Router, platform: Platform): void {
  router.serve(contract.readRulesPage, ({ actor, query }) => readRulesPage(platform, actor, query.divisionCode));
  router.serve(contract.proposeRules, ({ actor, body, idempotencyKey }) => proposeRules(platform, { actor, plan: body, idempotencyKey }));
  for (const action of Object.keys(contract.ruleActionRoutes) as contract.LaterRevisionAction[]) {
    router.serve(contract.ruleActionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return takeRulesAction(platform, { actor, revisionId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}
