import { defineLifecycle } from '../../../shared/lifecycle.ts';
import { movementInputs } from '../inputs/movement.ts';

const accountant = { role: 'accountant', at: 'place' } as const;
const approver = { role: 'approver', at: 'place' } as const;

/**
 * What is planned with a fund: budget, top-up, carry-over, counter-entry. Within the limit of the fund's rule whoever keeps the
 * books books it; above it, an approver who did not plan it releases it. Only then does money move.
 */
export const movementLifecycle = defineLifecycle({
  name: 'fundMovement',
  states: ['ready', 'awaiting', 'released', 'refused', 'withdrawn'],
  initial: 'ready',
  final: ['released', 'refused', 'withdrawn'],
  relations: ['planner'],
  clocks: [],
  transitions: {
    // How it begins: nothing leads here from a state, the name is kept for the four-eyes rule.
    planMovement: { from: [], to: ['ready', 'awaiting'], who: [accountant, approver], input: movementInputs.planMovement, public: false },
    bookMovement: { from: ['ready'], to: 'released', who: [accountant, approver], input: movementInputs.bookMovement, public: false },
    releaseMovement: {
      from: ['awaiting'], to: 'released', who: [approver], notBy: ['planMovement'], input: movementInputs.releaseMovement, public: false,
    },
    refuseMovement: {
      from: ['ready', 'awaiting'], to: 'refused', who: [approver], notBy: ['planMovement'], input: movementInputs.refuseMovement, public: false,
    },
    withdrawMovement: { from: ['ready', 'awaiting'], to: 'withdrawn', who: [{ relation: 'planner' }], input: movementInputs.withdrawMovement, public: false },
  },
});

export type MovementState = (typeof movementLifecycle.states)[number];
export const movementStates: readonly MovementState[] = movementLifecycle.states;
