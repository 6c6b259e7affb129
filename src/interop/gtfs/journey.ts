import type { LegRule } from './fare-tables.ts';

/** A validation event on the local clock: the calendar day of the event itself, not the service day of a trip. */
export interface Event {
  readonly date: string;
  /** Seconds since local midnight, below 86,400. */
  readonly second: number;
}

/** One ride on one vehicle. */
export interface RideLeg {
  readonly route: string;
  readonly from: string;
  readonly to: string;
  readonly departure: Event;
  readonly arrival: Event;
}

/** Rides that count as one for the fare, with the rules that match them. */
export interface FareLeg {
  readonly rides: readonly RideLeg[];
  readonly rules: readonly LegRule[];
}

/** Who pays with what: ids of fare_media and rider_categories; without a category the default ones. */
export interface Payer {
  readonly medium: string;
  readonly rider?: string;
}
