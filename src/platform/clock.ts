/** Where the time comes from. Actions and jobs take a clock, so that tests and the demo can set it. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
