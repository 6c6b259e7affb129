import { divisionKind, type DivisionKind } from '../../../shared/division-code.ts';

/** Levels of the tree, root first. */
export const placeLevels = ['province', 'city', 'district', 'street', 'community', 'grid'] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** What a unit is; streets and communities are told apart by their codes. */
export const placeKinds = [
  'province', 'city', 'district', 'subdistrict', 'town', 'township', 'zone',
  'residentsCommittee', 'villagersCommittee', 'similar', 'grid',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** The kind of a unit by its level and, for streets and communities, the digits of its code. */
export function kindOf(level: PlaceLevel, code: string): PlaceKind {
  if (level !== 'street' && level !== 'community') return level;
  const byCode: DivisionKind | undefined = divisionKind(code);
  return byCode ?? (level === 'street' ? 'zone' : 'similar');
}

const committeeEndings: readonly (readonly [RegExp, string])[] = [
  [/社区(?:居民)?委员会$|社区居委会$|社区居民委会$/u, '社区'],
  [/(?:居民委员会|居委会)$/u, '社区'],
  [/(?:村民委员会|村委会|民委会)$/u, '村'],
];

/** What neighbours call a unit: 桂花社区居委会 → 桂花社区, 卫星村委会 → 卫星村; other names stay. */
export function shortNameOf(name: string): string {
  const ending = committeeEndings.find(([pattern]) => pattern.test(name));
  if (!ending) return name;
  const [pattern, short] = ending;
  const stem = name.replace(pattern, '');
  return stem.endsWith(short) ? stem : `${stem}${short}`;
}

/** The path of a unit below its parent. */
export function pathBelow(parentPath: string | null, code: string): string {
  return parentPath === null ? code : `${parentPath}.${code}`;
}

/** The code at the end of a path, of twelve digits unless the path ends in a grid. */
export function codeOfPath(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The 12-digit code a record carries: of a grid, its community's. */
export function divisionCodeOf(code: string): string {
  return code.slice(0, 12);
}

/** The longest path that contains all given paths; undefined when they share no root. */
export function commonPath(paths: readonly string[]): string | undefined {
  const [first, ...rest] = paths.map((path) => path.split('.'));
  if (!first) return undefined;
  let length = first.length;
  for (const other of rest) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return length === 0 ? undefined : first.slice(0, length).join('.');
}

/** The code of the next grid of a community: three more digits, counted from 001. Undefined when all 999 are taken. */
export function nextGridCode(communityCode: string, taken: readonly string[]): string | undefined {
  const numbers = taken.filter((code) => code.startsWith(communityCode)).map((code) => Number(code.slice(12)));
  const next = Math.max(0, ...numbers) + 1;
  return next > 999 ? undefined : `${communityCode}${String(next).padStart(3, '0')}`;
}
