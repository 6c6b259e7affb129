import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const workstationLead = { role: 'workstationLead', at: 'workstation' } as const;
const gridWorker = { role: 'gridWorker', at: 'workstation' } as const;
const reporter = { relation: 'reporter' } as const;
/** A reporter who has not rated the present solution yet. */
const rater = { relation: 'rater' } as const;
const workstation = [gridWorker, workstationLead] as const;

const allClocks = ['response', 'check', 'measures', 'resolution'] as const;

/** States in which somebody still has to do something. */
export const openStates = [
  'submitted', 'accepted', 'dispatched', 'acknowledged', 'checked', 'planned', 'working', 'completed', 'verified',
] as const;

/**
 * The closed loop of a resident's request 诉求: found, checked on site, planned with those concerned, done,
 * verified by somebody else, rated. Stage names follow 数字城管 (受理 派单 签收 处置 核查 结案) with the loop of
 * the grid workstations between them.
 */
export const requestLifecycle = defineLifecycle({
  name: 'request',
  states: [...openStates, 'closed', 'rejected', 'withdrawn', 'joined'],
  initial: 'submitted',
  final: ['rejected', 'withdrawn', 'joined'],
  relations: ['reporter', 'rater'],
  clocks: ['response', 'check', 'measures', 'resolution'],
  conditions: ['ownVerification', 'photoWaived', 'measureOpen'],
  transitions: {
    accept: {
      from: ['submitted'], to: 'accepted', who: [clerk], input: inputs.accept, public: true,
    },
    dispatch: {
      from: ['submitted', 'accepted'], to: 'dispatched', who: [clerk, { system: true }], input: inputs.dispatch, public: true,
      clocks: { start: ['check', 'measures', 'resolution'] },
    },
    reject: {
      from: ['submitted', 'accepted'], to: 'rejected', who: [clerk], input: inputs.reject, public: true,
      publishes: ['rejectReason', 'explanation'], clocks: { stop: allClocks },
    },
    acknowledge: {
      from: ['dispatched'], to: 'acknowledged', who: workstation, input: inputs.acknowledge, public: true,
      clocks: { stop: ['response'] },
    },
    siteCheck: {
      from: ['dispatched', 'acknowledged'], to: 'checked', who: workstation, input: inputs.siteCheck, public: true,
      evidence: { field: 'photos', minimum: 1 }, publishes: ['findings', 'photos'], clocks: { stop: ['response', 'check'] },
    },
    plan: {
      from: ['checked'], to: 'planned', who: [workstationLead, communityOfficer], input: inputs.plan, public: true,
      publishes: ['residentsViews', 'partyCommitteeView', 'partyCommitteeAgreed', 'measure', 'measureKind', 'plannedAmountFen', 'plannedUntil'],
    },
    startWork: {
      from: ['planned'], to: 'working', who: workstation, input: inputs.startWork, public: true, publishes: ['remark'],
    },
    finishStage: {
      from: ['acknowledged', 'checked', 'planned', 'working'], to: 'same', who: workstation, when: ['measureOpen'], input: inputs.finishStage, public: true,
      evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['summary', 'photos'],
    },
    complete: {
      from: ['checked', 'working'], to: 'completed', who: workstation, input: inputs.complete, public: true,
      evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['summary', 'photos'], clocks: { stop: ['check', 'measures', 'resolution'] },
    },
    verify: {
      from: ['completed'], to: 'verified', who: [supervisor, communityOfficer, clerk], notBy: ['complete', 'startWork'], notByUnless: 'ownVerification',
      input: inputs.verify, public: true, evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['verification', 'photos'],
    },
    rework: {
      from: ['completed', 'verified'], to: 'working', who: [supervisor, communityOfficer, clerk], notBy: ['complete'], input: inputs.rework,
      public: true, publishes: ['explanation'], clocks: { start: ['resolution'] },
    },
    rate: {
      from: ['verified', 'closed'], to: ['closed', 'working'], who: [rater], input: inputs.rate, public: true, publishes: ['level'],
      clocks: { start: ['resolution'] },
    },
    close: {
      from: ['verified'], to: 'closed', who: [clerk, { system: true }], input: inputs.close, public: true,
    },
    reopen: {
      from: ['closed'], to: 'accepted', who: [reporter, clerk, supervisor], input: inputs.reopen, public: true,
      clocks: { start: ['resolution'] },
    },
    return: {
      from: ['dispatched', 'acknowledged'], to: 'accepted', who: workstation, input: inputs.return, public: true,
      publishes: ['returnReason'], clocks: { stop: ['check', 'measures', 'resolution'] },
    },
    reply: {
      from: [...openStates, 'closed'], to: 'same', who: [clerk, communityOfficer, ...workstation], input: inputs.reply, public: true,
      publishes: ['message'], clocks: { stop: ['response'] },
    },
    join: {
      from: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked'], to: 'joined', who: [clerk], input: inputs.join, public: true,
      clocks: { stop: allClocks },
    },
    withdraw: {
      from: ['submitted', 'accepted', 'dispatched'], to: 'withdrawn', who: [reporter], input: inputs.withdraw, public: true,
      clocks: { stop: allClocks },
    },
    addInformation: {
      from: [...openStates], to: 'same', who: [reporter], input: inputs.addInformation, public: false,
    },
    note: {
      from: [...openStates, 'closed', 'rejected', 'withdrawn', 'joined'], to: 'same',
      who: [clerk, supervisor, communityOfficer, ...workstation], input: inputs.note, public: false,
    },
    recategorise: {
      from: [...openStates], to: 'same', who: [clerk], input: inputs.recategorise, public: false,
    },
    moderate: {
      from: [...openStates, 'closed', 'joined'], to: 'same', who: [clerk], input: inputs.moderate, public: false,
    },
  },
});

export type RequestState = (typeof requestLifecycle.states)[number];
export const requestStates: readonly RequestState[] = requestLifecycle.states;
