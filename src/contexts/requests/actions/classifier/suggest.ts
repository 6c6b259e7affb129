import { decodeModel } from '../../../../shared/classifier/encode.ts';
import { type Model, classify } from '../../../../shared/classifier/model.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { isGoodEnough, suggestNature } from '../../rules/suggestion.ts';
import { listCategories } from '../../store/categories.ts';
import { type Training, lastTrainings, modelOf } from '../../store/classifier.ts';
import { ruleValue } from '../../store/rules.ts';

interface Known {
  readonly until: number;
  readonly training: Training | undefined;
  /** Ids of the categories valid today. */
  readonly valid: ReadonlySet<string>;
  readonly model: Model | undefined;
}

/** People type letter by letter: what each database knows is kept for half a minute, the model as long as it is the latest. */
const keptFor = 30_000;
const known = new WeakMap<Database, Promise<Known>>();

async function learn(platform: Platform, earlier: Known | undefined): Promise<Known> {
  const { database, clock } = platform;
  const now = clock.now();
  const [[training], margin, categories] = await Promise.all([
    lastTrainings(database, 1), ruleValue(database, 'suggestionMargin', now), listCategories(database, plainDateOf(now.getTime())),
  ]);
  const good = training !== undefined && training.accuracy !== null && training.baseline !== null && isGoodEnough(training.accuracy, training.baseline, margin);
  const bytes = good && earlier?.training?.id !== training.id ? await modelOf(database, training.id) : undefined;
  return {
    until: performance.now() + keptFor,
    training,
    valid: new Set(categories.map(({ id }) => id)),
    model: good ? (bytes ? decodeModel(bytes) : earlier?.model) : undefined,
  };
}

async function knownOf(platform: Platform): Promise<Known> {
  const { database } = platform;
  const earlier = await known.get(database);
  if (earlier && earlier.until > performance.now()) return earlier;
  const fresh = learn(platform, earlier);
  known.set(database, fresh);
  fresh.catch(() => known.delete(database));
  return fresh;
}

/** Forgets what is kept, so that the next suggestion comes from the training just stored. */
export function forgetModel(platform: Platform): void {
  known.delete(platform.database);
}

/** What a text is likely about and of which nature; categories only when the model has proved itself. Nothing is stored. */
export async function suggestFor(platform: Platform, text: string) {
  const { model, valid } = await knownOf(platform);
  const least = (await ruleValue(platform.database, 'suggestionConfidence', platform.clock.now())) / 100;
  const guesses = model ? classify(model, text, 8).filter(({ category }) => valid.has(category)) : [];
  const [best] = guesses;
  return {
    ready: model !== undefined,
    nature: suggestNature(text),
    // The runners-up are worth a look only beside a guess that is worth one.
    categories: best && best.confidence >= least ? guesses.filter(({ confidence }) => confidence >= 0.1).slice(0, 3).map(({ category, confidence }) => ({ categoryId: category, confidence })) : [],
  };
}
