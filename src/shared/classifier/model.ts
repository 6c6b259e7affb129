import { type Features, textFeatures } from './features.ts';

/** One text whose category is known. */
export interface Example {
  readonly category: string;
  readonly text: string;
}

/** A linear model: one weight for each category and feature. */
export interface Model {
  readonly categories: readonly string[];
  /** Hashes of the known features, ascending. */
  readonly features: Uint32Array;
  /** How much each feature tells: the rarer and the more unevenly spread over the categories, the more. */
  readonly importance: Float32Array;
  /** Category after category: a weight for each feature, then the constant. */
  readonly weights: Float32Array;
  /** Divides the margins before they become probabilities; measured on texts the model had not seen. */
  readonly temperature: number;
}

/** A text as the model sees it: positions of its known features and their values, of length 1. */
export interface Vector {
  readonly positions: Int32Array;
  readonly values: Float32Array;
}

/** Where a hash stands among ascending ones; -1 when it is not there. */
export function positionOf(features: Uint32Array, hash: number): number {
  let low = 0;
  let high = features.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = features[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Weighs counted features by how often they occur here (logarithmic) and by their importance. */
export function vectorOf({ hashes, counts }: Features, features: Uint32Array, importance: Float32Array): Vector {
  const positions: number[] = [];
  const values: number[] = [];
  let squares = 0;
  hashes.forEach((hash, index) => {
    const position = positionOf(features, hash);
    if (position < 0) return;
    const value = (1 + Math.log(counts[index] ?? 1)) * (importance[position] ?? 0);
    positions.push(position);
    values.push(value);
    squares += value * value;
  });
  const length = Math.sqrt(squares) || 1;
  return { positions: Int32Array.from(positions), values: Float32Array.from(values, (value) => value / length) };
}

/** How far the text lies on the side of each category, in the order of the model's categories. */
export function marginsOf(model: Pick<Model, 'categories' | 'features' | 'weights'>, { positions, values }: Vector): number[] {
  const width = model.features.length + 1;
  return model.categories.map((_, category) => {
    const offset = category * width;
    let sum = model.weights[offset + width - 1] ?? 0;
    for (let index = 0; index < positions.length; index++) sum += (model.weights[offset + (positions[index] ?? 0)] ?? 0) * (values[index] ?? 0);
    return sum;
  });
}

/** Margins as probabilities that sum to 1. */
export function probabilitiesOf(margins: readonly number[], temperature: number): number[] {
  const highest = Math.max(...margins);
  const powers = margins.map((margin) => Math.exp((margin - highest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export interface Guess {
  readonly category: string;
  /** Between 0 and 1: how often guesses as sure as this one were right. */
  readonly confidence: number;
}

/** The likeliest categories of a text, best first; none when the model knows nothing in it. */
export function classify(model: Model, text: string, limit = 3): readonly Guess[] {
  const vector = vectorOf(textFeatures(text), model.features, model.importance);
  if (vector.positions.length === 0 || model.categories.length === 0) return [];
  const shares = probabilitiesOf(marginsOf(model, vector), model.temperature);
  return model.categories
    .map((category, index) => ({ category, confidence: shares[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, limit);
}
