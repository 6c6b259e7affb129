export * from './contract/schemas.ts';
export * from './contract/channel-routes.ts';
export { actionRoutes } from './contract/action-routes.ts';
export * from './contract/sheet-routes.ts';
