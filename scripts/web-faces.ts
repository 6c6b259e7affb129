const iterators = ['constructor', 'map', 'filter', 'flat-map', 'for-each', 'some', 'every', 'find', 'reduce', 'take', 'drop', 'to-array'];
const sets = ['union', 'intersection', 'difference', 'symmetric-difference', 'is-subset-of', 'is-superset-of', 'is-disjoint-from'];

/** What Chrome 109 lacks of the language and we or our libraries may use. */
const since109 = [
  'es.array.to-sorted',
  'es.array.to-reversed',
  'es.array.to-spliced',
  'es.array.with',
  'es.array.from-async',
  'es.object.group-by',
  'es.map.group-by',
  'es.promise.with-resolvers',
  ...iterators.map((name) => `es.iterator.${name}`),
  ...sets.map((name) => `es.set.${name}.v2`),
];

/** … and Chrome 87 besides. */
const since87 = [
  ...since109,
  'es.array.at',
  'es.array.find-last',
  'es.array.find-last-index',
  'es.object.has-own',
  'es.string.at-alternative',
  'es.typed-array.at',
  'es.typed-array.find-last',
  'web.structured-clone',
];

/**
 * The three faces of the web: their oldest browser, the polyfills it needs (scripts/check-bundles.ts compares the list
 * with what the built files use), and their budget of script at first load in gzipped bytes.
 */
export const faces = {
  resident: { oldest: 'chrome87', query: 'chrome>=87', polyfills: since87, budget: 200_000 },
  field: { oldest: 'chrome87', query: 'chrome>=87', polyfills: since87, budget: 250_000 },
  desk: { oldest: 'chrome109', query: 'chrome>=109', polyfills: since109, budget: 550_000 },
} as const;

export type FaceName = keyof typeof faces;
export const faceNames = Object.keys(faces) as FaceName[];
