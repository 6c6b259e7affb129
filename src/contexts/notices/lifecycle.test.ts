import { describe, expect, it } from 'vitest';
import { type Actor, roles } from '../../shared/actor.ts';
import { openActions, targetsOf } from '../../shared/lifecycle.ts';
import { noticeLifecycle, noticeStates } from './lifecycle.ts';
import { mayRead, mayWrite, subjectOf } from './policy.ts';

const city = '320000000000.320500000000';
const street = `${city}.320508000000.320508020000`;
const staff = (role: (typeof roles)[number], placePath: string): Actor => ({ kind: 'staff', id: role, mustEnrol: false, assignments: [{ role, placePath }] });
const callers: readonly (readonly [string, Actor])[] = [
  ['visitor', { kind: 'visitor' }], ['resident', { kind: 'resident', id: 'resident' }], ['system', { kind: 'system' }],
  ...roles.flatMap((role) => [[role, staff(role, street)] as const, [`${role} below`, staff(role, `${street}.320508020014`)] as const]),
];
const subject = (state: string) => subjectOf({ state, placePath: street, doers: {} });

describe('the lifecycle of a public notice', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = noticeStates.flatMap((state) => callers.map(([name, actor]) => {
      const open = openActions(noticeLifecycle, subject(state), actor).map(({ action }) => action);
      return `${state.padEnd(11)}${name.padEnd(24)}${open.join(' ') || '-'}`;
    }));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('closes only from published: with an objection open there is no way to the end but answering or taking down', () => {
    expect(noticeLifecycle.transitions.close.from).toEqual(['published']);
    const ways = Object.entries(noticeLifecycle.transitions).filter(([, one]) => one.from.some((from) => from === 'objected')).map(([action]) => action);
    expect(ways).toEqual(['object', 'answer', 'withdraw']);
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(noticeLifecycle.transitions);
    const reached = new Set<string>(['draft']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) for (const from of transition.from) if (reached.has(from)) for (const to of targetsOf(transition, from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...noticeStates].sort());
    for (const state of noticeStates) {
      expect(transitions.some((transition) => transition.from.some((from) => from === state)), state).toBe(!noticeLifecycle.final.some((final) => final === state));
    }
  });
});

describe('who reads and writes', () => {
  it('at one’s place and below only', () => {
    expect([mayRead({ placePath: street }, staff('auditor', city)), mayRead({ placePath: city }, staff('auditor', street)), mayRead({ placePath: street }, { kind: 'visitor' })]).toEqual([true, false, false]);
    expect([mayWrite(street, staff('clerk', street)), mayWrite(street, staff('auditor', street)), mayWrite(city, staff('clerk', street))]).toEqual([true, false, false]);
  });
});
