import { groupNearDuplicates } from '../near-duplicates.ts';
import { createRandom } from '../random.ts';
import { type Evaluation, type Outcome, decide, majorityShare, scoreOutcomes } from './evaluate.ts';
import type { Features } from './features.ts';
import { type Example, probabilitiesOf } from './model.ts';
import { type TrainingOptions, countFeatures, trainOnCounts } from './train.ts';

export interface CrossValidation extends Evaluation {
  /** Accuracy of always naming the commonest category. */
  readonly baseline: number;
  /** Turns margins into probabilities that fit how often guesses were right. */
  readonly temperature: number;
  /** Groups of near-duplicates, each wholly on one side of every split. */
  readonly groups: number;
}

/** For each example the number of its fold: near-duplicates share one. */
export function foldsOf(texts: readonly string[], folds: number, seed: number): { readonly folds: readonly number[]; readonly groups: number } {
  const groups = groupNearDuplicates(texts);
  const order = createRandom(seed).shuffle([...new Set(groups)]);
  const foldOfGroup = new Map(order.map((group, index) => [group, index % folds]));
  return { folds: groups.map((group) => foldOfGroup.get(group) ?? 0), groups: order.length };
}

interface Judged extends Outcome {
  readonly margins: readonly number[];
  readonly actualIndex: number;
}

/** The temperature under which the true categories were likeliest (maximum likelihood on a coarse scale). */
function temperatureOf(judged: readonly Judged[]): number {
  const known = judged.filter(({ actualIndex }) => actualIndex >= 0);
  const scale = Array.from({ length: 24 }, (_, step) => 0.05 * 1.2 ** step);
  const loss = (temperature: number): number =>
    known.reduce((sum, { margins, actualIndex }) => sum - Math.log(Math.max(1e-9, probabilitiesOf(margins, temperature)[actualIndex] ?? 0)), 0);
  const losses = scale.map(loss);
  return scale[losses.indexOf(Math.min(...losses))] ?? 1;
}

/** Measures how well training on part of the examples does on the rest, fold after fold; near-duplicates never stand on both sides. */
export function crossValidate(examples: readonly Example[], options: TrainingOptions & { readonly folds?: number } = {}): CrossValidation {
  const { folds: wanted = 5, seed = 1 } = options;
  const { folds, groups } = foldsOf(examples.map(({ text }) => text), wanted, seed);
  const counted = countFeatures(examples);
  const judged = Array.from({ length: wanted }, (_, fold) => fold).flatMap((fold): Judged[] => {
    const inside = examples.map((_, index) => index).filter((index) => folds[index] !== fold);
    const pick = <Value>(list: readonly Value[]): Value[] => inside.map((index) => list[index] as Value);
    const model = trainOnCounts(pick(examples), pick(counted), options);
    return examples.flatMap(({ category }, index) =>
      folds[index] === fold ? [{ actual: category, actualIndex: model.categories.indexOf(category), ...decide(model, counted[index] as Features) }] : [],
    );
  });
  return { ...scoreOutcomes(judged), baseline: majorityShare(examples), temperature: temperatureOf(judged), groups };
}
