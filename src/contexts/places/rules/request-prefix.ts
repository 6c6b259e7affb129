/** A unit that wants letters for its record numbers. */
export interface PrefixWish {
  readonly code: string;
  /** Pinyin initials of the name without its ending: `cl` for 沧浪街道. */
  readonly initials: string;
  /** Pinyin initials of the unit above, added where two units share letters. */
  readonly parentInitials: string;
}

const longest = 4;

function candidates({ initials, parentInitials }: PrefixWish): string[] {
  const own = initials.replaceAll(/[^a-z]/giu, '').toUpperCase().slice(0, longest);
  const base = own.length >= 2 ? own : `${own}XX`.slice(0, 2);
  const above = parentInitials.replaceAll(/[^a-z]/giu, '').toUpperCase().charAt(0);
  const numbered = Array.from({ length: 99 }, (_, index) => `${base}${index + 2}`);
  return [base, ...(above ? [`${base}${above}`] : []), ...numbered];
}

/** Gives every unit letters of its own, in the order of the codes; a name whose letters are taken gets one of its parent's or a number. */
export function assignPrefixes(wishes: readonly PrefixWish[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const wish of wishes.slice().sort((one, other) => (one.code < other.code ? -1 : 1))) {
    const free = candidates(wish).find((candidate) => !taken.has(candidate));
    if (free === undefined) continue;
    taken.add(free);
    result.set(wish.code, free);
  }
  return result;
}
