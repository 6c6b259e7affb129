import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { problem } from '../../../../platform/problem.ts';
import { changedConditions } from '../../rules/conditions.ts';
import { mayReopen } from '../../rules.ts';
import { closeMatters, openMatter } from '../../store/matters.ts';
import { ruleValue } from '../../store/rules.ts';
import type { Effect } from '../effects.ts';
import { tellStaff } from '../tell-staff.ts';

/** 不认可: somebody affected says with a photo that a “done” is not true; a supervisor decides. */
export const contest: Effect<'contest'> = async ({ platform, transaction, row, now }) => {
  const withinDays = await ruleValue(platform.database, 'contestWithinDays', now);
  if (row.closedAt !== null && !mayReopen(row.closedAt.getTime(), now.getTime(), withinDays)) {
    throw problem(409, 'contest-too-late', { detail: `A completion can be contested within ${withinDays} days; please report it anew.`, extra: { withinDays } });
  }
  const id = newId(now.getTime());
  return {
    patch: { conditions: changedConditions(row.conditions, { add: ['contested'] }) },
    internal: { reporterId: row.reporterId },
    afterSave: async () => {
      await openMatter(transaction, { id, requestId: row.id, kind: 'contest', openedAt: now, openedRole: row.reporterId === null ? 'resident' : 'reporter', openedBy: null });
      await tellStaff(transaction, { row, now, key: id, template: 'contested', audiences: [{ kind: 'role', role: 'supervisor', at: 'street' }] });
    },
  };
};

export const upholdContest: Effect<'upholdContest'> = async ({ transaction, row, actor, input, now }) => ({
  patch: { conditions: changedConditions(row.conditions, { remove: ['contested'] }), closedAt: null },
  afterSave: async () => {
    await closeMatters(transaction, { requestId: row.id, kinds: ['contest'], status: 'granted', at: now, by: actorId(actor), answer: input.explanation });
  },
});

export const refuseContest: Effect<'refuseContest'> = async ({ transaction, row, actor, input, now }) => ({
  patch: { conditions: changedConditions(row.conditions, { remove: ['contested'] }) },
  afterSave: async () => {
    await closeMatters(transaction, { requestId: row.id, kinds: ['contest'], status: 'refused', at: now, by: actorId(actor), answer: input.explanation });
  },
});
