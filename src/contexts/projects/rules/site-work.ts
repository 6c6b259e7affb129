/** What is done on site, with photos and often without a network: sent from the phone's queue. */
export const siteActions: readonly string[] = ['startWork', 'workNote', 'fixDefect', 'reportDone'];

/** What follows once the work has begun. */
export const afterStartActions: readonly string[] = ['workNote', 'reportDone'];
