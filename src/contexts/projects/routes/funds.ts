import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import { exportLedger } from '../actions/funds/export-ledger.ts';
import { closeFund, openFund } from '../actions/funds/open-fund.ts';
import { planMovement } from '../actions/funds/plan-movement.ts';
import { downloadPublicFund, listPublicFunds, readPublicFund } from '../actions/funds/public-funds.ts';
import { listFunds, readFund, readLedger } from '../actions/funds/read-funds.ts';
import { takeMovementAction } from '../actions/funds/take-movement-action.ts';
import { listSignals, readSignals } from '../actions/projects/read-signals.ts';
import * as contract from '../contract/fund-routes.ts';
import { type LaterMovementAction, movementActionRoutes } from '../contract/movement-action-routes.ts';

/** Binds the operations of funds and their ledgers. There is none that changes an entry: corrections are counter-entries. */
export function serveFunds(router: Router, platform: Platform): void {
  router.serve(contract.listFunds, ({ actor, query }) => listFunds(platform, actor, query));
  router.serve(contract.readFund, ({ actor, params }) => readFund(platform, actor, params.id));
  router.serve(contract.readLedger, ({ actor, params, query }) => readLedger(platform, actor, params.id, query));
  router.serve(contract.exportLedger, ({ actor, params, query, reply }) => exportLedger(platform, actor, params.id, query.language, reply));
  router.serve(contract.openFund, ({ actor, body, idempotencyKey }) => openFund(platform, { actor, opening: body, idempotencyKey }));
  router.serve(contract.planMovement, ({ actor, params, body, idempotencyKey }) => planMovement(platform, { actor, fundId: params.id, plan: body, idempotencyKey }));
  router.serve(contract.closeFund, ({ actor, params }) => closeFund(platform, actor, params.id));
  router.serve(contract.listPublicFunds, ({ query }) => listPublicFunds(platform, query));
  router.serve(contract.readPublicFund, ({ params }) => readPublicFund(platform, params.key));
  router.serve(contract.downloadPublicFund, ({ params, reply }) => downloadPublicFund(platform, params.key, reply));
  router.serve(contract.listSignals, ({ actor }) => listSignals(platform, actor));
  router.serve(contract.readSignals, ({ actor, params }) => readSignals(platform, actor, params.id));
  for (const action of Object.keys(movementActionRoutes) as LaterMovementAction[]) {
    router.serve(movementActionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return takeMovementAction(platform, { actor, movementId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}
