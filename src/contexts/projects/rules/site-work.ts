/** What is done on site, with photos and often without a network: sent from the phone's queue. */
const siteActions = ['startWork', 'workNote', 'fixDefect', 'reportDone'] as const;
export type SiteAction = (typeof siteActions)[number];

/** Is this done on site, and sent from the phone's queue? */
export function isSiteAction(action: string): action is SiteAction {
  return (siteActions as readonly string[]).includes(action);
}

/** What follows once the work has begun. */
export const afterStartActions: readonly string[] = ['workNote', 'reportDone'];

export const workPhases = ['before', 'during', 'after'] as const;
export type WorkPhase = (typeof workPhases)[number];

/** Which part of the work a photo of this action shows: beginning it shows what was, notes what is done, all else what came of it. */
export function phaseOf(action: string): WorkPhase {
  if (action === 'startWork' || action === 'startFirst') return 'before';
  return action === 'workNote' ? 'during' : 'after';
}

/** Clocks of phones go wrong by a little; beyond this (ms) a time in the future, or before something was possible, is no time. */
const clockTolerance = 5 * 60_000;

/** What is wrong with the time a phone says something was written at (ms); `notBefore`: when that became possible. */
export function wrongWrittenTime(writtenAt: number, notBefore: number, now: number): 'ahead' | 'tooEarly' | undefined {
  if (writtenAt > now + clockTolerance) return 'ahead';
  return writtenAt < notBefore - clockTolerance ? 'tooEarly' : undefined;
}

/** Was it received so long after it was written (both ISO) that the log has to say both? */
export function wasSentLater(writtenAt: string, receivedAt: string): boolean {
  return Date.parse(receivedAt) - Date.parse(writtenAt) > clockTolerance;
}
