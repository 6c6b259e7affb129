import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import * as browse from '../actions/projects/browse-projects.ts';
import { readContractors, registerContractor, updateContractor } from '../actions/projects/contractors.ts';
import { readPublicRules } from '../actions/rules/read-rules.ts';
import { exportPrices, readPrices } from '../actions/projects/read-prices.ts';
import { proposeProject } from '../actions/projects/propose-project.ts';
import { readDeskProject, readPublicProject } from '../actions/projects/read-project.ts';
import { suggestApplication } from '../actions/projects/suggest-application.ts';
import { takeProjectAction } from '../actions/projects/take-action.ts';
import * as prices from '../contract/price-routes.ts';
import { projectActionRoutes } from '../contract/project-action-routes.ts';
import * as contract from '../contract/project-routes.ts';
import type { ProjectAction } from '../inputs.ts';

function serveDesk(router: Router, platform: Platform): void {
  router.serve(contract.propose, ({ actor, body, idempotencyKey }) => proposeProject(platform, { actor, input: body, idempotencyKey }));
  router.serve(contract.list, ({ actor, query }) => browse.listForDesk(platform, actor, query));
  router.serve(contract.board, ({ actor, query }) => browse.boardFor(platform, actor, query));
  router.serve(contract.inbox, ({ actor }) => browse.inboxFor(platform, actor));
  router.serve(contract.read, ({ actor, params }) => readDeskProject(platform, actor, params.id));
  router.serve(contract.ofOrigin, ({ actor, params }) => browse.projectsOf(platform, actor, params.type, params.id));
  router.serve(contract.suggest, ({ actor, query }) => suggestApplication(platform, actor, query));
  router.serve(contract.funds, ({ query }) => browse.fundChoices(platform, query));
  router.serve(prices.readPrices, ({ actor, query }) => readPrices(platform, actor, query));
  router.serve(prices.exportPrices, ({ actor, query, reply }) => exportPrices(platform, actor, query, reply));
  router.serve(contract.listContractors, ({ actor }) => readContractors(platform, actor));
  router.serve(contract.registerContractor, ({ actor, body }) => registerContractor(platform, actor, body));
  router.serve(contract.updateContractor, ({ actor, params, body }) => updateContractor(platform, actor, params.id, body));
}

function servePublic(router: Router, platform: Platform): void {
  router.serve(contract.listPublic, ({ query }) => browse.listForPublic(platform, query));
  router.serve(contract.exportPublic, ({ query, reply }) => browse.exportForPublic(platform, query, reply));
  router.serve(contract.readPublic, ({ actor, params }) => readPublicProject(platform, actor, params.number));
  router.serve(contract.readRules, ({ query }) => readPublicRules(platform, query.divisionCode));
}

/** Binds the operations of micro-projects and contractors. */
export function serveMicroProjects(router: Router, platform: Platform): void {
  serveDesk(router, platform);
  servePublic(router, platform);
  for (const action of Object.keys(projectActionRoutes) as (keyof typeof projectActionRoutes)[]) {
    router.serve(projectActionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, writtenAt, ...input } = body as { baseVersion: number; writtenAt?: string } & Record<string, unknown>;
      return takeProjectAction(platform, {
        actor, projectId: params.id, action: action as ProjectAction, input: input as never, baseVersion, idempotencyKey,
        writtenAt: writtenAt === undefined ? undefined : new Date(writtenAt),
      });
    });
  }
}
