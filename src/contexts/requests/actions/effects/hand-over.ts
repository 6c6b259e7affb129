import { actorId } from '../../../../shared/actor.ts';
import { addDuration } from '../../../../shared/calendar.ts';
import { newId } from '../../../../shared/ids.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import { DAY, formatDateTime } from '../../../../shared/time.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { notify } from '../../../../platform/notify/index.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { changedConditions } from '../../rules/conditions.ts';
import { startStages, stopStages } from '../../rules/clocks.ts';
import { type HandOver, handOverById, handOversOf, insertHandOver, moveHandOver } from '../../store/hand-overs.ts';
import type { RequestRow } from '../../store/lock-request.ts';
import { ruleValue } from '../../store/rules.ts';
import { type StoredUnit, unitById } from '../../store/units.ts';
import type { Effect, EffectContext } from '../effects.ts';
import { handOverToken, linkDigestOf } from '../link-token.ts';
import { publicAddress } from '../../../../platform/public-address.ts';
import { tellStaff } from '../tell-staff.ts';

/** Is this hand-over still in the unit's hands? */
export function isOpen({ status }: Pick<HandOver, 'status'>): boolean {
  return status === 'offered' || status === 'accepted';
}

/** Sends the unit the link, where it has a number for messages. */
export async function sendLink(
  platform: Platform,
  transaction: Transaction,
  { row, unit, hand }: { readonly row: Pick<RequestRow, 'id' | 'number' | 'placeName'>; readonly unit: Pick<StoredUnit, 'name' | 'messagePhone'>; readonly hand: Pick<HandOver, 'id' | 'due' | 'linkVersion'> },
): Promise<void> {
  if (unit.messagePhone === null) return;
  await notify(transaction, {
    to: { kind: 'phone', phone: unit.messagePhone },
    template: 'requests.handedOver',
    parameters: {
      unit: unit.name, number: row.number, place: row.placeName, due: formatDateTime(hand.due.getTime()),
      link: publicAddress(platform, `/u/${handOverToken(platform, hand.id, hand.linkVersion)}`),
    },
    subject: { type: 'request', id: row.id },
    key: `handOver:${hand.id}:${hand.linkVersion}`,
    now: platform.clock.now(),
  });
}

/** 移交: a unit gets the case, as lead 主办 or to help 协办, with a term of its own and a link that needs no account. */
export const handOver: Effect<'handOver'> = async ({ platform, transaction, row, actor, input, now }) => {
  const unit = await unitById(transaction, input.unitId);
  if (!unit || !unit.active || !placeCovers(unit.placePath, row.placePath)) throw fieldProblem('unitId', 'not-found', 'There is no such unit for this place.');
  const open = (await handOversOf(transaction, [row.id])).filter(isOpen);
  if (open.some(({ unitId }) => unitId === unit.id)) throw fieldProblem('unitId', 'unit-has-it', 'This unit has the case already.');
  if (input.part === 'lead' && open.some(({ part }) => part === 'lead')) throw fieldProblem('part', 'lead-taken', 'Another unit leads already; take it back first.');
  const calendar = await loadCalendar(transaction);
  const { due, provisional } = addDuration(calendar, now.getTime(), { amount: input.termDays ?? unit.termDays, unit: 'workingDays' });
  const linkDays = await ruleValue(platform.database, 'handOverLinkDays', now);
  const id = newId(now.getTime());
  const begun = row.stages.find(({ key }) => key === 'resolution')?.startedAt !== null;
  return {
    toState: input.part === 'lead' ? 'working' : row.state,
    ...(begun ? {} : { stages: startStages(row.stages, ['measures', 'resolution'], now.toISOString()) }),
    patch: { conditions: changedConditions(row.conditions, { add: ['handedOver'] }) },
    published: { handedTo: unit.name, part: input.part },
    afterSave: async () => {
      const hand = {
        id, requestId: row.id, unitId: unit.id, unitName: unit.name, part: input.part, task: input.task, due: new Date(due), dueProvisional: provisional,
        linkDigest: linkDigestOf(handOverToken(platform, id, 1)), linkExpiresAt: new Date(due + linkDays * DAY), offeredAt: now, offeredBy: actorId(actor),
      };
      await insertHandOver(transaction, hand);
      await sendLink(platform, transaction, { row, unit, hand: { ...hand, linkVersion: 1 } });
      await tellStaff(transaction, { row, now, key: `handOver:${id}`, template: 'handedOverStaff', parameters: { unit: unit.name }, audiences: unit.staffIds.map((staffId) => ({ kind: 'person' as const, id: staffId })) });
    },
  };
};

function handOf({ handOver: hand }: Pick<EffectContext<'note'>, 'handOver'>): HandOver {
  if (!hand || !isOpen(hand)) throw problem(409, 'illegal-transition', { detail: 'This hand-over has ended.' });
  return hand;
}

/** What is left of the case's hand-overs once this one has ended. */
async function others(transaction: Transaction, row: RequestRow, hand: HandOver): Promise<readonly HandOver[]> {
  return (await handOversOf(transaction, [row.id])).filter(({ id }) => id !== hand.id);
}

function withoutHand(row: RequestRow, rest: readonly HandOver[]): readonly string[] {
  return rest.some(isOpen) ? row.conditions : changedConditions(row.conditions, { remove: ['handedOver'] });
}

function tellOffice({ transaction, row, now }: Pick<EffectContext<'note'>, 'transaction' | 'row' | 'now'>, hand: HandOver, template: string): Promise<void> {
  const office = hand.offeredBy === null ? [{ kind: 'role' as const, role: 'clerk' as const, at: 'street' as const }] : [{ kind: 'person' as const, id: hand.offeredBy }];
  return tellStaff(transaction, { row, now, key: `${template}:${hand.id}`, template, parameters: { unit: hand.unitName }, audiences: office });
}

export const unitAccept: Effect<'unitAccept'> = async (context) => {
  const hand = handOf(context);
  return { published: { handedTo: hand.unitName, part: hand.part }, afterSave: () => moveHandOver(context.transaction, hand.id, 'accepted', context.now, null) };
};

/** 单位退回: the office decides anew; returned cases count against ping-pong like those of a workstation. */
export const unitReturn: Effect<'unitReturn'> = async (context) => {
  const { transaction, row, input, now } = context;
  const hand = handOf(context);
  const rest = await others(transaction, row, hand);
  return {
    toState: hand.part === 'lead' && !rest.some(isOpen) ? 'accepted' : row.state,
    patch: { conditions: withoutHand(row, rest), ...(hand.part === 'lead' ? { returnCount: row.returnCount + 1 } : {}) },
    published: { handedTo: hand.unitName, part: hand.part },
    afterSave: async () => {
      await moveHandOver(transaction, hand.id, 'returned', now, input.explanation);
      await tellOffice(context, hand, 'handOverReturned');
    },
  };
};

/** 单位办结: once the lead and every helping unit are done, the case waits for verification. */
export const unitDone: Effect<'unitDone'> = async (context) => {
  const { transaction, row, input, now } = context;
  const hand = handOf(context);
  const rest = await others(transaction, row, hand);
  const led = hand.part === 'lead' || rest.some(({ part, status }) => part === 'lead' && status === 'done');
  const completes = led && !rest.some(isOpen);
  return {
    toState: completes ? 'completed' : row.state,
    ...(completes ? { stages: stopStages(row.stages, ['response', 'check', 'measures', 'resolution'], now.toISOString()) } : {}),
    patch: { conditions: withoutHand(row, rest), ...(input.photos[0] ? { afterFileId: input.photos[0] } : {}) },
    published: { handedTo: hand.unitName, part: hand.part },
    afterSave: async () => {
      await moveHandOver(transaction, hand.id, 'done', now, input.summary);
      await tellOffice(context, hand, 'handOverDone');
    },
  };
};

/** 收回: the office takes a case back from a unit; its link is worthless from now on. */
export const revokeHandOver: Effect<'revokeHandOver'> = async ({ transaction, row, input, now }) => {
  const hand = await handOverById(transaction, input.handOverId);
  if (!hand || hand.requestId !== row.id || !isOpen(hand)) throw fieldProblem('handOverId', 'not-found', 'There is no such open hand-over of this case.');
  const rest = await others(transaction, row, hand);
  return {
    toState: hand.part === 'lead' && !rest.some(isOpen) ? 'accepted' : row.state,
    patch: { conditions: withoutHand(row, rest) },
    published: { handedTo: hand.unitName, part: hand.part },
    afterSave: () => moveHandOver(transaction, hand.id, 'revoked', now, input.explanation),
  };
};
