/** The live topics of a place and of all places around it: an office hears what happens anywhere in its street. */
export function placeTopics(placePath: string): readonly string[] {
  return placePath.split('.').map((code) => `place:${code}`);
}
