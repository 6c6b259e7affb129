import { createCompound } from '../../places/actions/save-compound.ts';
import { divisionTree } from '../../places/index.ts';
import { readDeskRequest } from '../../requests/actions/read-request.ts';
import type { RequestDetail } from '../../requests/contract.ts';
import { type LoopWorld, loopWorld } from '../../requests/testing/loop-world.ts';
import type { StaffActor } from '../../../shared/actor.ts';
import type { DraftInput } from '../contract.ts';
import { scopeSchema } from '../inputs.ts';
import { readSweep } from '../actions/read-sweeps.ts';
import { planSweep } from '../actions/plan-sweep.ts';
import { takeAction } from '../actions/take-action.ts';

export const street = '320508020000';

/** 沧浪街道 with compounds with and without property management, as in the story of the branches. */
export interface SweepWorld extends LoopWorld {
  readonly compounds: ReadonlyMap<string, string>;
  /** A case as the office reads it. */
  readCase(id: string): Promise<RequestDetail>;
  draft(change?: Partial<DraftInput>): DraftInput;
  /** A started sweep over everything without property management in the street. */
  running(change?: Partial<DraftInput>): Promise<{ readonly id: string; readonly placeId: (name: string) => string }>;
}

const compounds = [
  ['320508020019', '南园新村', true], ['320508020020', '化工新村', false], ['320508020020', '东大街4号', false],
  ['320508020020', '东大街18号', false], ['320508020028', '老禾家塘岸17号', false],
] as const;

/** Makes the world on a database of its own; the clock stands at Tuesday 10 March 2026, 10:00 in Suzhou. */
export async function sweepWorld(): Promise<SweepWorld> {
  const world = await loopWorld();
  const { platform, clerk } = world;
  const ids = new Map<string, string>();
  const tree = await divisionTree(platform.database);
  const administrator: StaffActor = { kind: 'staff', id: clerk.id, mustEnrol: false, assignments: [{ role: 'administrator', placePath: tree.get(street)?.path ?? '' }] };
  for (const [communityCode, name, managed] of compounds) {
    const body = { communityCode, name, managed, aliases: [], gridCode: null, address: name, managerName: null, center: { longitude: 120.6165, latitude: 31.2935, system: 'wgs84' as const }, buildings: [], source: '' };
    ids.set(name, (await createCompound(platform, administrator, body)).id);
  }
  const draft = (change: Partial<DraftInput> = {}): DraftInput => ({
    title: '压线枝条', question: '树枝是否压住电线', dueOn: '2026-03-17', scope: scopeSchema.parse({ by: 'division', divisionCode: street }), ...change,
  });
  return {
    ...world,
    compounds: ids,
    draft,
    readCase: (id) => readDeskRequest(platform, clerk, id),
    async running(change = {}) {
      const { id } = await planSweep(platform, { actor: clerk, input: draft(change) });
      await takeAction(platform, { actor: clerk, sweepId: id, action: 'start', input: {} });
      const { places } = await readSweep(platform, clerk, id);
      return { id, placeId: (name) => places.find((place) => place.name === name)?.id ?? '' };
    },
  };
}
