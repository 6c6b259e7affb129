import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const approver = { role: 'approver', at: 'place' } as const;
const office = [clerk, supervisor, communityOfficer, approver] as const;

/**
 * A public notice: posted for a term of working days; whoever likes may object; it closes when the term is over and every
 * objection is answered, never before.
 */
export const noticeLifecycle = defineLifecycle({
  name: 'publicNotice',
  states: ['draft', 'published', 'objected', 'closed', 'withdrawn'],
  initial: 'draft',
  final: ['closed', 'withdrawn'],
  relations: ['anyone'],
  clocks: ['term'],
  transitions: {
    revise: { from: ['draft'], to: 'draft', who: office, input: inputs.revise, public: false },
    publish: { from: ['draft'], to: 'published', who: office, input: inputs.publish, clocks: { start: ['term'] }, public: true },
    object: { from: ['published', 'objected'], to: 'objected', who: [{ relation: 'anyone' }], input: inputs.object, public: true, publishes: [] },
    answer: {
      from: ['objected'], to: ['published', 'objected'], who: office, input: inputs.answer, public: true, publishes: ['objectionNumber', 'upheld', 'answer'],
    },
    close: {
      from: ['published'], to: 'closed', who: [...office, { system: true }], input: inputs.close, clocks: { stop: ['term'] }, public: true, publishes: ['remark'],
    },
    withdraw: {
      from: ['draft', 'published', 'objected'], to: 'withdrawn', who: [...office, { system: true }], input: inputs.withdraw, clocks: { stop: ['term'] }, public: true, publishes: ['explanation'],
    },
  },
});

export type NoticeState = (typeof noticeLifecycle.states)[number];
export const noticeStates: readonly NoticeState[] = noticeLifecycle.states;
