import type { Where } from '../src/contexts/requests/contract.ts';
import { reportRequestIn, takeActionIn } from '../src/contexts/requests/index.ts';
import type { Compound } from '../src/contexts/places/index.ts';
import type { AfterCommit } from '../src/platform/database/transaction.ts';
import { runInTransaction } from '../src/platform/database/transaction.ts';
import type { Transaction } from '../src/platform/database/database.ts';
import type { Platform } from '../src/platform/platform.ts';
import { type Actor, systemActor } from '../src/shared/actor.ts';
import { type Random, createRandom } from '../src/shared/random.ts';
import { DAY, plainDateOf, instantOf } from '../src/shared/time.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import { platformAt } from './clock.ts';
import type { PhotoAlbum } from './photo-album.ts';
import { type Doer, type PlannedRequest, type PlannedStep, planRequest } from './plan-request.ts';

export interface GenerationInput {
  readonly count: number;
  readonly now: Date;
  readonly compounds: readonly Compound[];
  readonly categoryId: (code: string) => string;
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
}

const seed = 'canglang';
const perTransaction = 25;
const atOnce = 3;

function planAll(random: Random, { count, now, compounds }: GenerationInput): readonly PlannedRequest[] {
  const today = instantOf(plainDateOf(now.getTime()));
  const plans: PlannedRequest[] = [];
  while (plans.length < count) {
    const plan = planRequest(random, today - random.integer(0, 364) * DAY, now.getTime(), compounds.length);
    if (plan) plans.push(plan);
  }
  return plans.sort((a, b) => a.reportedAt - b.reportedAt);
}

function whereOf(random: Random, plan: PlannedRequest, compound: Compound): Where {
  const { building } = plan.place;
  if (plan.place.byPin && compound.center) {
    const [longitude, latitude] = compound.center;
    return { kind: 'point', longitude: longitude + (random.next() - 0.5) * 0.0012, latitude: latitude + (random.next() - 0.5) * 0.001, system: 'wgs84' };
  }
  const named = compound.buildings[building % Math.max(1, compound.buildings.length)];
  return { kind: 'compound', compoundId: compound.id, ...(named ? { building: named.name } : {}) };
}

/** A case that has been taken in, on its way through its planned life. */
interface RunningCase {
  readonly id: string;
  readonly plan: PlannedRequest;
  readonly crew: WorkstationCrew;
  readonly reporter: Actor;
}

function crewOf(actors: DemoActors, compound: Compound): WorkstationCrew {
  const found = actors.crews.find(({ territory }) => territory.includes(compound.communityCode)) ?? actors.crews[0];
  if (!found) throw new Error('The demo has no workstation');
  return found;
}

function doerOf(actors: DemoActors, running: RunningCase, doer: Doer): Actor {
  switch (doer) {
    case 'clerk':
      return running.plan.variant === 0 ? actors.secondClerk : actors.clerk;
    case 'lead':
      return running.crew.lead;
    case 'worker':
      return running.crew.workers[running.plan.variant % 2 === 0 ? 0 : 1];
    case 'verifier':
      return actors.supervisor;
    case 'reporter':
      return running.reporter;
    case 'system':
      return systemActor;
  }
}

async function takeIn(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, random: Random, input: GenerationInput, plan: PlannedRequest): Promise<RunningCase> {
  const compound = input.compounds[plan.place.index];
  if (!compound) throw new Error('The demo has no compounds');
  const crew = crewOf(input.actors, compound);
  const { channel } = plan.input;
  const actor: Actor = channel === 'app' ? { kind: 'visitor' } : channel === 'gridWorker' ? crew.workers[0] : input.actors.clerk;
  const at = new Date(plan.reportedAt);
  const photos = plan.withPhoto ? [await input.album.take(actor, at, plan.matter.scene, false, plan.variant)] : [];
  const report = { ...plan.input, photos, where: whereOf(random, plan, compound), categoryId: input.categoryId(plan.matter.category) };
  const taken = await reportRequestIn(platformAt(platform, at), transaction, afterCommit, { actor, input: report });
  return { id: taken.id, plan, crew, reporter: taken.linkDigest === null ? { kind: 'visitor' } : { kind: 'visitor', linkDigest: taken.linkDigest } };
}

async function inputOf(input: GenerationInput, running: RunningCase, step: PlannedStep, actor: Actor): Promise<Record<string, unknown>> {
  const photo = step.photo;
  return {
    ...step.input,
    ...(step.action === 'dispatch' ? { workstationId: running.crew.id } : {}),
    ...(photo ? { [photo.field]: [await input.album.take(actor, new Date(step.at), running.plan.matter.scene, photo.solved, running.plan.variant)] } : {}),
  };
}

async function live(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, input: GenerationInput, running: RunningCase): Promise<void> {
  for (const step of running.plan.steps) {
    const actor = doerOf(input.actors, running, step.doer);
    const body = await inputOf(input, running, step, actor);
    await takeActionIn(platformAt(platform, new Date(step.at)), transaction, afterCommit, {
      actor, requestId: running.id, action: step.action, input: body as never,
    });
  }
}

function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Lets a year of plausible requests happen through the real actions, in the order in which they were reported. */
export async function generateRequests(platform: Platform, input: GenerationInput): Promise<void> {
  const random = createRandom(seed);
  const plans = planAll(random, input);
  const running: RunningCase[] = [];
  for (const batch of batchesOf(plans, perTransaction)) {
    await runInTransaction(platform.database, async (transaction, afterCommit) => {
      for (const plan of batch) running.push(await takeIn(platform, transaction, afterCommit, random, input, plan));
    });
  }
  const queue = batchesOf(running, perTransaction);
  const lane = async (): Promise<void> => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const cases = batch;
      await runInTransaction(platform.database, async (transaction, afterCommit) => {
        for (const one of cases) await live(platform, transaction, afterCommit, input, one);
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
