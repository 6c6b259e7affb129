import { addDays, plainDateOf } from '../../../../shared/time.ts';
import { newId } from '../../../../shared/ids.ts';
import { actorId } from '../../../../shared/actor.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { capacityOf } from '../../../../shared/lifecycle.ts';
import { requestLifecycle, type RequestState } from '../../lifecycle.ts';
import { subjectOf } from '../../policy.ts';
import { changedConditions } from '../../rules/conditions.ts';
import { countStages, extendStages } from '../../rules/clocks.ts';
import { closeMatters, openMatter, openMatterOf } from '../../store/matters.ts';
import { ruleValue } from '../../store/rules.ts';
import type { Effect, EffectContext, EffectResult } from '../effects.ts';
import { tellStaff } from '../tell-staff.ts';

/** In which capacity the actor asks, for lists. */
export function roleOf({ row, actor }: Pick<EffectContext<'note'>, 'row' | 'actor'>, action: keyof typeof requestLifecycle.transitions): string {
  return capacityOf(requestLifecycle.transitions[action], subjectOf(row, actor), actor);
}

/** 申请延期: more working days for the solution. */
export const askExtension: Effect<'askExtension'> = async (context) => {
  const { platform, transaction, row, actor, input, now } = context;
  const granted = row.stages.find(({ key }) => key === 'resolution')?.extendedDays ?? 0;
  const most = await ruleValue(platform.database, 'extensionMostDays', now);
  if (granted + input.extendDays > most) throw fieldProblem('extendDays', 'too-many-days', `At most ${most} working days in all, ${granted} were granted already.`);
  const id = newId(now.getTime());
  const further = row.conditions.includes('extendedBefore');
  return {
    patch: { conditions: changedConditions(row.conditions, { add: ['extensionAsked'] }) },
    afterSave: async () => {
      await openMatter(transaction, {
        id, requestId: row.id, kind: 'extension', days: input.extendDays, reason: input.extensionReason, note: input.explanation,
        openedAt: now, openedRole: roleOf(context, 'askExtension'), openedBy: actorId(actor),
      });
      await tellStaff(transaction, { row, now, key: id, template: 'extensionAsked', parameters: { days: input.extendDays }, audiences: [{ kind: 'role', role: 'supervisor', at: further ? 'district' : 'street' }] });
    },
  };
};

async function approve({ transaction, row, actor, now }: Pick<EffectContext<'approveExtension'>, 'transaction' | 'row' | 'actor' | 'now'>): Promise<EffectResult> {
  const asked = await openMatterOf(transaction, row.id, 'extension');
  const days = asked?.days ?? 0;
  const stages = extendStages(row.stages, days);
  const counted = countStages(await loadCalendar(transaction), { stages, pauses: row.pauses });
  return {
    stages,
    patch: { conditions: changedConditions(row.conditions, { add: ['extendedBefore'], remove: ['extensionAsked'] }) },
    published: { extendDays: days, until: counted.find(({ key }) => key === 'resolution')?.due ?? null },
    afterSave: async () => {
      await closeMatters(transaction, { requestId: row.id, kinds: ['extension'], status: 'granted', at: now, by: actorId(actor) });
      if (asked?.openedBy) await tellStaff(transaction, { row, now, key: `${asked.id}:end`, template: 'extensionGranted', parameters: { days }, audiences: [{ kind: 'person', id: asked.openedBy }] });
    },
  };
}

export const approveExtension: Effect<'approveExtension'> = approve;
export const approveFurtherExtension: Effect<'approveFurtherExtension'> = approve;

export const refuseExtension: Effect<'refuseExtension'> = async ({ transaction, row, actor, input, now }) => ({
  patch: { conditions: changedConditions(row.conditions, { remove: ['extensionAsked'] }) },
  afterSave: async () => {
    const [asked] = await closeMatters(transaction, { requestId: row.id, kinds: ['extension'], status: 'refused', at: now, by: actorId(actor), answer: input.explanation });
    if (asked?.openedBy) await tellStaff(transaction, { row, now, key: `${asked.id}:end`, template: 'extensionRefused', audiences: [{ kind: 'person', id: asked.openedBy }] });
  },
});

/** 申请挂账: nothing can be done for a while, e.g. until the season or a larger work. */
export const askShelving: Effect<'askShelving'> = async (context) => {
  const { platform, transaction, row, actor, input, now } = context;
  const today = plainDateOf(now.getTime());
  const most = await ruleValue(platform.database, 'shelvingMostDays', now);
  if (input.reviveOn <= today) throw fieldProblem('reviveOn', 'not-in-future', 'The day on which work begins again must lie ahead.');
  if (input.reviveOn > addDays(today, most)) throw fieldProblem('reviveOn', 'too-far', `Work must begin again within ${most} days.`);
  const id = newId(now.getTime());
  return {
    patch: { conditions: changedConditions(row.conditions, { add: ['shelvingAsked'] }) },
    afterSave: async () => {
      await openMatter(transaction, {
        id, requestId: row.id, kind: 'shelving', reviveOn: input.reviveOn, reason: input.shelvingReason, note: input.explanation,
        openedAt: now, openedRole: roleOf(context, 'askShelving'), openedBy: actorId(actor),
      });
      await tellStaff(transaction, { row, now, key: id, template: 'shelvingAsked', parameters: { date: input.reviveOn }, audiences: [{ kind: 'role', role: 'supervisor', at: 'street' }] });
    },
  };
};

/** 同意挂账: all clocks stand still until the case revives. */
export const shelve: Effect<'shelve'> = async ({ transaction, row, actor, now }) => {
  const asked = await openMatterOf(transaction, row.id, 'shelving');
  // The day may have passed while the decision waited: then the case revives with the next run of the job.
  const reviveOn = asked?.reviveOn ?? plainDateOf(now.getTime());
  return {
    patch: { conditions: changedConditions(row.conditions, { remove: ['shelvingAsked'] }), shelvedFrom: row.state, reviveOn },
    published: { reviveOn, shelvingReason: asked?.reason ?? 'other' },
    afterSave: async () => {
      await closeMatters(transaction, { requestId: row.id, kinds: ['shelving'], status: 'granted', at: now, by: actorId(actor) });
      if (asked?.openedBy) await tellStaff(transaction, { row, now, key: `${asked.id}:end`, template: 'shelvingGranted', parameters: { date: reviveOn }, audiences: [{ kind: 'person', id: asked.openedBy }] });
    },
  };
};

export const refuseShelving: Effect<'refuseShelving'> = async ({ transaction, row, actor, input, now }) => ({
  patch: { conditions: changedConditions(row.conditions, { remove: ['shelvingAsked'] }) },
  afterSave: async () => {
    const [asked] = await closeMatters(transaction, { requestId: row.id, kinds: ['shelving'], status: 'refused', at: now, by: actorId(actor), answer: input.explanation });
    if (asked?.openedBy) await tellStaff(transaction, { row, now, key: `${asked.id}:end`, template: 'shelvingRefused', audiences: [{ kind: 'person', id: asked.openedBy }] });
  },
});

/** 恢复办理: work goes on where it stopped, the clocks run on. */
export const revive: Effect<'revive'> = async ({ transaction, row, actor, now }) => ({
  toState: (row.shelvedFrom ?? 'working') as RequestState,
  patch: { shelvedFrom: null, reviveOn: null },
  afterSave: async () => {
    await closeMatters(transaction, { requestId: row.id, kinds: ['shelving'], status: 'settled', at: now, by: actorId(actor) });
    await tellStaff(transaction, { row, now, key: `revive:${row.id}:${row.version}`, template: 'revived', audiences: [{ kind: 'workstation' }] });
  },
});
