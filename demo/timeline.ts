import type { Random } from '../src/shared/random.ts';
import { DAY, HOUR, MINUTE, SHANGHAI_OFFSET } from '../src/shared/time.ts';

const opens = 8.5 * HOUR;
const closes = 17.5 * HOUR;

/** The next moment at which somebody is at work: between half past eight and half past five in Suzhou. */
export function atWork(instant: number): number {
  const local = instant + SHANGHAI_OFFSET;
  const dayStart = Math.floor(local / DAY) * DAY;
  const time = local - dayStart;
  if (time < opens) return instant + (opens - time) + ((local / MINUTE) % 17) * MINUTE;
  if (time > closes) return instant + (DAY - time + opens) + ((local / MINUTE) % 23) * MINUTE;
  return instant;
}

/** Some time later: between the two spans (hours), moved to working time. */
export function later(random: Random, from: number, least: number, most: number): number {
  return atWork(from + (least + random.next() * (most - least)) * HOUR);
}
