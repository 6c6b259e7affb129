import { sql } from 'kysely';
import type { ruleRevisionLifecycle } from '../../contexts/projects/lifecycle/rule-revision.ts';
import { fundRules } from '../../contexts/projects/rules/fund-rules.ts';
import { insertRevision } from '../../contexts/projects/store/rules/revisions.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../platform/events/append-event.ts';
import { systemActor } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';

const [shipped] = fundRules;
if (!shipped) throw new Error('No rules of funds ship with the program');
const { purposes, twoPersonsAboveFen, carryOver, lowShare } = shipped;
const rules = { purposes: [...purposes], twoPersonsAboveFen, carryOver, lowShare };
const lower = { ...rules, twoPersonsAboveFen: twoPersonsAboveFen - 1 };

type Action = Exclude<keyof typeof ruleRevisionLifecycle.transitions, 'proposeRules'>;

/** A version of the street's rules that waits; only whoever proposed something may take it back. */
function about(action: Action, body: object) {
  return async ({ database, world, platform, sample, caller }: Moment): Promise<Partial<Sample>> => {
    const divisionCode = sample.target === 'foreign' ? world.ids.foreignStreet : world.ids.street;
    const at = platform.clock.now();
    const id = newId();
    const proposer = action === 'withdrawRules' && caller.actor.kind === 'staff' ? caller.actor.id : newId();
    await runInTransaction(database, async (transaction) => {
      const head = await appendEvent(transaction, emptyChain, {
        subjectType: 'ruleRevision', subjectId: id, action: 'proposeRules', fromState: null, toState: 'awaiting', actor: systemActor, occurredAt: at, public: false, publicDetail: null, internalDetail: null,
      });
      const { rows } = await sql<{ path: string }>`select path::text as path from division where code = ${divisionCode}`.execute(transaction);
      await insertRevision(transaction, {
        id, ruleSet: 'rapidHandling', divisionCode, placePath: rows[0]?.path ?? '', validFrom: '2026-12-01', rules: lower, replaces: rules, source: '示例', raises: [], state: 'awaiting',
        doers: { proposeRules: proposer }, version: head.sequence, headHash: head.hash, createdAt: at,
      });
    });
    return { params: { id }, body: { ...body, baseVersion: 1 } };
  };
}

const targets = ['own', 'foreign'] as const;

/** Calls about the rules of projects and funds that work. */
export function rulesGiven(street: string): Givens {
  return {
    'projects.readRulesPage': { query: { divisionCode: street } },
    'projects.proposeRules': { body: { ruleSet: 'rapidHandling', divisionCode: street, validFrom: '2026-12-01', source: '示例', rules: lower } },
    'projects.releaseRules': { ready: about('releaseRules', {}), targets },
    'projects.refuseRules': { ready: about('refuseRules', { explanation: '依据不足' }), targets },
    'projects.withdrawRules': { ready: about('withdrawRules', { explanation: '写错了' }), targets },
  };
}
