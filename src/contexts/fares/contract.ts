import { actionRoutes } from './contract/action-routes.ts';
import * as routesModule from './contract/routes.ts';

export * from './contract/schemas.ts';
export * from './contract/answers.ts';
export * from './contract/routes.ts';
export { actionRoutes } from './contract/action-routes.ts';

const { idParams: _params, policyResult: _result, ...descriptors } = routesModule;

/** Every operation of this context. */
export const routes = [...Object.values(descriptors), ...Object.values(actionRoutes)] as const;
