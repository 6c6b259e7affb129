import * as rateRoutes from './contract/rate-routes.ts';
import * as topicRoutes from './contract/topic-routes.ts';

export * from './contract/rate-schemas.ts';
export * from './contract/rate-routes.ts';
export * from './contract/topic-schemas.ts';
export * from './contract/topic-routes.ts';

/** Every operation of this context. */
export const routes = [...Object.values(rateRoutes), ...Object.values(topicRoutes)] as const;
