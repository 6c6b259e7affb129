/** GTFS-Fares v2: export of our fares, import and checks of any feed, and an engine that prices journeys on it. */
export { checkFares } from './checks.ts';
export { exportFeed, type ExportQuestion, type ExportedFeed } from './export-feed.ts';
export { type FareTables, readFareTables } from './fare-tables.ts';
export { type Feed, packFeed, unpackFeed } from './feed.ts';
export type { Event, FareLeg, Payer, RideLeg } from './journey.ts';
export type { Loss } from './losses.ts';
export type { Notice } from './notices.ts';
export { fareLegs, priceJourney, productsOf } from './price.ts';
export { defaultSpan } from './published-feed.ts';
export { serveGtfs } from './routes.ts';
