import { defineLifecycle } from '../../../shared/lifecycle.ts';
import { ruleInputs } from '../inputs/rules.ts';

const approver = { role: 'approver', at: 'place' } as const;
const administrator = { role: 'administrator', at: 'place' } as const;
const accountant = { role: 'accountant', at: 'place' } as const;

/**
 * A new version of rules, from a day on. Where by it more money could be spent, or with fewer people, somebody who did not propose it
 * releases it; else it holds at once from its day on. What has begun is not taken back: it is followed by another.
 */
export const ruleRevisionLifecycle = defineLifecycle({
  name: 'ruleRevision',
  states: ['awaiting', 'released', 'refused', 'withdrawn'],
  initial: 'awaiting',
  final: ['released', 'refused', 'withdrawn'],
  relations: ['proposer'],
  clocks: [],
  transitions: {
    // How it begins: nothing leads here from a state, the name is kept for the four-eyes rule.
    proposeRules: { from: [], to: ['awaiting', 'released'], who: [approver, administrator, accountant], input: ruleInputs.proposeRules, public: false },
    releaseRules: { from: ['awaiting'], to: 'released', who: [approver, administrator], notBy: ['proposeRules'], input: ruleInputs.releaseRules, public: true },
    refuseRules: { from: ['awaiting'], to: 'refused', who: [approver, administrator], notBy: ['proposeRules'], input: ruleInputs.refuseRules, public: false },
    withdrawRules: { from: ['awaiting', 'released'], to: 'withdrawn', who: [{ relation: 'proposer' }], input: ruleInputs.withdrawRules, public: false },
  },
});

export type RevisionState = (typeof ruleRevisionLifecycle.states)[number];
export const revisionStates: readonly RevisionState[] = ruleRevisionLifecycle.states;
