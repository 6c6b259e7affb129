/** The fares library: rules and published data without I/O. Everything else a price depends on is passed in as a value. */
export { policyTemplates, shippedCatalogue, shippedPinyin } from './catalogue.ts';
export { FareError, type FareErrorCode } from './errors.ts';
export { datesOf, daysOf, nearestDate, policyDays } from './days.ts';
export type * from './model.ts';
export { dayKinds } from './model.ts';
export { metresBetween, pathBetween, preparedNetwork, type PreparedNetwork } from './network.ts';
export { networkOn, tariffOn } from './versions.ts';
export type { QuoteQuestion, Rulebook } from './question.ts';
export { quote, type Quote } from './quote.ts';
export { simulate, type Simulation, type SimulationQuestion } from './simulate.ts';
export { findStation, nearestStations, searchStations } from './stations.ts';
export { fareTable, pricerFor, type FareTable } from './table.ts';
export { bandFor, bandsTo, type Band } from './tariff.ts';
export { parseRider, writeRider } from './rider.ts';
export { addDays } from '../../../shared/time.ts';
export { clockText, eachDay, parseMoment, secondOfDay, weekdayOf } from './time.ts';
