import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const workstationLead = { role: 'workstationLead', at: 'place' } as const;
/** A grid worker or lead of the workstation that has the place on its checklist. */
const checker = { relation: 'checker' } as const;
const planners = [clerk, supervisor, communityOfficer, workstationLead] as const;

/**
 * A sweep 摸排: one problem was found, the same is looked for elsewhere. Planned with its places, run place by place,
 * closed once every place is accounted for.
 */
export const sweepLifecycle = defineLifecycle({
  name: 'sweep',
  states: ['draft', 'running', 'closed', 'cancelled'],
  initial: 'draft',
  final: ['closed', 'cancelled'],
  relations: ['checker'],
  clocks: [],
  transitions: {
    revise: { from: ['draft'], to: 'draft', who: planners, input: inputs.revise, public: false },
    start: { from: ['draft'], to: 'running', who: planners, input: inputs.start, public: true },
    record: { from: ['running'], to: 'same', who: [checker, communityOfficer, clerk], input: inputs.record, public: false },
    decide: { from: ['running'], to: 'same', who: [supervisor], input: inputs.decide, public: false },
    close: { from: ['running'], to: 'closed', who: [...planners, { system: true }], input: inputs.close, public: true, publishes: ['summary'] },
    addPlace: { from: ['running'], to: 'same', who: planners, input: inputs.addPlace, public: false },
    reassign: { from: ['running'], to: 'same', who: planners, input: inputs.reassign, public: false },
    extend: { from: ['running'], to: 'same', who: planners, input: inputs.extend, public: false },
    cancel: { from: ['draft', 'running'], to: 'cancelled', who: planners, input: inputs.cancel, public: true },
  },
});

export type SweepState = (typeof sweepLifecycle.states)[number];
export const sweepStates: readonly SweepState[] = sweepLifecycle.states;
