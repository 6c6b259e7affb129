import { describe, expect, it } from 'vitest';
import { type Actor, type Role, roles } from '../../shared/actor.ts';
import { openActions, targetsOf } from '../../shared/lifecycle.ts';
import { sweepLifecycle, sweepStates } from './lifecycle.ts';
import { checks, maySee, subjectOf } from './policy.ts';

const street = '320000000000.320500000000.320508000000.320508020000';
const foreignStreet = '320000000000.320500000000.320508000000.320508023000';
const community = `${street}.320508020020`;
const grid = `${community}.320508020020001`;
const here = 'workstation-here';
const place = { placePath: grid, workstationId: here };
const atWorkstation: ReadonlySet<Role> = new Set(['workstationLead', 'gridWorker']);

function staff(role: Role, placePath: string, workstationId: string): Actor {
  return { kind: 'staff', id: `${role} ${placePath}`, mustEnrol: false, assignments: [{ role, placePath, ...(atWorkstation.has(role) ? { workstationId } : {}) }] };
}

const callers: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'visitor', actor: { kind: 'visitor' } },
  { name: 'resident', actor: { kind: 'resident', id: 'resident' } },
  { name: 'system', actor: { kind: 'system' } },
  ...roles.flatMap((role) => [
    { name: role, actor: staff(role, street, here) },
    { name: `${role} elsewhere`, actor: staff(role, foreignStreet, 'workstation-elsewhere') },
  ]),
  { name: 'gridWorker other station', actor: staff('gridWorker', street, 'another') },
  { name: 'gridWorker other grid', actor: staff('gridWorker', `${community}.320508020020002`, here) },
  { name: 'officer of the community', actor: staff('communityOfficer', community, here) },
];

describe('the sweep lifecycle', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = sweepStates.flatMap((state) =>
      callers.map(({ name, actor }) => {
        const sweep = { state, placePath: street, doers: {} };
        const whole = openActions(sweepLifecycle, subjectOf(sweep, actor), actor).map(({ action }) => action);
        const there = openActions(sweepLifecycle, subjectOf(sweep, actor, place), actor).map(({ action }) => action).filter((action) => ['record', 'decide', 'reassign'].includes(action));
        return `${state.padEnd(10)}${name.padEnd(28)}${whole.join(' ') || '-'} | at a place: ${there.join(' ') || '-'}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('refuses whoever works elsewhere, whatever the state, and shows them nothing', () => {
    for (const { name, actor } of callers.filter((caller) => caller.name.endsWith('elsewhere'))) {
      for (const state of sweepStates) {
        const sweep = { state, placePath: street, doers: {} };
        expect(openActions(sweepLifecycle, subjectOf(sweep, actor, place), actor), `${name} in ${state}`).toEqual([]);
      }
      expect(maySee({ placePath: street }, [place], actor), name).toBe(false);
    }
  });

  it('puts a place on the checklist of its own workstation and grid alone', () => {
    expect(checks(staff('gridWorker', street, here), place)).toBe(true);
    expect(checks(staff('gridWorker', grid, here), place)).toBe(true);
    expect(checks(staff('gridWorker', `${community}.320508020020002`, here), place)).toBe(false);
    expect(checks(staff('gridWorker', street, 'another'), place)).toBe(false);
    expect(checks(staff('clerk', street, here), place)).toBe(false);
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(sweepLifecycle.transitions);
    const reached = new Set<string>([sweepLifecycle.initial]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) for (const from of transition.from.filter((state) => reached.has(state))) for (const to of targetsOf(transition, from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...sweepStates].sort());
    for (const state of sweepStates) {
      const leaves = transitions.some((transition) => transition.to !== 'same' && transition.from.includes(state));
      expect(leaves, state).toBe(!(sweepLifecycle.final as readonly string[]).includes(state));
    }
  });

  it('publishes only fields that its forms have', () => {
    for (const [action, transition] of Object.entries(sweepLifecycle.transitions)) {
      for (const field of transition.publishes ?? []) expect(Object.keys(transition.input.shape), action).toContain(field);
    }
  });
});
