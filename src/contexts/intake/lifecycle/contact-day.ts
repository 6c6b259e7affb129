import { defineLifecycle } from '../../../shared/lifecycle.ts';
import { inputs } from '../inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const hosts = [clerk, communityOfficer] as const;

/** States in which slips of the day may be entered; after the summary too, since what was said must not be lost. */
export const slipStates = ['open', 'ended', 'published'] as const;

/** A contact day 社情民意联系日: announced, held, its slips entered, its outcome told to everybody. */
export const contactDayLifecycle = defineLifecycle({
  name: 'contactDay',
  states: ['planned', 'open', 'ended', 'published', 'cancelled'],
  initial: 'planned',
  final: ['cancelled'],
  relations: [],
  clocks: [],
  transitions: {
    open: { from: ['planned'], to: 'open', who: hosts, input: inputs.open, public: true },
    end: { from: ['open'], to: 'ended', who: hosts, input: inputs.end, public: true },
    resume: { from: ['ended'], to: 'open', who: hosts, input: inputs.resume, public: true },
    publish: { from: ['ended', 'published'], to: 'published', who: hosts, input: inputs.publish, public: true, publishes: ['summary'] },
    revise: {
      from: ['planned'], to: 'same', who: hosts, input: inputs.revise, public: true,
      publishes: ['heldOn', 'startsAt', 'endsAt', 'venue', 'hosts', 'theme'],
    },
    cancel: { from: ['planned'], to: 'cancelled', who: hosts, input: inputs.cancel, public: true, publishes: ['explanation'] },
  },
});

export type ContactDayState = (typeof contactDayLifecycle.states)[number];
export const contactDayStates: readonly ContactDayState[] = contactDayLifecycle.states;
