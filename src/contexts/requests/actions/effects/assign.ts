import { actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { placeCovers } from '../../../../shared/place-path.ts';
import type { Transaction } from '../../../../platform/database/database.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { workstationById, workstationOfPlace } from '../../../places/index.ts';
import { givenStages, regiveStages, type Stage } from '../../rules/clocks.ts';
import { changedConditions } from '../../rules/conditions.ts';
import type { RequestRow } from '../../store/lock-request.ts';
import { closeMatters, openMatter } from '../../store/matters.ts';
import { ruleValue } from '../../store/rules.ts';
import { rulesFor, withoutCategory } from '../clocks.ts';
import type { Effect, EffectResult } from '../effects.ts';
import { tellStaff } from '../tell-staff.ts';
import { roleOf } from './extend-and-shelve.ts';

/** The stages of a case under another category or priority; limits already kept or promised stay. */
export async function stagesUnder(transaction: Transaction, row: RequestRow, categoryId: string | null, priority: RequestRow['priority'], keep: readonly string[]): Promise<readonly Stage[]> {
  return regiveStages(row.stages, givenStages((await rulesFor(transaction, categoryId)) ?? withoutCategory, priority), keep);
}

/**
 * Gives a case to a workstation. Where the ownership is unclear, the territorial rule 属地管理 says who begins: only the
 * workstation that serves the place then counts. Throws 422 naming the workstation.
 */
async function giveTo(transaction: Transaction, row: RequestRow, input: { readonly workstationId: string; readonly territorial?: boolean | undefined }): Promise<EffectResult> {
  const workstation = await workstationById(transaction, input.workstationId);
  if (!workstation) throw fieldProblem('workstationId', 'not-found', 'There is no such workstation.');
  if (!placeCovers(workstation.placePath, row.placePath)) {
    throw fieldProblem('workstationId', 'other-street', 'This workstation belongs to another subdistrict.');
  }
  if (input.territorial && (await workstationOfPlace(transaction, row))?.id !== workstation.id) {
    throw fieldProblem('workstationId', 'not-territorial', 'By the territorial rule the workstation that serves the place begins; this is another one.');
  }
  return {
    patch: { workstationId: workstation.id, workstationName: workstation.name },
    published: { workstation: workstation.name, ...(input.territorial ? { territorial: true } : {}) },
  };
}

export const dispatch: Effect<'dispatch'> = async ({ transaction, row, input }) => {
  const { patch, published = {} } = await giveTo(transaction, row, input);
  return {
    patch: { ...patch, ...(input.priority ? { priority: input.priority } : {}) },
    ...(input.priority && input.priority !== row.priority ? { stages: await stagesUnder(transaction, row, row.categoryId, input.priority, []) } : {}),
    published,
  };
};

/** 改派: straight to another workstation; the limits run on. */
export const reassign: Effect<'reassign'> = async ({ transaction, row, input }) => {
  if (input.workstationId === row.workstationId) throw fieldProblem('workstationId', 'same-workstation', 'The case is with this workstation already.');
  return giveTo(transaction, row, input);
};

/** 裁定: after too many returns a supervisor decides, and nobody can return the case any more. */
export const assign: Effect<'assign'> = async ({ transaction, row, actor, input, now }) => ({
  ...(await giveTo(transaction, row, input)),
  afterSave: async () => {
    await closeMatters(transaction, { requestId: row.id, kinds: ['ownership'], status: 'settled', at: now, by: actorId(actor), answer: input.explanation });
  },
});

/** 退回 with a limit against ping-pong: after some returns only a supervisor decides. */
export const returnCase: Effect<'return'> = async (context) => {
  const { platform, transaction, row, actor, input, now } = context;
  const returnCount = row.returnCount + 1;
  if (returnCount < (await ruleValue(platform.database, 'returnsBeforeDecision', now))) return { patch: { returnCount } };
  const id = newId(now.getTime());
  return {
    patch: { returnCount, conditions: changedConditions(row.conditions, { add: ['returnsExhausted'] }) },
    afterSave: async () => {
      await openMatter(transaction, {
        id, requestId: row.id, kind: 'ownership', reason: input.returnReason, note: input.explanation, openedAt: now, openedRole: roleOf(context, 'return'), openedBy: actorId(actor),
      });
      await tellStaff(transaction, { row, now, key: id, template: 'ownershipOpen', parameters: { count: returnCount }, audiences: [{ kind: 'role', role: 'supervisor', at: 'street' }] });
    },
  };
};
