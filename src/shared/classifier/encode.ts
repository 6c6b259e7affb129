import type { Model } from './model.ts';

interface Header {
  readonly format: 1;
  readonly categories: readonly string[];
  readonly temperature: number;
  readonly features: number;
  /** Of each category: what one step of its weights is worth. */
  readonly steps: readonly number[];
}

/** Steps in either direction: weights are kept in one byte each, which changes no decision that matters. */
const mostSteps = 127;

/** A model as bytes: a header as JSON with its length before it, then hashes, importance and weights. */
export function encodeModel({ categories, features, importance, weights, temperature }: Model): Uint8Array {
  const width = features.length + 1;
  const steps = categories.map((_, index) => {
    const largest = weights.subarray(index * width, (index + 1) * width).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return largest / mostSteps || 1;
  });
  const header: Header = { format: 1, categories, temperature, features: features.length, steps };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + head.length + features.length * 8 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length, true);
  bytes.set(head, 4);
  let offset = 4 + head.length;
  for (const feature of features) {
    view.setUint32(offset, feature, true);
    offset += 4;
  }
  for (const weight of importance) {
    view.setFloat32(offset, weight, true);
    offset += 4;
  }
  weights.forEach((weight, index) => view.setInt8(offset + index, Math.round(weight / (steps[Math.floor(index / width)] ?? 1))));
  return bytes;
}

/** A model from its bytes. Throws on bytes of another format. */
export function decodeModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as Header;
  if (header.format !== 1) throw new Error('The model is of an unknown format');
  const { categories, temperature, features: count, steps } = header;
  const width = count + 1;
  const start = 4 + headLength;
  return {
    categories,
    temperature,
    features: Uint32Array.from({ length: count }, (_, index) => view.getUint32(start + index * 4, true)),
    importance: Float32Array.from({ length: count }, (_, index) => view.getFloat32(start + (count + index) * 4, true)),
    weights: Float32Array.from({ length: categories.length * width }, (_, index) => view.getInt8(start + count * 8 + index) * (steps[Math.floor(index / width)] ?? 1)),
  };
}
