export * from './contract/schemas.ts';
export * from './contract/public-routes.ts';
export * from './contract/administration-routes.ts';
export * from './contract/exchange-routes.ts';
