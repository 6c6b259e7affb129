import * as actionRoutesModule from './contract/action-routes.ts';
import * as routesModule from './contract/routes.ts';

export * from './contract/schemas.ts';
export * from './contract/routes.ts';
export { actionRoutes } from './contract/action-routes.ts';

/** Every operation of this context. */
export const routes = [...Object.values(routesModule), ...Object.values(actionRoutesModule.actionRoutes)] as const;
