import { placeCovers } from '../../../shared/place-path.ts';
import { commonPath } from './division.ts';

/** A place whose name occurs in an address. */
export interface AddressMatch {
  readonly path: string;
  readonly name: string;
  /** Set when the match is a compound in that place. */
  readonly compoundId: string | null;
}

/** Letters of the address that speak for a match: its own name and the names of places above it. */
function weigh(match: AddressMatch, all: readonly AddressMatch[]): number {
  const supporting = new Map<string, number>();
  for (const other of all) {
    // The community's name speaks for a compound in it, but not for itself.
    const above = other.compoundId === null && placeCovers(other.path, match.path) && (other.path !== match.path || match.compoundId !== null);
    if (above) supporting.set(other.path, Math.max(supporting.get(other.path) ?? 0, other.name.length));
  }
  return match.name.length + Array.from(supporting.values()).reduce((sum, length) => sum + length, 0);
}

/**
 * Reads an address: the place for which most of its letters speak. A name alone that fits two places (卫星 exists in
 * two towns) gives the unit that contains both. Undefined when nothing matches.
 */
export function readAddress(matches: readonly AddressMatch[]): { readonly path: string; readonly compoundId: string | null } | undefined {
  const weighed = matches.map((match) => ({ match, weight: weigh(match, matches) }));
  const most = Math.max(0, ...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight === most).map(({ match }) => match);
  const path = commonPath(best.map((match) => match.path));
  if (path === undefined) return undefined;
  const compounds = new Set(best.map(({ compoundId }) => compoundId));
  const [compoundId = null] = compounds;
  return { path, compoundId: compounds.size === 1 ? compoundId : null };
}
