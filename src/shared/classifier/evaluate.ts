import { type Features, textFeatures } from './features.ts';
import { type Example, type Model, marginsOf, vectorOf } from './model.ts';

export interface CategoryScore {
  /** Of those put into the category, the share that belongs there. */
  readonly precision: number;
  /** Of those that belong into the category, the share that was put there. */
  readonly recall: number;
  readonly f1: number;
  /** Examples of the category. */
  readonly count: number;
}

export interface Evaluation {
  /** Share of all examples put into their category. */
  readonly accuracy: number;
  /** Mean of f1 over the categories that have examples. */
  readonly macroF1: number;
  readonly perCategory: Readonly<Record<string, CategoryScore>>;
}

/** A true category beside the guessed one. */
export interface Outcome {
  readonly actual: string;
  readonly guessed: string;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Counts guesses into shares. */
export function scoreOutcomes(outcomes: readonly Outcome[]): Evaluation {
  const categories = [...new Set(outcomes.flatMap(({ actual, guessed }) => [actual, guessed]))].sort();
  const scored = categories.map((category): [string, CategoryScore] => {
    const count = outcomes.filter(({ actual }) => actual === category).length;
    const right = outcomes.filter(({ actual, guessed }) => actual === category && guessed === category).length;
    const precision = share(right, outcomes.filter(({ guessed }) => guessed === category).length);
    const recall = share(right, count);
    return [category, { precision, recall, f1: share(2 * precision * recall, precision + recall), count }];
  });
  const present = scored.filter(([, { count }]) => count > 0);
  return {
    accuracy: share(outcomes.filter(({ actual, guessed }) => actual === guessed).length, outcomes.length),
    macroF1: share(present.reduce((sum, [, { f1 }]) => sum + f1, 0), present.length),
    perCategory: Object.fromEntries(scored),
  };
}

/** What a model would say that always names the commonest category. */
export function majorityShare(examples: readonly Pick<Example, 'category'>[]): number {
  const counts = new Map<string, number>();
  for (const { category } of examples) counts.set(category, (counts.get(category) ?? 0) + 1);
  return share(Math.max(0, ...counts.values()), examples.length);
}

/** The category with the highest margin; what has no known feature falls to the constants, that is to common categories. */
export function decide(model: Model, found: Features): { readonly guessed: string; readonly margins: readonly number[] } {
  const margins = marginsOf(model, vectorOf(found, model.features, model.importance));
  return { guessed: model.categories[margins.indexOf(Math.max(...margins))] ?? '', margins };
}

/** How well a model does on examples it has not seen. */
export function evaluateClassifier(model: Model, examples: readonly Example[]): Evaluation {
  return scoreOutcomes(examples.map(({ category, text }) => ({ actual: category, guessed: decide(model, textFeatures(text)).guessed })));
}
