import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';

const administrator = { role: 'administrator', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const editors = [administrator, supervisor] as const;

/**
 * One version of a concession policy, from the first draft to its end. Nothing is published that was not simulated as it
 * stands and approved by somebody other than whoever wrote or submitted it.
 */
export const policyLifecycle = defineLifecycle({
  name: 'farePolicy',
  states: ['draft', 'simulated', 'submitted', 'approved', 'published', 'superseded', 'withdrawn', 'discarded'],
  initial: 'draft',
  final: ['superseded', 'withdrawn', 'discarded'],
  relations: [],
  clocks: [],
  transitions: {
    revise: { from: ['draft', 'simulated'], to: 'draft', who: editors, input: inputs.revise, public: false },
    simulate: { from: ['draft', 'simulated'], to: 'simulated', who: editors, input: inputs.simulate, public: false },
    submit: { from: ['simulated'], to: 'submitted', who: editors, input: inputs.submit, public: false },
    return: { from: ['submitted', 'approved'], to: 'draft', who: editors, input: inputs.return, public: false },
    approve: {
      from: ['submitted'], to: 'approved', who: editors, notBy: ['revise', 'submit'], input: inputs.approve, public: false,
    },
    publish: { from: ['approved'], to: 'published', who: editors, input: inputs.publish, public: true },
    withdraw: {
      from: ['published'], to: 'withdrawn', who: editors, input: inputs.withdraw, public: true, publishes: ['explanation'],
    },
    discard: { from: ['draft', 'simulated'], to: 'discarded', who: editors, input: inputs.discard, public: false },
    supersede: { from: ['published'], to: 'superseded', who: [{ system: true }], input: inputs.supersede, public: true },
  },
});

export type PolicyState = (typeof policyLifecycle.states)[number];
export const policyStates: readonly PolicyState[] = policyLifecycle.states;
