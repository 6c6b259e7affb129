import { describe, expect, it } from 'vitest';
import { type Actor, type Role, roles } from '../../shared/actor.ts';
import { openActions, refusal, targetsOf } from '../../shared/lifecycle.ts';
import { type PolicyProject, projectSubject } from './policy/project.ts';
import { rulebookOn, rulebooks } from './rules/rulebook.ts';
import { projectLifecycle, projectStates } from './lifecycle/project.ts';

const place = '320000000000.320500000000.320508000000.320508020000.320508020014';
const street = '320000000000.320500000000.320508000000.320508020000';
const foreignStreet = '320000000000.320500000000.320508000000.320508023000';
const book = rulebookOn(rulebooks, '2026-03-10');
const atWorkstation: ReadonlySet<Role> = new Set(['workstationLead', 'gridWorker']);

function staff(role: Role, own = true, id = `${role}-${own ? 'own' : 'foreign'}`): Actor {
  const workstation = atWorkstation.has(role) ? { workstationId: own ? 'here' : 'elsewhere' } : {};
  return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath: own ? street : foreignStreet, ...workstation }] };
}

function project(state: string, change: Partial<PolicyProject> = {}): PolicyProject {
  return {
    state, placePath: place, placePaths: [place], workstationId: 'here', doers: {}, authors: ['somebody'], estimateFen: 500_000, approvedFen: null,
    changeFen: 600_000, changeApprover: null, ...change,
  };
}

const callers: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'visitor', actor: { kind: 'visitor' } },
  { name: 'resident', actor: { kind: 'resident', id: 'resident' } },
  { name: 'system', actor: { kind: 'system' } },
  ...roles.flatMap((role) => [
    { name: role, actor: staff(role) },
    { name: `${role} elsewhere`, actor: staff(role, false) },
  ]),
];

function open(of: PolicyProject, actor: Actor): readonly string[] {
  return openActions(projectLifecycle, projectSubject(of, actor, book), actor).map(({ action }) => action);
}

describe('the project lifecycle', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = projectStates.flatMap((state) => callers.map(({ name, actor }) => `${state.padEnd(12)}${name.padEnd(28)}${open(project(state), actor).join(' ') || '-'}`));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('refuses whoever works elsewhere, whatever the state', () => {
    for (const state of projectStates) {
      for (const { name, actor } of callers.filter((caller) => caller.name.endsWith('elsewhere'))) expect(open(project(state), actor), `${name} in ${state}`).toEqual([]);
    }
  });

  it('lets nobody approve what they wrote a part of, nor twice', () => {
    const approver = staff('approver');
    expect(open(project('submitted'), approver)).toContain('approve');
    expect(open(project('submitted', { authors: ['approver-own'] }), approver)).toEqual([]);
    expect(open(project('confirming', { doers: { approve: 'approver-own' } }), approver)).not.toContain('confirm');
    expect(open(project('confirming', { doers: { approve: 'another' } }), approver)).toContain('confirm');
  });

  it('keeps approving and doing apart, and doing and accepting', () => {
    const officer = staff('communityOfficer');
    expect(open(project('contracted', { doers: { approve: 'communityOfficer-own' } }), officer)).not.toContain('startWork');
    expect(open(project('done', { doers: { reportDone: 'communityOfficer-own' } }), officer)).not.toContain('accept');
    expect(open(project('done'), officer)).toContain('accept');
    const both = staff('accountant', true, 'both');
    expect(refusal(projectLifecycle.transitions.pay, projectSubject(project('settled', { doers: { settle: 'both' } }), both, book), both)).toBe('needs-another-person');
  });

  it('delegates small amounts to the community and no more', () => {
    const officer = staff('communityOfficer');
    expect(open(project('submitted', { estimateFen: 300_000 }), officer)).toContain('approve');
    expect(open(project('submitted', { estimateFen: 300_001 }), officer)).not.toContain('approve');
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(projectLifecycle.transitions);
    const reached = new Set<string>(['draft']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) {
        for (const from of transition.from.filter((state) => reached.has(state))) for (const to of targetsOf(transition, from)) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual([...projectStates].sort());
    for (const state of projectStates) {
      const leaves = transitions.some((transition) => transition.to !== 'same' && transition.from.includes(state));
      expect(leaves, state).toBe(!(projectLifecycle.final as readonly string[]).includes(state));
    }
  });

  it('publishes only fields that its forms have, and demands evidence only from photo fields', () => {
    for (const [action, transition] of Object.entries(projectLifecycle.transitions)) {
      const fields = Object.keys(transition.input.shape);
      for (const field of transition.publishes ?? []) expect(fields, action).toContain(field);
      if (transition.evidence) expect(fields, action).toContain(transition.evidence.field);
    }
  });
});
