/** The three faces of the web: their oldest browser and their budget of script at first load, in gzipped bytes. */
export const faces = {
  resident: { oldest: 'chrome87', query: 'chrome>=87', budget: 200_000 },
  field: { oldest: 'chrome87', query: 'chrome>=87', budget: 250_000 },
  desk: { oldest: 'chrome109', query: 'chrome>=109', budget: 550_000 },
} as const;

export type FaceName = keyof typeof faces;
export const faceNames = Object.keys(faces) as FaceName[];
