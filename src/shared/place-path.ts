/**
 * Paths of places in the division tree: codes joined by dots, root first, as `ltree` writes them. The levels are province, city,
 * district, street, community, grid.
 */

const cityDepth = 2;
const streetDepth = 4;

/** How deep a place lies: 1 for the province. */
export function depthOf(path: string): number {
  return path.split('.').length;
}

/** Does `outer` contain `inner` in the division tree? A place contains itself. */
export function placeCovers(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/** Is this place the city itself, or above it? */
export function isCityWide(placePath: string): boolean {
  return depthOf(placePath) <= cityDepth;
}

/** The path of the street a place lies in; the path itself where it lies above any street. */
export function streetPathOf(path: string): string {
  return path.split('.').slice(0, streetDepth).join('.');
}

/** Do two places lie in the same street? */
export function inOneStreet(onePath: string, otherPath: string): boolean {
  return streetPathOf(onePath) === streetPathOf(otherPath);
}

/** The live topics of a place and of all places around it: an office hears what happens anywhere in its street. */
export function placeTopics(path: string): readonly string[] {
  return path.split('.').map((code) => `place:${code}`);
}
