import type { Platform } from '../src/platform/platform.ts';

/** The same platform at a moment of the past: the demo's history happens when it says it happened. */
export function platformAt(platform: Platform, at: Date): Platform {
  return { ...platform, clock: { now: () => at } };
}
