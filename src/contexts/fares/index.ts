/** The fares library: rules without I/O. Everything a price depends on is passed in as a value. */
export { policyTemplates, shippedCatalogue, shippedPinyin } from './catalogue.ts';
export { FareError, type FareErrorCode } from './rules/errors.ts';
export { datesOf, daysOf, nearestDate, policyDays } from './rules/days.ts';
export type * from './rules/model.ts';
export { dayKinds } from './rules/model.ts';
export { metresBetween, pathBetween, preparedNetwork, type PreparedNetwork } from './rules/network.ts';
export { networkOn, quote, tariffOn, type Quote, type QuoteQuestion, type Rulebook } from './rules/quote.ts';
export { simulate, type Simulation, type SimulationQuestion } from './rules/simulate.ts';
export { findStation, nearestStations, searchStations } from './rules/stations.ts';
export { fareTable, pricerFor, type FareTable } from './rules/table.ts';
export { bandFor, bandsTo, type Band } from './rules/tariff.ts';
export { clockText, eachDay, parseMoment, secondOfDay, weekdayOf } from './rules/time.ts';
