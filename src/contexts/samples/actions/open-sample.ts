import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { addDays, instantOf, plainDateOf, yearOf } from '../../../shared/time.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { witnessBefore } from '../../../platform/events/store.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { divisionTree, namesIn, requestNumberPrefix } from '../../places/index.ts';
import { readSampleFrame, type SampleFrameRow } from '../../requests/index.ts';
import type { DrawInput, FrameInput } from '../contract.ts';
import { mostItems } from '../inputs.ts';
import { mayDraw } from '../policy.ts';
import { allocate, sizeOf } from '../rules.ts';
import { insertItems } from '../store/items.ts';
import { insertSample, readSamples, takeNumber } from '../store/samples.ts';
import { type Stratum, drawFromStrata, frameDigestOf, seedOf } from './draw-sample.ts';
import { strataNames } from './strata-names.ts';
import { topicsOf } from './topics.ts';

/** More cases than this are drawn from in parts: all of them are kept with the sample. */
const mostFrame = 50_000;
const mostDays = 366;

const keyOf: Readonly<Record<FrameInput['strataBy'], (row: SampleFrameRow) => string>> = {
  none: () => '',
  category: ({ categoryId }) => categoryId ?? '',
  channel: ({ channel }) => channel,
  workstation: ({ workstationId }) => workstationId ?? '',
};

interface Frame {
  readonly placePath: string;
  readonly placeName: string;
  readonly strata: readonly Stratum[];
  readonly available: number;
  readonly count: number;
}

/** The cases that could be drawn, divided into strata. Throws 403 outside one's places, 422 naming the field. */
async function frameOf(executor: Database | Transaction, actor: Actor, input: FrameInput, now: Date): Promise<Frame> {
  const tree = await divisionTree(executor);
  const place = tree.get(input.divisionCode);
  if (!place) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
  if (!mayDraw(actor, place.path)) throw problem(403, 'forbidden', { detail: 'This place is outside the places you supervise.' });
  if (input.until < input.from) throw fieldProblem('until', 'before-start', 'The period ends before it begins.');
  if (addDays(input.from, mostDays) <= input.until) throw fieldProblem('from', 'too-long', `A period has at most ${mostDays} days.`);
  if (input.from > plainDateOf(now.getTime())) throw fieldProblem('from', 'in-the-future', 'Nothing was done in this period yet.');
  if (input.sizeKind === 'share' && input.size > 100) throw fieldProblem('size', 'over-hundred', 'A share is at most 100 per cent.');
  const rows = await readSampleFrame(executor, {
    placePath: place.path, basis: input.basis, from: new Date(instantOf(input.from)), until: new Date(Math.min(instantOf(addDays(input.until, 1)), now.getTime() + 1)),
    categoryId: input.categoryId, channel: input.channel, workstationId: input.workstationId, limit: mostFrame + 1,
  });
  if (rows.length > mostFrame) throw fieldProblem('from', 'too-many-cases', `There are more than ${mostFrame} cases; choose a shorter period.`);
  const strata = [...Map.groupBy(rows, keyOf[input.strataBy])]
    .map(([key, cases]): Stratum => ({ key, ids: cases.map(({ id }) => id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    placePath: place.path, placeName: namesIn(tree, [place.code]).get(place.code)?.fullName ?? place.shortName, strata, available: rows.length,
    count: sizeOf(input.sizeKind, input.size, rows.length),
  };
}

/** How many cases there are and how many would be drawn; nothing is drawn. Throws 403, 422. */
export async function previewSample(platform: Platform, actor: Actor, input: FrameInput) {
  const { strata, available, count, placeName } = await frameOf(platform.database, actor, input, platform.clock.now());
  const places = allocate(strata.map(({ ids }) => ids.length), count);
  const names = await strataNames(platform.database, input.strataBy, strata.map(({ key }) => key));
  return { placeName, available, drawn: count, strata: strata.map(({ key, ids }, index) => ({ key, name: names.get(key) ?? null, available: ids.length, drawn: places[index] ?? 0 })) };
}

export interface DrawCall {
  readonly actor: Actor;
  readonly input: DrawInput;
  readonly idempotencyKey?: string | undefined;
}

async function drawIn(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, { actor, input, idempotencyKey }: DrawCall): Promise<string> {
  const now = platform.clock.now();
  const id = newId(now.getTime());
  if (idempotencyKey !== undefined) {
    const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['samples.draw', actorId(actor), input], subjectId: id, at: now });
    if (earlier !== undefined) return earlier;
  }
  const { placePath, placeName, strata, available, count } = await frameOf(transaction, actor, input, now);
  if (count === 0) throw fieldProblem('from', 'no-cases', 'There is no such case in this period.');
  if (count > mostItems) throw fieldProblem('size', 'too-many', `A sample has at most ${mostItems} cases.`);
  const tree = await divisionTree(transaction);
  const number = await takeNumber(transaction, requestNumberPrefix(tree, input.divisionCode), yearOf(now.getTime()));
  const witness = await witnessBefore(transaction, now);
  const seed = seedOf(witness.hash, number);
  const drawn = drawFromStrata(seed, strata, count);
  const { divisionCode, basis, from, until, categoryId, channel, workstationId, strataBy, sizeKind, size, title, workingDays } = input;
  const frameDigest = frameDigestOf(strata);
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'sample', subjectId: id, action: 'draw', fromState: null, toState: 'drawn', actor, occurredAt: now, public: true,
    publicDetail: { role: 'supervisor', number, seed, witnessKind: witness.kind, witness: witness.hash, frameDigest, available, drawn: count } as Detail,
    internalDetail: { title, place: placeName, basis, from, until, categoryId: categoryId ?? null, channel: channel ?? null, workstationId: workstationId ?? null, strataBy, sizeKind, size } as Detail,
  });
  await insertSample(transaction, {
    id, number, headHash: head.hash, title, divisionCode, placePath, placeName, basis, from, until, filters: { categoryId, channel, workstationId }, strataBy, sizeKind, size,
    seed, witnessKind: witness.kind, witnessHash: witness.hash, witnessAt: witness.at, frame: strata, frameCount: available, frameDigest, workingDays,
    createdAt: now, drawnBy: actorId(actor),
  });
  await insertItems(transaction, id, drawn.flatMap(({ key, ids }) => ids.map((requestId) => ({ id: newId(now.getTime()), requestId, stratum: key }))));
  afterCommit(() => platform.live.announce(...topicsOf({ id, placePath })));
  return id;
}

/** Draws a sample of cases that stand as done. Throws 403 outside one's places, 422 naming the field. */
export async function drawSampleOfCases(platform: Platform, call: DrawCall) {
  const id = await runInTransaction(platform.database, (transaction, afterCommit) => drawIn(platform, transaction, afterCommit, call));
  const [row] = await readSamples(platform.database, [id]);
  if (!row) throw new Error('The sample is gone');
  return { id, number: row.number, state: row.state, version: row.version };
}
