import { describe, expect, it } from 'vitest';
import { type Actor, roles } from '../../shared/actor.ts';
import { openActions, targetsOf } from '../../shared/lifecycle.ts';
import { sampleLifecycle, sampleStates } from './lifecycle.ts';
import { mayDraw, maySee, subjectOf } from './policy.ts';

const city = '320000000000.320500000000';
const street = `${city}.320508000000.320508020000`;
const foreignStreet = `${city}.320508000000.320508023000`;
const community = `${street}.320508020020`;

function staff(role: (typeof roles)[number], placePath: string): Actor {
  return { kind: 'staff', id: `${role} ${placePath}`, mustEnrol: false, assignments: [{ role, placePath, ...(role === 'gridWorker' || role === 'workstationLead' ? { workstationId: 'here' } : {}) }] };
}

const callers: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'visitor', actor: { kind: 'visitor' } },
  { name: 'resident', actor: { kind: 'resident', id: 'resident' } },
  { name: 'system', actor: { kind: 'system' } },
  ...roles.flatMap((role) => [{ name: role, actor: staff(role, street) }, { name: `${role} elsewhere`, actor: staff(role, foreignStreet) }]),
  { name: 'supervisor of the city', actor: staff('supervisor', city) },
  { name: 'supervisor of a community', actor: staff('supervisor', community) },
];

const sampleIn = (state: string) => ({ state, placePath: street, doers: {} });

describe('the sample lifecycle', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = sampleStates.flatMap((state) =>
      callers.map(({ name, actor }) => {
        const open = openActions(sampleLifecycle, subjectOf(sampleIn(state)), actor).map(({ action }) => action);
        return `${state.padEnd(10)}${name.padEnd(28)}${maySee({ placePath: street }, actor) ? 'reads' : '-'.padEnd(5)} ${open.join(' ') || '-'}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('is nothing to those whose work is looked at, nor to anybody elsewhere', () => {
    const readers = callers.filter(({ actor }) => maySee({ placePath: street }, actor)).map(({ name }) => name);
    expect(readers).toEqual(['system', 'supervisor', 'auditor', 'supervisor of the city']);
    expect(callers.filter(({ actor }) => mayDraw(actor, street)).map(({ name }) => name)).toEqual(['supervisor', 'supervisor of the city']);
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(sampleLifecycle.transitions);
    const reached = new Set<string>([sampleLifecycle.initial]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) for (const from of transition.from.filter((state) => reached.has(state))) for (const to of targetsOf(transition, from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...sampleStates].sort());
    for (const state of sampleStates) {
      const leaves = transitions.some((transition) => transition.to !== 'same' && transition.from.includes(state as never));
      expect(leaves, state).toBe(!(sampleLifecycle.final as readonly string[]).includes(state));
    }
  });

  it('publishes only fields that its forms have', () => {
    for (const [action, transition] of Object.entries(sampleLifecycle.transitions)) {
      for (const field of transition.publishes ?? []) expect(Object.keys(transition.input.shape), action).toContain(field);
    }
  });
});
