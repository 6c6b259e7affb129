/** At most `count` calls within any `seconds`. */
export interface Limit {
  readonly count: number;
  readonly seconds: number;
}

/** How long and how often a code sent to a phone serves (ASVS 5.0 6.6.2; the usual limits of message providers in China). */
export const phoneCodeRules = {
  validSeconds: 300,
  tries: 5,
  perNumber: [
    { count: 1, seconds: 60 },
    { count: 5, seconds: 86_400 },
  ],
  // Many phones share one address behind a mobile network's gateway.
  perAddress: [{ count: 100, seconds: 3600 }],
  wrongPerAddress: [{ count: 100, seconds: 600 }],
} as const satisfies Readonly<Record<string, number | readonly Limit[]>>;

/**
 * Wrong passwords and codes. The narrow limit is per account and address together, so that nobody locks out
 * another person by guessing; the wide limit per account counts only addresses the account never signed in from.
 */
export const signInRules = {
  perAccountAndAddress: [{ count: 5, seconds: 600 }],
  perAddress: [{ count: 60, seconds: 600 }],
  perAccountElsewhere: [{ count: 20, seconds: 600 }],
  /** Wrong codes after a right password, per account. */
  codesPerAccount: [{ count: 10, seconds: 600 }],
  ticketSeconds: 300,
  ticketTries: 5,
  knownAddressDays: 90,
  linkHours: 72,
} as const satisfies Readonly<Record<string, number | readonly Limit[]>>;

/** Seconds until the limit lets another call through; 0 when it does now. `hits` are earlier calls in milliseconds. */
export function waitSeconds(hits: readonly number[], limit: Limit, now: number): number {
  const recent = hits.filter((hit) => hit > now - limit.seconds * 1000).sort((a, b) => a - b);
  const blocking = recent[recent.length - limit.count];
  return blocking === undefined ? 0 : Math.max(1, Math.ceil((blocking + limit.seconds * 1000 - now) / 1000));
}
