import type { Output } from '../../../../../ui/api/types.ts';
import type { Tone } from '../../../../../ui/tokens.ts';

export type PolicyStateName = Output<'fares.readPolicy'>['state'];

/** How each state is drawn. */
export const toneOfState: Readonly<Record<PolicyStateName, Tone>> = {
  draft: 'neutral', simulated: 'active', submitted: 'soon', approved: 'active', published: 'done', superseded: 'neutral', withdrawn: 'late', discarded: 'neutral',
};
export const policyStates = Object.keys(toneOfState) as readonly PolicyStateName[];
