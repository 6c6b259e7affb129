import { describe, expect, it } from 'vitest';
import { type Actor, roles } from '../../shared/actor.ts';
import { openActions, refusal } from '../../shared/lifecycle.ts';
import { mayCloseFund, mayKeepFund, mayReadFund, movementSubject } from './policy/fund.ts';
import { movementLifecycle, movementStates } from './lifecycle/movement.ts';

const street = '320000000000.320500000000.320508000000.320508020000';
const below = `${street}.320508020014`;
const staff = (role: (typeof roles)[number], placePath = street, id: string = role): Actor => ({ kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath }] });
const callers: readonly (readonly [string, Actor])[] = [
  ['visitor', { kind: 'visitor' }], ['resident', { kind: 'resident', id: 'resident' }], ['system', { kind: 'system' }],
  ...roles.flatMap((role) => [[role, staff(role)] as const, [`${role} below`, staff(role, below)] as const]),
  ['planning accountant', staff('accountant', street, 'planner')], ['planning approver', staff('approver', street, 'planner')],
];
const record = (state: string) => ({ state, placePath: street, doers: { planMovement: 'planner' } });

describe('the lifecycle of a planned movement of money', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = movementStates.flatMap((state) => callers.map(([name, actor]) => {
      const open = openActions(movementLifecycle, movementSubject(record(state), actor), actor).map(({ action }) => action);
      return `${state.padEnd(11)}${name.padEnd(24)}${open.join(' ') || '-'}`;
    }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./movement.expected.txt');
  });

  it('above the limit is released by an approver who did not plan it', () => {
    const { releaseMovement, bookMovement } = movementLifecycle.transitions;
    const of = (actor: Actor) => movementSubject(record('awaiting'), actor);
    const planning = staff('approver', street, 'planner');
    expect(refusal(releaseMovement, of(planning), planning)).toBe('needs-another-person');
    expect(refusal(releaseMovement, of(staff('approver')), staff('approver'))).toBeUndefined();
    expect(refusal(releaseMovement, of(staff('accountant')), staff('accountant'))).toBe('forbidden');
    expect(refusal(bookMovement, of(staff('approver')), staff('approver'))).toBe('illegal-transition');
  });
});

describe('who reads and keeps funds', () => {
  it('at their place and below', () => {
    expect([mayReadFund(below, staff('auditor')), mayReadFund(street, staff('auditor', below)), mayReadFund(street, staff('clerk'))]).toEqual([true, false, false]);
    expect([mayKeepFund(street, staff('accountant')), mayKeepFund(street, staff('auditor')), mayKeepFund(street, staff('accountant', below))]).toEqual([true, false, false]);
    expect([mayCloseFund(street, staff('approver')), mayCloseFund(street, staff('accountant'))]).toEqual([true, false]);
  });
});
