import { planSweep, readSweep, takeAction } from '../../contexts/sweeps/index.ts';
import { type SweepAction, scopeSchema } from '../../contexts/sweeps/inputs.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { type Givens, type Moment, type Sample, versionOf } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

type Target = 'own' | 'foreign';

function staffNamed(world: AccessWorld, name: string): StaffActor {
  const actor = world.callers.find((caller) => caller.name === name)?.actor;
  if (actor?.kind !== 'staff') throw new Error(`There is no ${name}`);
  return actor;
}

function scopeOf(world: AccessWorld, target: Target): object {
  return target === 'own'
    ? { by: 'hand', divisionCode: world.ids.street, compoundIds: [world.compounds.own] }
    : { by: 'hand', divisionCode: world.ids.foreignStreet, addresses: [{ text: '路口' }] };
}

function draftOf(world: AccessWorld, target: Target): object {
  return { title: '摸排', question: '看看有没有', dueOn: '2026-03-17', scope: scopeOf(world, target) };
}

interface Made {
  readonly id: string;
  readonly placeId: string;
  readonly version: number;
}

/** A sweep of the caller's street or of another one, as far as the action needs it. */
async function sweepFor({ platform: { clock, ...platform }, database, world, sample }: Moment, action: SweepAction | 'read'): Promise<Made> {
  const here = { ...platform, clock, database };
  const target: Target = sample.target === 'foreign' ? 'foreign' : 'own';
  const clerk = staffNamed(world, target === 'own' ? 'clerk' : 'foreignClerk');
  const input = { title: '摸排', question: '看看有没有', dueOn: '2026-03-17', scope: scopeSchema.parse(scopeOf(world, target)) };
  const { id } = await planSweep(here, { actor: clerk, input });
  if (action !== 'revise' && action !== 'start') await takeAction(here, { actor: clerk, sweepId: id, action: 'start', input: {} });
  const placeId = (await readSweep(here, clerk, id)).places[0]?.id ?? '';
  const result = action === 'close' ? 'notFound' : action === 'decide' ? 'notReachable' : undefined;
  if (result) await takeAction(here, { actor: clerk, sweepId: id, action: 'record', input: { placeId, result, photos: [] } });
  return { id, placeId, version: await versionOf(database, 'sweep', 'id', id) };
}

/** Calls about sweeps that work. */
export function sweepsGiven(world: AccessWorld): Givens {
  const targets = ['own', 'foreign'];
  const about = (action: SweepAction, bodyOf: (made: Made) => object) => ({
    targets,
    ready: async (moment: Moment): Promise<Partial<Sample>> => {
      const made = await sweepFor(moment, action);
      return { params: { id: made.id }, body: { ...bodyOf(made), baseVersion: made.version } };
    },
  });
  const target = (moment: Moment): Target => (moment.sample.target === 'foreign' ? 'foreign' : 'own');
  return {
    'sweeps.preview': { targets, ready: async (moment) => ({ body: { scope: scopeOf(world, target(moment)) } }) },
    'sweeps.draft': { targets, ready: async (moment) => ({ body: draftOf(world, target(moment)) }) },
    'sweeps.read': { targets, ready: async (moment) => ({ params: { id: (await sweepFor(moment, 'read')).id } }) },
    'sweeps.export': { targets, ready: async (moment) => ({ params: { id: (await sweepFor(moment, 'read')).id, format: 'csv' } }) },
    'sweeps.ofRequest': { targets, ready: async (moment) => ({ params: { id: world.requests[target(moment)].id } }) },
    'sweeps.ofPublicRequest': { params: { number: world.requests.own.number } },
    'sweeps.revise': about('revise', () => draftOf(world, 'own')),
    'sweeps.start': about('start', () => ({})),
    'sweeps.record': about('record', ({ placeId }) => ({ placeId, result: 'notFound' })),
    'sweeps.decide': about('decide', ({ placeId }) => ({ placeId, explanation: '进不去' })),
    'sweeps.addPlace': about('addPlace', () => ({ address: '另一处路口' })),
    'sweeps.reassign': about('reassign', ({ placeId }) => ({ placeId, workstationId: world.workstations.own })),
    'sweeps.extend': about('extend', () => ({ dueOn: '2026-03-20', explanation: '下雨' })),
    'sweeps.close': about('close', () => ({ summary: '都看过了' })),
    'sweeps.cancel': about('cancel', () => ({ explanation: '重复了' })),
  };
}
