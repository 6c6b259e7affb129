import { sql } from 'kysely';
import { drawSampleOfCases, readSample, takeAction } from '../../contexts/samples/index.ts';
import type { DrawInput } from '../../contexts/samples/contract.ts';
import { type SampleAction, inputs } from '../../contexts/samples/inputs.ts';
import type { StaffActor } from '../../shared/actor.ts';
import { type Givens, type Moment, type Sample, versionOf } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

type Target = 'own' | 'foreign';

function supervisorOfCity(world: AccessWorld): StaffActor {
  const actor = world.callers.find((caller) => caller.name === 'citySupervisor')?.actor;
  if (actor?.kind !== 'staff') throw new Error('There is no supervisor of the city');
  return actor;
}

function frameOf(world: AccessWorld, target: Target): DrawInput {
  const divisionCode = target === 'own' ? world.ids.street : world.ids.foreignStreet;
  return { title: '抽查', divisionCode, basis: 'closed', from: '2026-03-01', until: '2026-03-31', strataBy: 'none', sizeKind: 'count', size: 5, workingDays: 5 };
}

/** Both streets have a closed case to draw. */
async function closeCases({ database, world }: Moment): Promise<void> {
  const ids = [world.requests.own.id, world.requests.foreign.id];
  await sql`update request set state = 'closed', closed_at = '2026-03-09T02:00:00Z' where id = any(${ids}::uuid[])`.execute(database);
}

interface Made {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly version: number;
}

/** A sample of the caller's street or of another one, as far as the action needs it. */
async function sampleFor(moment: Moment, action: SampleAction | 'read' | 'proof'): Promise<Made> {
  const { platform, database, world, sample } = moment;
  const here = { ...platform, database };
  const actor = supervisorOfCity(world);
  await closeCases(moment);
  const { id, number } = await drawSampleOfCases(here, { actor, input: frameOf(world, sample.target === 'foreign' ? 'foreign' : 'own') });
  const itemId = (await readSample(here, actor, id)).items[0]?.id ?? '';
  if (action !== 'start' && action !== 'cancel') await takeAction(here, { actor, sampleId: id, action: 'start', input: {} });
  if (action === 'finish' || action === 'proof') await takeAction(here, { actor, sampleId: id, action: 'record', input: inputs.record.parse({ itemId, looks: 0, method: 'call', verdict: 'done' }) });
  if (action === 'proof') await takeAction(here, { actor, sampleId: id, action: 'finish', input: { summary: '都好了' } });
  return { id, number, itemId, version: await versionOf(database, 'sample', 'id', id) };
}

/** Calls about spot checks that work. */
export function samplesGiven(world: AccessWorld): Givens {
  const targets = ['own', 'foreign'];
  const about = (action: SampleAction, bodyOf: (made: Made) => object) => ({
    targets,
    ready: async (moment: Moment): Promise<Partial<Sample>> => {
      const made = await sampleFor(moment, action);
      return { params: { id: made.id }, body: { ...bodyOf(made), ...(action === 'record' ? {} : { baseVersion: made.version }) } };
    },
  });
  const drawing = (bodyOf: (input: DrawInput) => object) => ({
    targets,
    ready: async (moment: Moment): Promise<Partial<Sample>> => {
      await closeCases(moment);
      return { body: bodyOf(frameOf(world, moment.sample.target === 'foreign' ? 'foreign' : 'own')) };
    },
  });
  return {
    'samples.preview': drawing(({ title: _, workingDays: __, ...frame }) => frame),
    'samples.draw': drawing((input) => input),
    'samples.read': { targets, ready: async (moment) => ({ params: { id: (await sampleFor(moment, 'read')).id } }) },
    'samples.export': { targets, ready: async (moment) => ({ params: { id: (await sampleFor(moment, 'read')).id, format: 'csv' } }) },
    'samples.proof': { ready: async (moment) => ({ params: { number: (await sampleFor(moment, 'proof')).number } }) },
    'samples.start': about('start', () => ({})),
    'samples.record': about('record', ({ itemId }) => ({ itemId, looks: 0, method: 'call', verdict: 'done', level: 5 })),
    'samples.extend': about('extend', () => ({ dueOn: '2026-03-20', explanation: '下雨' })),
    'samples.finish': about('finish', () => ({ summary: '都看过了' })),
    'samples.cancel': about('cancel', () => ({ explanation: '范围选错了' })),
  };
}
