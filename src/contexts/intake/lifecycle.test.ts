import { describe, expect, it } from 'vitest';
import { type Actor, type Role, roles } from '../../shared/actor.ts';
import { openActions, targetsOf } from '../../shared/lifecycle.ts';
import { contactDayLifecycle, contactDayStates, sheetImportLifecycle, sheetImportStates } from './lifecycle.ts';
import { subjectOf } from './policy.ts';

const community = '320000000000.320500000000.320508000000.320508020000.320508020014';
const street = '320000000000.320500000000.320508000000.320508020000';
const foreignStreet = '320000000000.320500000000.320508000000.320508023000';

function staff(role: Role, placePath: string): Actor {
  return { kind: 'staff', id: role, mustEnrol: false, assignments: [{ role, placePath }] };
}

const callers: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'visitor', actor: { kind: 'visitor' } },
  { name: 'resident', actor: { kind: 'resident', id: 'resident' } },
  { name: 'system', actor: { kind: 'system' } },
  ...roles.flatMap((role) => [
    { name: role, actor: staff(role, street) },
    { name: `${role} elsewhere`, actor: staff(role, foreignStreet) },
  ]),
];

describe('the sheet import', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = sheetImportStates.flatMap((state) =>
      callers.map(({ name, actor }) => {
        const open = openActions(sheetImportLifecycle, subjectOf({ state, placePath: street, doers: {} }), actor).map(({ action }) => action);
        return `${state.padEnd(11)}${name.padEnd(28)}${open.join(' ') || '-'}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./sheet-lifecycle.expected.txt');
  });
});

describe('the contact day', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = contactDayStates.flatMap((state) =>
      callers.map(({ name, actor }) => {
        const open = openActions(contactDayLifecycle, subjectOf({ state, placePath: community, doers: {} }), actor).map(({ action }) => action);
        return `${state.padEnd(11)}${name.padEnd(28)}${open.join(' ') || '-'}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(contactDayLifecycle.transitions);
    const reached = new Set<string>(['planned']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) {
        for (const from of transition.from.filter((state) => reached.has(state))) for (const to of targetsOf(transition, from)) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...contactDayStates].sort());
    expect(transitions.some(({ from }) => (from as readonly string[]).includes('cancelled'))).toBe(false);
  });
});
