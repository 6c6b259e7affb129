import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { inOneStreet } from '../../../shared/place-path.ts';
import { searchPairs } from '../../../shared/search-pairs.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { setVisibility } from '../../../platform/files/index.ts';
import type { InputOf, RequestAction } from '../inputs.ts';
import type { RequestState } from '../lifecycle.ts';
import { mayReopen, ratingNeedsRework } from '../rules.ts';
import { finishMeasure, type Stage } from '../rules/clocks.ts';
import { changedConditions, recategorisedConditions } from '../rules/conditions.ts';
import type { HandOver } from '../store/hand-overs.ts';
import { insertCallback } from '../store/callbacks.ts';
import { type RequestRow, lockRequest } from '../store/lock-request.ts';
import { ruleValue } from '../store/rules.ts';
import { type RequestPatch, addSearchPairs, countJoined, insertPlan, insertRating } from '../store/save-request.ts';
import { refuseForeignCategory, rulesFor } from './clocks.ts';
import { redirect } from './dispatch/redirect.ts';
import { assign, dispatch, reassign, returnCase, stagesUnder } from './effects/assign.ts';
import { callback, conditionsAfterVerification } from './effects/callback.ts';
import { contest, refuseContest, upholdContest } from './effects/contest.ts';
import * as extendAndShelve from './effects/extend-and-shelve.ts';
import { handOver, revokeHandOver, unitAccept, unitDone, unitReturn } from './effects/hand-over.ts';
import { answerSupervision, supervise } from './effects/supervise.ts';
import { addPlace, publicWords, removePlace } from './further-places.ts';
import { link, split, unjoin, unlink } from './link-effects.ts';

export interface EffectContext<Action extends RequestAction> {
  readonly platform: Platform;
  readonly transaction: Transaction;
  readonly afterCommit: AfterCommit;
  readonly row: RequestRow;
  readonly actor: Actor;
  readonly input: InputOf<Action>;
  readonly now: Date;
  /** Through which a unit acts. */
  readonly handOver?: HandOver | undefined;
}

/** What an action does beyond changing the state. */
export interface EffectResult {
  /** Needed where the lifecycle leaves the choice to the input. */
  readonly toState?: RequestState;
  readonly patch?: RequestPatch;
  /** Stages the action changes beside starting and stopping clocks. */
  readonly stages?: readonly Stage[];
  readonly published?: Readonly<Record<string, unknown>>;
  readonly internal?: Readonly<Record<string, unknown>>;
  /** Runs after the event was appended, with its sequence. */
  readonly afterSave?: (sequence: number) => Promise<void>;
}

export type Effect<Action extends RequestAction> = (context: EffectContext<Action>) => Promise<EffectResult>;

async function publish(
  { transaction, row }: EffectContext<'accept' | 'moderate'>,
  text: string | undefined,
  photos: boolean | undefined,
): Promise<RequestPatch> {
  if (photos !== undefined && photos !== row.publishPhotos) {
    await setVisibility(transaction, { subjectType: 'request', subjectId: row.id, kind: 'report' }, photos ? 'public' : 'internal');
  }
  if (text) await addSearchPairs(transaction, row.id, searchPairs(text));
  return {
    ...(text === undefined ? {} : { publicText: text === '' ? null : text, publicSearchText: await publicWords(transaction, row, text) }),
    ...(photos === undefined ? {} : { publishPhotos: photos }),
  };
}

const accept: Effect<'accept'> = async (context) => ({
  patch: await publish(context, context.input.publicText, context.input.publishPhotos),
});

const moderate: Effect<'moderate'> = async (context) => ({
  patch: await publish(context, context.input.publicText ?? '', context.input.publishPhotos),
});

const plan: Effect<'plan'> = async ({ transaction, row, input }) => ({
  afterSave: (sequence) =>
    insertPlan(transaction, {
      requestId: row.id,
      sequence,
      residentsViews: input.residentsViews,
      partyCommitteeView: input.partyCommitteeView,
      partyCommitteeAgreed: input.partyCommitteeAgreed,
      measure: input.measure,
      measureKind: input.measureKind,
      plannedAmountFen: input.plannedAmountFen ?? null,
      plannedUntil: input.plannedUntil ?? null,
    }),
});

const siteCheck: Effect<'siteCheck'> = async ({ input }) => ({ patch: input.photos[0] ? { beforeFileId: input.photos[0] } : {} });

const finishStage: Effect<'finishStage'> = async ({ row, now }) => {
  const { stages, finished } = finishMeasure(row.stages, now.toISOString());
  return { stages, published: { stageZh: finished?.nameZh ?? '', stageEn: finished?.nameEn ?? '' } };
};

const complete: Effect<'complete'> = async ({ input }) => ({ patch: input.photos[0] ? { afterFileId: input.photos[0] } : {} });

const verify: Effect<'verify'> = async ({ transaction, row, input }) => ({
  patch: { round: row.round + 1, conditions: await conditionsAfterVerification(transaction, row), ...(input.photos[0] ? { afterFileId: input.photos[0] } : {}) },
});

const rate: Effect<'rate'> = async ({ transaction, row, input, now }) => {
  if (row.reporterId === null) throw problem(403, 'forbidden', { detail: 'Only a reporter may rate.' });
  const stored = await insertRating(transaction, {
    requestId: row.id,
    reporterId: row.reporterId,
    round: row.round,
    level: input.level,
    reasons: input.ratingReasons ?? [],
    comment: input.comment ?? null,
    ratedAt: now,
  });
  if (!stored) throw problem(409, 'already-rated', { detail: 'You have rated this already.' });
  const conditions = changedConditions(row.conditions, { remove: ['callbackDue'] });
  const again = ratingNeedsRework(input.level);
  return {
    toState: again ? 'working' : 'closed',
    patch: { conditions, closedAt: again ? null : (row.closedAt ?? now) },
    // Who answered the message's link was called back that way.
    afterSave: () =>
      insertCallback(transaction, {
        id: newId(now.getTime()), requestId: row.id, round: row.round, channel: 'message', outcome: 'reached', contacted: null,
        solved: again ? 'no' : 'yes', level: input.level, calledBy: null, calledAt: now,
      }),
  };
};

const close: Effect<'close'> = async ({ now }) => ({ patch: { closedAt: now } });

const reopen: Effect<'reopen'> = async ({ transaction, row, actor, now }) => {
  const withinDays = await ruleValue(transaction, 'reopenWithinDays', now);
  const tooLate = row.closedAt !== null && !mayReopen(row.closedAt.getTime(), now.getTime(), withinDays);
  if (tooLate && actor.kind !== 'staff') {
    throw problem(409, 'reopen-too-late', { detail: `A case can be reopened within ${withinDays} days; please report it anew.`, extra: { withinDays } });
  }
  return { patch: { closedAt: null }, internal: { reporterId: row.reporterId } };
};

/** Says whose words these are, so that other reporters of the same case never read them. */
const addInformation: Effect<'addInformation'> = async ({ row }) => ({ internal: { reporterId: row.reporterId } });

const withdraw: Effect<'withdraw'> = async ({ row }) => ({ internal: { reporterId: row.reporterId } });

const join: Effect<'join'> = async ({ transaction, row, input }) => {
  if (input.targetRequestId === row.id) throw fieldProblem('targetRequestId', 'same-request', 'A request cannot be joined to itself.');
  if (row.joinedTo !== null) throw problem(409, 'illegal-transition', { detail: 'This request was joined already.' });
  const target = await lockRequest(transaction, input.targetRequestId, { linkDigest: null, residentId: null });
  if (!target || !inOneStreet(target.placePath, row.placePath)) throw fieldProblem('targetRequestId', 'not-found', 'There is no such request in this subdistrict.');
  if (target.joinedTo !== null || ['rejected', 'withdrawn', 'closed', 'recorded'].includes(target.state)) {
    throw fieldProblem('targetRequestId', 'not-open', 'Requests can be joined only to an open request that is not joined itself.');
  }
  await countJoined(transaction, target.id, 1);
  return { patch: { joinedTo: target.id }, published: { joinedTo: target.number } };
};

const recategorise: Effect<'recategorise'> = async ({ transaction, row, input, now }) => {
  const rules = await rulesFor(transaction, input.categoryId);
  if (!rules) throw fieldProblem('categoryId', 'not-found', 'There is no such category.');
  refuseForeignCategory(rules, row.placePath);
  // Until somebody was sent, the rules and the usual workstation of the new category say anew who is to be.
  const sent = await redirect(transaction, row, { rules, categoryId: input.categoryId, nature: input.nature ?? row.nature, now });
  return {
    patch: { categoryId: input.categoryId, ...(input.nature ? { nature: input.nature } : {}), conditions: recategorisedConditions(row.conditions, rules.verification), ...sent.patch },
    // The first answer was promised to the reporter: it stays.
    stages: await stagesUnder(transaction, row, input.categoryId, sent.priority, ['response']),
    internal: sent.internal,
  };
};

/** What each action does beside moving the state; actions without an entry only move it. */
export const effects: { readonly [Action in RequestAction]?: Effect<Action> } = {
  accept, moderate, dispatch, reassign, assign, return: returnCase, siteCheck, plan, finishStage, complete, verify, rate, close, reopen, join, recategorise,
  addInformation, supervise, answerSupervision, contest, upholdContest, refuseContest, handOver, unitAccept, unitReturn, unitDone, revokeHandOver, callback,
  askExtension: extendAndShelve.askExtension,
  approveExtension: extendAndShelve.approveExtension,
  approveFurtherExtension: extendAndShelve.approveFurtherExtension,
  refuseExtension: extendAndShelve.refuseExtension,
  askShelving: extendAndShelve.askShelving,
  shelve: extendAndShelve.shelve,
  refuseShelving: extendAndShelve.refuseShelving,
  revive: extendAndShelve.revive,
  link, unlink, split, unjoin, withdraw, addPlace, removePlace,
};
