import { placeTopics } from '../../../shared/place-path.ts';
/** The live topics of a sweep: itself, the case it began with, its place and all places around it. */
export function topicsOf(sweep: { readonly id: string; readonly placePath: string; readonly sourceId: string | null }): readonly string[] {
  return [`sweep:${sweep.id}`, ...(sweep.sourceId === null ? [] : [`request:${sweep.sourceId}`]), ...placeTopics(sweep.placePath)];
}
