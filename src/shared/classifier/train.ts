import { createRandom } from '../random.ts';
import { type Features, textFeatures } from './features.ts';
import { type Example, type Model, type Vector, positionOf, vectorOf } from './model.ts';

export interface TrainingOptions {
  /** Draws the order in which examples are looked at; the same seed gives the same model. */
  readonly seed?: number;
  /** Price of an example on the wrong side; higher follows the examples more closely. */
  readonly cost?: number;
  readonly mostRounds?: number;
  /** The commonest features are kept. */
  readonly mostFeatures?: number;
  /** Divides margins into probabilities; `crossValidate` measures it. */
  readonly temperature?: number;
}

/** A feature of one text alone teaches nothing about others. */
const leastTexts = 2;
/** A round that changes no example's share by more ends the training. */
const settled = 0.02;

/** A feature that lies in every category alike keeps this much of its weight. */
const leastImportance = 0.3;

/** For each kept feature, in how many examples of each category it occurs. */
function spread(counted: readonly Features[], of: readonly number[], features: Uint32Array, categories: number): Uint32Array {
  const occurrences = new Uint32Array(features.length * categories);
  counted.forEach(({ hashes }, example) => {
    for (const hash of hashes) {
      const position = positionOf(features, hash);
      if (position >= 0) {
        const cell = position * categories + (of[example] ?? 0);
        occurrences[cell] = (occurrences[cell] ?? 0) + 1;
      }
    }
  });
  return occurrences;
}

/**
 * Inverse document frequency times the largest of the logarithmic ratios between a feature's frequency inside and outside
 * of a category (after Wang & Manning 2012, made one weight for all categories).
 */
function importanceOf(occurrences: Uint32Array, sizes: readonly number[], total: number): number {
  const all = occurrences.reduce((sum, count) => sum + count, 0);
  const ratios = sizes.map((size, category) => {
    const inside = occurrences[category] ?? 0;
    return Math.abs(Math.log(((inside + 0.5) / (size + 1)) / ((all - inside + 0.5) / (total - size + 1))));
  });
  return (Math.log((total + 1) / (all + 1)) + 1) * (leastImportance + Math.max(...ratios));
}

/** The features worth keeping: the commonest of those in more than one example. */
function vocabularyOf(counted: readonly Features[], most: number): Uint32Array {
  const texts = new Map<number, number>();
  for (const { hashes } of counted) for (const hash of hashes) texts.set(hash, (texts.get(hash) ?? 0) + 1);
  const kept = [...texts].filter(([, count]) => count >= leastTexts).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
  return Uint32Array.from(kept, ([hash]) => hash).sort();
}

interface Side {
  readonly vectors: readonly Vector[];
  /** 1: belongs to the category, -1: does not. */
  readonly signs: Int8Array;
  readonly orders: readonly Int32Array[];
  readonly cost: number;
}

/**
 * One category against the others: a linear support vector machine with squared hinge loss by dual coordinate descent
 * (Hsieh et al., ICML 2008, algorithm 1). Writes the weights with the constant last into `weights`.
 */
function separate({ vectors, signs, orders, cost }: Side, weights: Float32Array): void {
  const constant = weights.length - 1;
  const diagonal = 1 / (2 * cost);
  const shares = new Float64Array(vectors.length);
  for (const order of orders) {
    let largest = 0;
    for (const example of order) {
      const { positions, values } = vectors[example] as Vector;
      const sign = signs[example] ?? 0;
      const share = shares[example] ?? 0;
      let margin = weights[constant] ?? 0;
      for (let index = 0; index < positions.length; index++) margin += (weights[positions[index] ?? 0] ?? 0) * (values[index] ?? 0);
      // Vectors have length 1, the constant adds another 1.
      const gradient = sign * margin - 1 + diagonal * share;
      const next = Math.max(share - gradient / ((positions.length > 0 ? 2 : 1) + diagonal), 0);
      const step = (next - share) * sign;
      if (step === 0) continue;
      shares[example] = next;
      for (let index = 0; index < positions.length; index++) weights[positions[index] ?? 0] = (weights[positions[index] ?? 0] ?? 0) + step * (values[index] ?? 0);
      weights[constant] = (weights[constant] ?? 0) + step;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < settled) return;
  }
}

/** Counts the features of texts once, for several trainings on parts of them. */
export function countFeatures(examples: readonly Example[]): readonly Features[] {
  return examples.map(({ text }) => textFeatures(text));
}

/** As `trainClassifier`, with the features counted already. */
export function trainOnCounts(examples: readonly Example[], counted: readonly Features[], options: TrainingOptions = {}): Model {
  const { seed = 1, cost = 1, mostRounds = 15, mostFeatures = 100_000, temperature = 1 } = options;
  const categories = [...new Set(examples.map(({ category }) => category))].sort();
  const categoryOf = examples.map(({ category }) => categories.indexOf(category));
  const sizes = categories.map((_, category) => categoryOf.filter((of) => of === category).length);
  const features = vocabularyOf(counted, mostFeatures);
  const occurrences = spread(counted, categoryOf, features, categories.length);
  const importance = Float32Array.from(features, (_, feature) =>
    importanceOf(occurrences.subarray(feature * categories.length, (feature + 1) * categories.length), sizes, examples.length),
  );
  const vectors = counted.map((found) => vectorOf(found, features, importance));
  const random = createRandom(seed);
  const all = examples.map((_, index) => index);
  const orders = Array.from({ length: mostRounds }, () => Int32Array.from(random.shuffle(all)));
  const width = features.length + 1;
  const weights = new Float32Array(categories.length * width);
  categories.forEach((category, index) => {
    const signs = Int8Array.from(examples, (example) => (example.category === category ? 1 : -1));
    separate({ vectors, signs, orders, cost }, weights.subarray(index * width, (index + 1) * width));
  });
  return { categories, features, importance, weights, temperature };
}

/** Learns to tell the categories of the examples apart; the same examples and seed give the same model. */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions = {}): Model {
  return trainOnCounts(examples, countFeatures(examples), options);
}
