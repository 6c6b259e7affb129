/** Levels of a supervision notice 督办, climbing the roles: the community, the subdistrict, the district or city. */
export const superviseLevels = ['community', 'street', 'district'] as const;
export type SuperviseLevel = (typeof superviseLevels)[number];

/** 1 community, 2 subdistrict, 3 district. */
export function levelNumber(level: SuperviseLevel): number {
  return superviseLevels.indexOf(level) + 1;
}

/** The name of a level's number. */
export function levelNamed(level: number): SuperviseLevel {
  return superviseLevels[level - 1] ?? 'district';
}

export interface SupervisionFacts {
  /** Working hours since the limit passed. */
  readonly hoursLate: number;
  /** From how many working hours past the limit on each level takes notice, level 1 first. */
  readonly afterHours: readonly number[];
  /** The highest level that was noticed about this limit; 0 when none was. */
  readonly noticed: number;
  /** A notice is open and its term has passed. */
  readonly unanswered: boolean;
}

/**
 * The level that has to take notice of a late case by itself, undefined when nobody new has to: the later, the higher; a
 * notice that stayed unanswered climbs one level.
 */
export function levelToNotice({ hoursLate, afterHours, noticed, unanswered }: SupervisionFacts): number | undefined {
  const byTime = afterHours.filter((after) => hoursLate >= after).length;
  const wanted = Math.min(superviseLevels.length, Math.max(byTime, unanswered ? noticed + 1 : 0));
  return wanted > noticed ? wanted : undefined;
}
