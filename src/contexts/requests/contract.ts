import * as actionRoutesModule from './contract/action-routes.ts';
import * as bulkRoutesModule from './contract/bulk-routes.ts';
import * as handOverModule from './contract/hand-over-routes.ts';
import * as dispatchModule from './contract/dispatch-routes.ts';
import * as followUpModule from './contract/follow-up-routes.ts';
import * as followRoutesModule from './contract/follow-routes.ts';
import * as routesModule from './contract/routes.ts';
import * as ruleModule from './contract/rule-routes.ts';
import * as suggestionModule from './contract/suggestion-routes.ts';

export * from './contract/measures.ts';
export * from './contract/category-schemas.ts';
export * from './contract/schemas.ts';
export * from './contract/routes.ts';
export * from './contract/export-routes.ts';
export * from './contract/dispatch-routes.ts';
export * from './contract/dispatch-schemas.ts';
export * from './contract/follow-routes.ts';
export { measureKinds } from './inputs.ts';
export * from './contract/bulk-routes.ts';
export * from './contract/rule-routes.ts';
export * from './contract/suggestion-routes.ts';
export * from './contract/follow-up-routes.ts';
export * from './contract/hand-over-routes.ts';
export { actionRoutes, actionSegment } from './contract/action-routes.ts';

const { listUnits, createUnit, updateUnit, listHandOvers, readHandOver, renewHandOverLink, acceptHandOver, returnHandOver, finishHandOver } = handOverModule;
const handOverRoutes = [listUnits, createUnit, updateUnit, listHandOvers, readHandOver, renewHandOverLink, acceptHandOver, returnHandOver, finishHandOver] as const;

/** Every operation of this context. */
export const routes = [...Object.values(routesModule), ...Object.values(followRoutesModule), ...Object.values(suggestionModule), ...Object.values(ruleModule), ...Object.values(followUpModule), ...handOverRoutes, ...Object.values(dispatchModule), ...Object.values(bulkRoutesModule), ...Object.values(actionRoutesModule.actionRoutes)] as const;
