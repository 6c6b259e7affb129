import { describe, expect, it } from 'vitest';
import { type Actor, roles } from '../../shared/actor.ts';
import { openActions, refusal } from '../../shared/lifecycle.ts';
import { revisionStates, ruleRevisionLifecycle } from './lifecycle/rule-revision.ts';
import { mayProposeRules, revisionSubject } from './policy/rules.ts';

const street = '320000000000.320500000000.320508000000.320508020000';
const below = `${street}.320508020014`;
const staff = (role: (typeof roles)[number], placePath = street, id: string = role): Actor => ({ kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath }] });
const callers: readonly (readonly [string, Actor])[] = [
  ['visitor', { kind: 'visitor' }], ['resident', { kind: 'resident', id: 'resident' }], ['system', { kind: 'system' }],
  ...roles.flatMap((role) => [[role, staff(role)] as const, [`${role} below`, staff(role, below)] as const]),
  ['proposing accountant', staff('accountant', street, 'proposer')], ['proposing approver', staff('approver', street, 'proposer')],
];
const record = (state: string) => ({ state, placePath: street, doers: { proposeRules: 'proposer' } });

describe('the lifecycle of a version of rules', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = revisionStates.flatMap((state) => callers.map(([name, actor]) => {
      const open = openActions(ruleRevisionLifecycle, revisionSubject(record(state), actor), actor).map(({ action }) => action);
      return `${state.padEnd(11)}${name.padEnd(24)}${open.join(' ') || '-'}`;
    }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./rule-revision.expected.txt');
  });

  it('is released by an approver or administrator of the place who did not propose it', () => {
    const { releaseRules } = ruleRevisionLifecycle.transitions;
    const refusalFor = (actor: Actor) => refusal(releaseRules, revisionSubject(record('awaiting'), actor), actor);
    expect(refusalFor(staff('approver', street, 'proposer'))).toBe('needs-another-person');
    expect([refusalFor(staff('approver')), refusalFor(staff('administrator'))]).toEqual([undefined, undefined]);
    expect([refusalFor(staff('accountant')), refusalFor(staff('approver', below))]).toEqual(['forbidden', 'forbidden']);
  });

  it('is proposed by those who keep rules at the place or above it', () => {
    expect([mayProposeRules(below, staff('accountant')), mayProposeRules(street, staff('accountant', below)), mayProposeRules(street, staff('clerk'))]).toEqual([true, false, false]);
  });
});
