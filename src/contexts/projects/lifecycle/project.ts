import { defineLifecycle } from '../../../shared/lifecycle.ts';
import { inputs } from '../inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const accountant = { role: 'accountant', at: 'place' } as const;
const workstationLead = { role: 'workstationLead', at: 'workstation' } as const;
const gridWorker = { role: 'gridWorker', at: 'workstation' } as const;
const system = { system: true } as const;
/** Holds a role that may approve this amount here, and wrote no part of the application. */
const approver = { relation: 'approver' } as const;
/** The same for the amount a change asks for. */
const changeApprover = { relation: 'changeApprover' } as const;
const resident = { relation: 'resident' } as const;

/** Whoever keeps the fund's books; never whoever made the payment. */
const cashiers = [accountant, { role: 'approver', at: 'place' }] as const;

const proposers = [workstationLead, communityOfficer, clerk] as const;
const siteCrew = [gridWorker, workstationLead, communityOfficer] as const;
const authored = ['revise', 'submit', 'startFirst', 'submitPapers'] as const;
const didTheWork = ['startFirst', 'startWork', 'reportDone'] as const;
const evidenced = { field: 'photos', minimum: 1 } as const;

/** States in which somebody still has to do something. */
export const openProjectStates = [
  'draft', 'submitted', 'confirming', 'approved', 'noticed', 'cleared', 'contracted', 'working', 'done', 'accepted', 'settled', 'paid',
] as const;

/** States that residents may look up: from the decision on. */
export const publicProjectStates = ['approved', 'noticed', 'cleared', 'contracted', 'working', 'done', 'accepted', 'settled', 'paid', 'closed'] as const;

/**
 * A micro-project 民生小项目: applied for, checked against rules, approved by somebody else, money reserved, noticed where
 * ordinary, contracted, done, accepted by residents and community, accounted, paid, evaluated. The emergency class may
 * start first within a small limit and bring its papers within a term (先实施后补办).
 */
export const projectLifecycle = defineLifecycle({
  name: 'project',
  states: [...openProjectStates, 'closed', 'rejected', 'cancelled'],
  initial: 'draft',
  final: ['closed', 'rejected', 'cancelled'],
  relations: ['approver', 'changeApprover', 'resident'],
  clocks: ['stage', 'papers'],
  transitions: {
    revise: { from: ['draft', 'working', 'done', 'accepted'], to: 'same', who: proposers, input: inputs.revise, public: false },
    submit: { from: ['draft'], to: 'submitted', who: proposers, input: inputs.submit, public: false, clocks: { start: ['stage'] } },
    startFirst: {
      from: ['draft'], to: 'working', who: [workstationLead, communityOfficer], input: inputs.startFirst, public: true, evidence: evidenced,
      publishes: ['danger', 'photos'], clocks: { start: ['papers', 'stage'] },
    },
    approve: {
      from: ['submitted'], to: ['confirming', 'approved'], who: [approver], notBy: authored, input: inputs.approve, public: true,
      clocks: { start: ['stage'] },
    },
    confirm: {
      from: ['confirming'], to: 'approved', who: [approver], notBy: [...authored, 'approve'], input: inputs.confirm, public: true,
      clocks: { start: ['stage'] },
    },
    returnForRevision: {
      from: ['submitted', 'confirming'], to: 'draft', who: [approver], notBy: authored, input: inputs.returnForRevision, public: false,
      clocks: { stop: ['stage'] },
    },
    refuse: {
      from: ['submitted', 'confirming'], to: 'rejected', who: [approver], notBy: authored, input: inputs.refuse, public: false,
      clocks: { stop: ['stage'] },
    },
    publishNotice: { from: ['approved'], to: 'noticed', who: proposers, input: inputs.publishNotice, public: true, clocks: { start: ['stage'] } },
    endNotice: { from: ['noticed'], to: 'cleared', who: proposers, input: inputs.endNotice, public: true, clocks: { start: ['stage'] } },
    addQuote: {
      from: ['draft', 'submitted', 'confirming', 'approved', 'noticed', 'cleared'], to: 'same', who: proposers, input: inputs.addQuote, public: false,
    },
    chooseContractor: {
      from: ['approved', 'cleared'], to: 'contracted', who: proposers, notBy: ['approve', 'confirm'], input: inputs.chooseContractor, public: true,
      publishes: ['plannedStart', 'plannedEnd'], clocks: { start: ['stage'] },
    },
    startWork: {
      from: ['contracted'], to: 'working', who: siteCrew, notBy: ['approve', 'confirm'], input: inputs.startWork, public: true, evidence: evidenced,
      publishes: ['photos'], clocks: { start: ['stage'] },
    },
    workNote: { from: ['working'], to: 'same', who: siteCrew, input: inputs.workNote, public: true, publishes: ['workNote', 'photos'] },
    fixDefect: {
      from: ['working'], to: 'same', who: siteCrew, input: inputs.fixDefect, public: true, evidence: evidenced, publishes: ['photos'],
    },
    reportDone: {
      from: ['working'], to: 'done', who: siteCrew, notBy: ['approve', 'confirm', 'ratify'], input: inputs.reportDone, public: true, evidence: evidenced,
      publishes: ['summary', 'photos'], clocks: { start: ['stage'] },
    },
    requestChange: { from: ['contracted', 'working', 'done'], to: 'same', who: proposers, input: inputs.requestChange, public: false },
    approveChange: {
      from: ['contracted', 'working', 'done'], to: 'same', who: [changeApprover], notBy: ['requestChange', ...didTheWork], input: inputs.approveChange, public: true,
    },
    refuseChange: {
      from: ['contracted', 'working', 'done'], to: 'same', who: [changeApprover], notBy: ['requestChange'], input: inputs.refuseChange, public: false,
    },
    submitPapers: { from: ['working', 'done', 'accepted'], to: 'same', who: proposers, input: inputs.submitPapers, public: false, clocks: { stop: ['papers'] } },
    ratify: {
      from: ['working', 'done', 'accepted'], to: 'same', who: [approver], notBy: [...authored, ...didTheWork], input: inputs.ratify, public: true,
    },
    returnPapers: {
      from: ['working', 'done', 'accepted'], to: 'same', who: [approver], notBy: authored, input: inputs.returnPapers, public: false,
    },
    findDefects: {
      from: ['done'], to: 'working', who: [communityOfficer, supervisor, clerk], notBy: didTheWork, input: inputs.findDefects, public: true,
      publishes: ['defects'], clocks: { start: ['stage'] },
    },
    accept: {
      from: ['done'], to: 'accepted', who: [communityOfficer, supervisor, clerk], notBy: didTheWork, input: inputs.accept, public: true,
      evidence: evidenced, publishes: ['residentsPresent', 'residentsAgreed', 'acceptanceView', 'photos'], clocks: { start: ['stage'] },
    },
    announceAfter: {
      from: ['contracted', 'working', 'done', 'accepted', 'settled', 'paid'], to: 'same', who: proposers, input: inputs.announceAfter, public: true,
    },
    settle: {
      from: ['accepted'], to: 'settled', who: proposers, input: inputs.settle, public: true, clocks: { start: ['stage'] },
    },
    pay: {
      from: ['settled'], to: ['settled', 'paid'], who: [accountant], notBy: [...authored, 'settle'], input: inputs.pay, public: true,
      publishes: ['amountFen'], clocks: { start: ['stage'] },
    },
    // The bank sent it back 退票: a counter-entry, the money is reserved again and waits to be paid.
    recordBankReturn: {
      from: ['settled', 'paid'], to: 'settled', who: cashiers, notBy: ['pay'], input: inputs.recordBankReturn, public: true, clocks: { start: ['stage'] },
    },
    // The contractor paid something back: it is free in the fund again.
    recordRepayment: {
      from: ['settled', 'paid', 'closed'], to: 'same', who: cashiers, notBy: ['pay'], input: inputs.recordRepayment, public: true, publishes: ['amountFen'],
    },
    evaluate: { from: ['accepted', 'settled', 'paid', 'closed'], to: 'same', who: [resident], input: inputs.evaluate, public: true, publishes: ['level'] },
    close: { from: ['paid'], to: 'closed', who: [clerk, communityOfficer, system], input: inputs.close, public: true, clocks: { stop: ['stage'] } },
    remindWarranty: { from: ['paid', 'closed'], to: 'same', who: [system], input: inputs.remindWarranty, public: false },
    cancel: {
      from: ['draft', 'submitted', 'confirming', 'approved', 'noticed', 'cleared', 'contracted'], to: 'cancelled', who: proposers, input: inputs.cancel, public: true,
      clocks: { stop: ['stage', 'papers'] },
    },
  },
});

/** Facts that are only ever added: written without a network, they hold whatever others did meanwhile. */
export const addedFacts: ReadonlySet<string> = new Set(['workNote', 'evaluate']);

export type ProjectState = (typeof projectLifecycle.states)[number];
export const projectStates: readonly ProjectState[] = projectLifecycle.states;
