import { defineLifecycle } from '../../shared/lifecycle.ts';
import { inputs } from './inputs.ts';
import { workStates } from './rules/conditions.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const supervisor = { role: 'supervisor', at: 'place' } as const;
const higherSupervisor = { role: 'supervisor', at: 'district' } as const;
const communityOfficer = { role: 'communityOfficer', at: 'place' } as const;
const workstationLead = { role: 'workstationLead', at: 'workstation' } as const;
const gridWorker = { role: 'gridWorker', at: 'workstation' } as const;
const reporter = { relation: 'reporter' } as const;
/** A reporter who has not rated the present solution yet. */
const rater = { relation: 'rater' } as const;
/** Anybody whose phone number is known, and every reporter: may say that a “done” is not true. */
const unit = { relation: 'unit' } as const;
const affected = { relation: 'affected' } as const;
const workstation = [gridWorker, workstationLead] as const;

const allClocks = ['response', 'check', 'measures', 'resolution'] as const;

/** States in which a unit may have the case. */
const handedStates = ['accepted', ...workStates, 'shelved'] as const;

/** States in which somebody still has to do something. */
export const openStates = [
  'submitted', 'accepted', 'dispatched', 'acknowledged', 'checked', 'planned', 'working', 'shelved', 'completed', 'verified',
] as const;

/**
 * The closed loop of a resident's request 诉求: found, checked on site, planned with those concerned, done,
 * verified by somebody else, rated. Stage names follow 数字城管 (受理 派单 签收 处置 核查 结案) with the loop of
 * the grid workstations between them.
 */
export const requestLifecycle = defineLifecycle({
  name: 'request',
  states: [...openStates, 'closed', 'rejected', 'withdrawn', 'joined', 'recorded'],
  initial: 'submitted',
  final: ['rejected', 'withdrawn'],
  relations: ['reporter', 'rater', 'affected', 'unit'],
  clocks: ['response', 'check', 'measures', 'resolution'],
  conditions: [
    'ownVerification', 'photoWaived', 'measureOpen',
    'extensionAsked', 'extendedBefore', 'shelvingAsked', 'returnsExhausted', 'supervised', 'contested',
    'handedOver', 'unitOpen', 'unitOffered', 'callbackDue', 'severalPlaces',
  ],
  transitions: {
    accept: {
      from: ['submitted'], to: 'accepted', who: [clerk], input: inputs.accept, public: true,
    },
    dispatch: {
      from: ['submitted', 'accepted'], to: 'dispatched', who: [clerk, { system: true }], unless: ['returnsExhausted'], input: inputs.dispatch, public: true,
      clocks: { start: ['check', 'measures', 'resolution'] },
    },
    reject: {
      from: ['submitted', 'accepted'], to: 'rejected', who: [clerk], input: inputs.reject, public: true,
      publishes: ['rejectReason', 'explanation'], clocks: { stop: allClocks },
    },
    reassign: {
      from: ['dispatched', 'acknowledged'], to: 'dispatched', who: [clerk, supervisor], unless: ['returnsExhausted'], input: inputs.reassign, public: true,
    },
    assign: {
      from: ['submitted', 'accepted'], to: 'dispatched', who: [supervisor], when: ['returnsExhausted'], input: inputs.assign, public: true,
      publishes: ['explanation'], clocks: { start: ['check', 'measures', 'resolution'] },
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
      from: ['checked', 'working'], to: 'completed', who: workstation, unless: ['handedOver'], input: inputs.complete, public: true,
      evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['summary', 'photos'], clocks: { stop: ['check', 'measures', 'resolution'] },
    },
    verify: {
      from: ['completed'], to: 'verified', who: [supervisor, communityOfficer, clerk], notBy: ['complete', 'startWork', 'unitDone'], unless: ['handedOver'], notByUnless: 'ownVerification',
      input: inputs.verify, public: true, evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['verification', 'photos'],
    },
    rework: {
      from: ['completed', 'verified'], to: 'working', who: [supervisor, communityOfficer, clerk], notBy: ['complete', 'unitDone'], input: inputs.rework,
      public: true, publishes: ['explanation'], clocks: { start: ['resolution'] },
    },
    rate: {
      from: ['verified', 'closed'], to: ['closed', 'working'], who: [rater], input: inputs.rate, public: true, publishes: ['level'],
      clocks: { start: ['resolution'] },
    },
    close: {
      from: ['verified'], to: 'closed', who: [clerk, { system: true }], unless: ['contested', 'handedOver', 'callbackDue'], input: inputs.close, public: true,
    },
    reopen: {
      from: ['closed'], to: 'accepted', who: [reporter, clerk, supervisor], input: inputs.reopen, public: true,
      clocks: { start: ['resolution'] },
    },
    return: {
      from: ['dispatched', 'acknowledged'], to: 'accepted', who: workstation, unless: ['returnsExhausted'], input: inputs.return, public: true,
      publishes: ['returnReason'], clocks: { stop: ['check', 'measures', 'resolution'] },
    },
    handOver: {
      from: ['accepted', ...workStates], to: ['accepted', ...workStates], who: [clerk, supervisor, workstationLead], input: inputs.handOver, public: true,
      clocks: { stop: ['response'] },
    },
    unitAccept: {
      from: [...handedStates], to: 'same', who: [unit], when: ['unitOffered'], input: inputs.unitAccept, public: true,
    },
    unitReturn: {
      from: [...handedStates], to: [...handedStates], who: [unit], when: ['unitOpen'], input: inputs.unitReturn, public: true, publishes: ['returnReason'],
    },
    unitDone: {
      from: [...handedStates], to: [...handedStates, 'completed'], who: [unit], when: ['unitOpen'], input: inputs.unitDone, public: true,
      evidence: { field: 'photos', minimum: 1, unless: 'photoWaived' }, publishes: ['summary', 'photos'],
    },
    revokeHandOver: {
      from: [...handedStates], to: [...handedStates], who: [clerk, supervisor], when: ['handedOver'], input: inputs.revokeHandOver, public: true,
    },
    askExtension: {
      from: [...workStates], to: 'same', who: [...workstation, clerk], unless: ['extensionAsked', 'shelvingAsked'], input: inputs.askExtension, public: false,
    },
    approveExtension: {
      from: [...workStates], to: 'same', who: [supervisor], when: ['extensionAsked'], unless: ['extendedBefore'], notBy: ['askExtension'],
      input: inputs.approveExtension, public: true,
    },
    approveFurtherExtension: {
      from: [...workStates], to: 'same', who: [higherSupervisor], when: ['extensionAsked', 'extendedBefore'], notBy: ['askExtension'],
      input: inputs.approveFurtherExtension, public: true,
    },
    refuseExtension: {
      from: [...workStates], to: 'same', who: [supervisor], when: ['extensionAsked'], notBy: ['askExtension'], input: inputs.refuseExtension, public: false,
    },
    askShelving: {
      from: [...workStates], to: 'same', who: [...workstation, clerk], unless: ['extensionAsked', 'shelvingAsked'], input: inputs.askShelving, public: false,
    },
    shelve: {
      from: [...workStates], to: 'shelved', who: [supervisor], when: ['shelvingAsked'], notBy: ['askShelving'], input: inputs.shelve, public: true,
      clocks: { hold: 'pause' },
    },
    refuseShelving: {
      from: [...workStates], to: 'same', who: [supervisor], when: ['shelvingAsked'], notBy: ['askShelving'], input: inputs.refuseShelving, public: false,
    },
    revive: {
      from: ['shelved'], to: [...workStates], who: [supervisor, { system: true }], input: inputs.revive, public: true, clocks: { hold: 'resume' },
    },
    supervise: {
      from: ['submitted', 'accepted', ...workStates, 'completed'], to: 'same', who: [supervisor, communityOfficer, { system: true }], input: inputs.supervise,
      public: true,
    },
    answerSupervision: {
      from: [...openStates], to: 'same', who: [...workstation, clerk, communityOfficer], when: ['supervised'], notBy: ['supervise'],
      input: inputs.answerSupervision, public: false,
    },
    callback: {
      from: ['verified', 'closed'], to: ['verified', 'closed', 'working'], who: [clerk, supervisor], unless: ['contested'], input: inputs.callback, public: true,
      clocks: { start: ['resolution'] },
    },
    contest: {
      from: ['verified', 'closed'], to: 'same', who: [affected], unless: ['contested'], input: inputs.contest, public: true,
      evidence: { field: 'photos', minimum: 1 },
    },
    upholdContest: {
      from: ['verified', 'closed'], to: 'working', who: [supervisor], when: ['contested'], notBy: ['complete', 'verify'], input: inputs.upholdContest,
      public: true, publishes: ['explanation'], clocks: { start: ['resolution'] },
    },
    refuseContest: {
      from: ['verified', 'closed'], to: 'same', who: [supervisor], when: ['contested'], notBy: ['complete', 'verify'], input: inputs.refuseContest,
      public: true, publishes: ['explanation'],
    },
    addPlace: {
      from: ['submitted', 'accepted', ...workStates], to: 'same', who: [reporter, clerk, communityOfficer, ...workstation], input: inputs.addPlace, public: true,
    },
    /** A place that was named by mistake; the first, which decides who gets the case, always stays. */
    removePlace: {
      from: ['submitted', 'accepted', ...workStates], to: 'same', who: [clerk, communityOfficer], when: ['severalPlaces'], input: inputs.removePlace, public: true,
      publishes: ['explanation'],
    },
    reply: {
      from: [...openStates, 'closed'], to: 'same', who: [clerk, communityOfficer, ...workstation], input: inputs.reply, public: true,
      publishes: ['message'], clocks: { stop: ['response'] },
    },
    join: {
      from: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked'], to: 'joined', who: [clerk], input: inputs.join, public: true,
      clocks: { stop: allClocks },
    },
    /** 仅存档: a thanks, or what somebody else deals with, is kept and counted but worked on by nobody here. */
    archive: {
      from: ['submitted', 'accepted'], to: 'recorded', who: [clerk], input: inputs.archive, public: true,
      publishes: ['explanation'], clocks: { stop: allClocks },
    },
    /** 转为办理: what was only recorded turns out to need work. */
    takeUp: {
      from: ['recorded'], to: 'accepted', who: [clerk], input: inputs.takeUp, public: true, clocks: { start: ['response', 'resolution'] },
    },
    unjoin: {
      from: ['joined'], to: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked'], who: [clerk], input: inputs.unjoin, public: true,
    },
    link: {
      from: [...openStates, 'closed'], to: 'same', who: [clerk, supervisor, communityOfficer], input: inputs.link, public: false,
    },
    unlink: {
      from: [...openStates, 'closed'], to: 'same', who: [clerk, supervisor, communityOfficer], input: inputs.unlink, public: false,
    },
    split: {
      from: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'checked'], to: 'same', who: [clerk], input: inputs.split, public: true,
    },
    withdraw: {
      from: ['submitted', 'accepted', 'dispatched'], to: 'withdrawn', who: [reporter], input: inputs.withdraw, public: true,
      clocks: { stop: allClocks },
    },
    addInformation: {
      from: [...openStates], to: 'same', who: [reporter], input: inputs.addInformation, public: false,
    },
    note: {
      from: [...openStates, 'closed', 'rejected', 'withdrawn', 'joined', 'recorded'], to: 'same',
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
