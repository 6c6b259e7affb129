import { describe, expect, it } from 'vitest';
import { type Actor, roles } from '../../shared/actor.ts';
import { openActions, refusal, targetsOf } from '../../shared/lifecycle.ts';
import { policyLifecycle, policyStates } from './lifecycle.ts';
import { draftingPlace, mayRead, subjectOf } from './policy.ts';

const city = '320000000000.320500000000';
const street = `${city}.320508000000.320508020000`;
const staff = (role: (typeof roles)[number], placePath: string, id: string = role): Actor => ({ kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath }] });
const callers: readonly (readonly [string, Actor])[] = [
  ['visitor', { kind: 'visitor' }], ['resident', { kind: 'resident', id: 'resident' }], ['system', { kind: 'system' }],
  ...roles.flatMap((role) => [[role, staff(role, city)] as const, [`${role} below`, staff(role, street)] as const]),
];
const subject = (state: string, doers: Record<string, string> = {}) => subjectOf({ state, placePath: city, doers });

describe('the lifecycle of a fare policy', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = policyStates.flatMap((state) => callers.map(([name, actor]) => {
      const open = openActions(policyLifecycle, subject(state), actor).map(({ action }) => action);
      return `${state.padEnd(12)}${name.padEnd(24)}${open.join(' ') || '-'}`;
    }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('needs somebody else to approve what one wrote, changed or submitted', () => {
    const approve = policyLifecycle.transitions.approve;
    const supervisor = staff('supervisor', city, 'somebody');
    for (const action of ['revise', 'submit']) expect(refusal(approve, subject('submitted', { [action]: 'somebody' }), supervisor)).toBe('needs-another-person');
    expect(refusal(approve, subject('submitted', { revise: 'other', submit: 'other' }), supervisor)).toBeUndefined();
  });

  it('lets nothing be published without simulation and approval', () => {
    const into = (target: string) => Object.values(policyLifecycle.transitions).filter((one) => one.to === target).flatMap((one) => one.from);
    expect([into('published'), into('approved'), into('submitted')]).toEqual([['approved'], ['submitted'], ['simulated']]);
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(policyLifecycle.transitions);
    const reached = new Set<string>(['draft']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) for (const from of transition.from) if (reached.has(from)) for (const to of targetsOf(transition, from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...policyStates].sort());
    for (const state of policyStates) {
      expect(transitions.some((transition) => transition.from.some((from) => from === state)), state).toBe(!policyLifecycle.final.some((final) => final === state));
    }
  });
});

describe('who reads and writes', () => {
  it('drafts belong to the topmost place where one may edit, never below the city', () => {
    for (const role of ['administrator', 'supervisor'] as const) expect(draftingPlace(staff(role, street))).toBeUndefined();
    expect(draftingPlace(staff('supervisor', city))).toBe(city);
    const both: Actor = { kind: 'staff', id: 'x', mustEnrol: false, assignments: [{ role: 'supervisor', placePath: street }, { role: 'administrator', placePath: city }, { role: 'auditor', placePath: '320000000000' }] };
    expect(draftingPlace(both)).toBe(city);
    expect(draftingPlace(staff('clerk', city))).toBeUndefined();
  });

  it('reads at one’s place and below only', () => {
    expect(mayRead({ placePath: street }, staff('auditor', city))).toBe(true);
    expect(mayRead({ placePath: city }, staff('auditor', street))).toBe(false);
    expect(mayRead({ placePath: city }, { kind: 'visitor' })).toBe(false);
  });
});
