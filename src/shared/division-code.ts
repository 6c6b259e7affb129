/** Levels of a 12-digit 统计用区划代码, from the country down. */
export const DIVISION_LEVELS = ['province', 'city', 'district', 'street', 'community'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

/** What the digits of the lowest level say about the unit. */
export type DivisionKind = 'subdistrict' | 'town' | 'township' | 'zone' | 'residentsCommittee' | 'villagersCommittee' | 'similar';

const LENGTHS: Readonly<Record<DivisionLevel, number>> = { province: 2, city: 4, district: 6, street: 9, community: 12 };

/** The level of a code: the lowest one whose digits are not all zero; undefined when it is no 12-digit code. */
export function divisionLevel(code: string): DivisionLevel | undefined {
  if (!/^[1-9]\d{11}$/.test(code)) return undefined;
  const used = code.replace(/0+$/, '').length;
  return DIVISION_LEVELS.find((level) => used <= LENGTHS[level]);
}

/** True for twelve digits that name a division. */
export function isDivisionCode(code: string): boolean {
  return divisionLevel(code) !== undefined;
}

/** The digits all units below share: `320508020000` → `320508020`. */
export function divisionPrefix(code: string): string {
  const level = divisionLevel(code);
  if (!level) throw new RangeError(`not a division code: ${code}`);
  return code.slice(0, LENGTHS[level]);
}

/** All units above by their codes, the province first; a gap (a city without districts has 00 there) is passed over. */
export function divisionAncestors(code: string): string[] {
  const prefix = divisionPrefix(code);
  const above = DIVISION_LEVELS.map((level) => LENGTHS[level])
    .filter((length) => length < prefix.length)
    .map((length) => code.slice(0, length).padEnd(12, '0'));
  return Array.from(new Set(above));
}

/** The unit directly above by its code; undefined for a province. Real trees may differ (zones, merged towns): their table decides. */
export function parentDivision(code: string): string | undefined {
  const ancestors = divisionAncestors(code);
  return ancestors[ancestors.length - 1];
}

/** True when the first division is the second or lies below it, by their codes. */
export function isWithinDivision(code: string, ancestor: string): boolean {
  return isDivisionCode(code) && code.startsWith(divisionPrefix(ancestor));
}

/**
 * Kind from the digits (统计用区划代码编制规则): street level 001–099 subdistrict, 100–199 town, 200–399 township, 400+ zone, farm and
 * the like; last three digits 001–199 residents' committee, 200–399 villagers' committee, 400+ similar units. Undefined above streets.
 */
export function divisionKind(code: string): DivisionKind | undefined {
  const level = divisionLevel(code);
  if (level === 'street') {
    const digits = Number(code.slice(6, 9));
    return digits < 100 ? 'subdistrict' : digits < 200 ? 'town' : digits < 400 ? 'township' : 'zone';
  }
  if (level !== 'community') return undefined;
  const digits = Number(code.slice(9));
  return digits < 200 ? 'residentsCommittee' : digits < 400 ? 'villagersCommittee' : 'similar';
}
