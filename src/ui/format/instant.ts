/** An instant as it travels: milliseconds, an ISO text, or a Date. */
export type Instant = number | string | Date;

/** Milliseconds of an instant. */
export function millisecondsOf(instant: Instant): number {
  return instant instanceof Date ? instant.getTime() : typeof instant === 'number' ? instant : Date.parse(instant);
}
