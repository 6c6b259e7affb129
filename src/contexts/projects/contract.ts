import * as fundRoutes from './contract/fund-routes.ts';
import { movementActionRoutes } from './contract/movement-action-routes.ts';
import * as priceRoutes from './contract/price-routes.ts';
import * as ruleRoutes from './contract/rule-routes.ts';
import * as projectActions from './contract/project-action-routes.ts';
import * as projectRoutes from './contract/project-routes.ts';

export * from './contract/fund-schemas.ts';
export * from './contract/fund-routes.ts';
export { movementActionRoutes } from './contract/movement-action-routes.ts';
export * from './contract/price-routes.ts';
export * from './contract/project-schemas.ts';
export * from './contract/rule-schemas.ts';
export { proposeRules, readRulesPage, ruleActionRoutes } from './contract/rule-routes.ts';
export * from './contract/project-routes.ts';
export { projectActionRoutes } from './contract/project-action-routes.ts';

/** Every operation of this context. */
export const routes = [
  ...Object.values(fundRoutes),
  ...Object.values(movementActionRoutes),
  ...Object.values(priceRoutes),
  ...Object.values(projectRoutes),
  ...Object.values(projectActions.projectActionRoutes),
  ruleRoutes.readRulesPage,
  ruleRoutes.proposeRules,
  ...Object.values(ruleRoutes.ruleActionRoutes),
] as const;
