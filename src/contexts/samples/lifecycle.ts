import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';

const supervisor = { role: 'supervisor', at: 'place' } as const;

/**
 * A sample 抽查 of cases that stand as done: drawn at random, looked at case by case, finished once there is a word on each. One that was
 * drawn stays for ever, also when it is given up, so that nobody draws until the result pleases.
 */
export const sampleLifecycle = defineLifecycle({
  name: 'sample',
  states: ['drawn', 'underWay', 'finished', 'cancelled'],
  initial: 'drawn',
  final: ['finished', 'cancelled'],
  relations: [],
  clocks: [],
  transitions: {
    start: { from: ['drawn'], to: 'underWay', who: [supervisor], input: inputs.start, public: true },
    record: { from: ['underWay'], to: 'same', who: [supervisor], input: inputs.record, public: false },
    extend: { from: ['underWay'], to: 'same', who: [supervisor], input: inputs.extend, public: false },
    finish: { from: ['underWay'], to: 'finished', who: [supervisor], input: inputs.finish, public: true, publishes: ['summary'] },
    cancel: { from: ['drawn'], to: 'cancelled', who: [supervisor], input: inputs.cancel, public: true, publishes: ['explanation'] },
  },
});

export type SampleState = (typeof sampleLifecycle.states)[number];
export const sampleStates: readonly SampleState[] = sampleLifecycle.states;
