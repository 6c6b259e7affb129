import { createFund } from '../../contexts/projects/index.ts';
import { planMovementIn } from '../../contexts/projects/actions/funds/plan-movement.ts';
import { movementLifecycle } from '../../contexts/projects/lifecycle/movement.ts';
import { findFund } from '../../contexts/projects/store/funds/funds.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';

const opening = { kind: 'rapidHandling', name: '快速处置工作经费', source: '街道财政', year: 2026 } as const;
type Action = keyof typeof movementLifecycle.transitions;

/** Opens a fund in the street meant; with an action, plans a movement from whose state the action is legal. */
function about(body?: object, action?: Action) {
  return async ({ database, world, platform, sample, route, caller }: Moment): Promise<Partial<Sample>> => {
    const doing = { actor: systemActor, at: platform.clock.now() };
    const divisionCode = sample.target === 'foreign' ? world.ids.foreignStreet : world.ids.street;
    const { fundId, movementId } = await runInTransaction(database, async (transaction) => {
      const made = await createFund(transaction, { ...opening, divisionCode }, doing);
      const fund = action === undefined ? undefined : await findFund(transaction, made);
      if (!fund || !action) return { fundId: made, movementId: made };
      const amountFen = movementLifecycle.transitions[action].from[0] === 'ready' && action !== 'refuseMovement' ? 100 : 9_000_000;
      // Only whoever planned something may take it back.
      const planner = action === 'withdrawMovement' && caller.actor.kind === 'staff' ? caller.actor : systemActor;
      const planned = await planMovementIn(transaction, fund, { kind: 'budget', amountFen, basis: '预算' }, { ...doing, actor: planner });
      return { fundId: made, movementId: planned.id };
    });
    const key = `${divisionCode}-rapid-2026`;
    const params: Record<string, string> = route.path.includes('{key}') ? { key } : { id: action === undefined ? fundId : movementId };
    return { params, ...(body === undefined ? {} : { body: { ...body, ...(action === undefined ? {} : { baseVersion: 1 }) } }) };
  };
}

const targets = ['own', 'foreign'] as const;

/** Calls about funds that work. */
export function fundsGiven(street: string): Givens {
  return {
    'projects.openFund': { body: { ...opening, divisionCode: street, budgetFen: 100 } },
    'projects.readFund': { ready: about(), targets },
    'projects.readLedger': { ready: about(), targets },
    'projects.exportLedger': { ready: about(), targets },
    'projects.closeFund': { ready: about(), targets },
    'projects.planMovement': { ready: about({ kind: 'topUp', amountFen: 100, basis: '追加' }), targets },
    'projects.readPublicFund': { ready: about(), targets: ['own'] },
    'projects.downloadPublicFund': { ready: about(), targets: ['own'] },
    'projects.bookMovement': { ready: about({}, 'bookMovement'), targets },
    'projects.releaseMovement': { ready: about({}, 'releaseMovement'), targets },
    'projects.refuseMovement': { ready: about({ explanation: '依据不足' }, 'refuseMovement'), targets },
    'projects.withdrawMovement': { ready: about({ explanation: '写错了' }, 'withdrawMovement'), targets },
  };
}
