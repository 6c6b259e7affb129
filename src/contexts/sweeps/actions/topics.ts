/** The live topics of a sweep: itself, the case it began with, its place and all places around it. */
export function topicsOf(sweep: { readonly id: string; readonly placePath: string; readonly sourceId: string | null }): readonly string[] {
  const places = sweep.placePath.split('.').map((code) => `place:${code}`);
  return [`sweep:${sweep.id}`, ...(sweep.sourceId === null ? [] : [`request:${sweep.sourceId}`]), ...places];
}
