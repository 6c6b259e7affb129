import * as rateRoutes from './contract/rate-routes.ts';

export * from './contract/rate-schemas.ts';
export * from './contract/rate-routes.ts';

/** Every operation of this context. */
export const routes = [...Object.values(rateRoutes)] as const;
