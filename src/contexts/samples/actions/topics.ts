import { placeTopics } from '../../../shared/place-path.ts';
/** The live topics of a sample: itself, and its place and all places around it. */
export function topicsOf(sample: { readonly id: string; readonly placePath: string }): readonly string[] {
  return [`sample:${sample.id}`, ...placeTopics(sample.placePath)];
}
