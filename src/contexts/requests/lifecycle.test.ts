import { describe, expect, it } from 'vitest';
import { type Actor, type Role, roles } from '../../shared/actor.ts';
import { type Subject, type Transition, openActions, refusal, targetsOf } from '../../shared/lifecycle.ts';
import { requestLifecycle, requestStates } from './lifecycle.ts';

const place = '320000000000.320500000000.320508000000.320508020000.320508020014';
const street = '320000000000.320500000000.320508000000.320508020000';
const foreignStreet = '320000000000.320500000000.320508000000.320508023000';
const district = '320000000000.320500000000.320508000000';
const here = 'workstation-here';
const elsewhere = 'workstation-elsewhere';

const atWorkstation: ReadonlySet<Role> = new Set(['workstationLead', 'gridWorker']);

function staff(role: Role, own: boolean): Actor {
  return {
    kind: 'staff',
    id: `${role}-${own ? 'own' : 'foreign'}`,
    mustEnrol: false,
    assignments: [{ role, placePath: own ? street : foreignStreet, ...(atWorkstation.has(role) ? { workstationId: own ? here : elsewhere } : {}) }],
  };
}

type Relation = 'reporter' | 'rater' | 'affected' | 'unit';
type Case = { readonly name: string; readonly actor: Actor; readonly relations: readonly Relation[] };

const callers: readonly Case[] = [
  { name: 'visitor', actor: { kind: 'visitor' }, relations: [] },
  { name: 'reporter', actor: { kind: 'visitor', linkDigest: 'x' }, relations: ['reporter', 'rater', 'affected'] },
  { name: 'reporterWhoRated', actor: { kind: 'resident', id: 'resident' }, relations: ['reporter', 'affected'] },
  { name: 'resident', actor: { kind: 'resident', id: 'neighbour' }, relations: ['affected'] },
  { name: 'system', actor: { kind: 'system' }, relations: [] },
  { name: 'unit', actor: { kind: 'visitor', linkDigest: 'unit' }, relations: ['unit'] },
  { name: 'districtSupervisor', actor: { kind: 'staff', id: 'district', mustEnrol: false, assignments: [{ role: 'supervisor', placePath: district }] }, relations: [] },
  ...roles.flatMap((role) => [
    { name: role, actor: staff(role, true), relations: [] as const },
    { name: `${role} elsewhere`, actor: staff(role, false), relations: [] as const },
  ]),
];

function subject(state: string, relations: readonly Relation[], doers: Record<string, string> = {}, conditions: readonly string[] = []): Subject {
  return { state, placePath: place, workstationId: here, relations: new Set(relations), doers, conditions: new Set(conditions) };
}

describe('the request lifecycle', () => {
  it('opens exactly these actions to these callers in these states', async () => {
    const lines = requestStates.flatMap((state) =>
      callers.map(({ name, actor, relations }) => {
        const open = openActions(requestLifecycle, subject(state, relations), actor).map(({ action }) => action);
        return `${state.padEnd(13)}${name.padEnd(28)}${open.join(' ') || '-'}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle.expected.txt');
  });

  it('opens and closes exactly these actions when something holds of the case', async () => {
    const opened = (state: string, { actor, relations }: Case, conditions: readonly string[]): readonly string[] =>
      openActions(requestLifecycle, subject(state, relations, {}, conditions), actor).map(({ action }) => action);
    const sets = [['measureOpen'], ['extensionAsked'], ['extensionAsked', 'extendedBefore'], ['shelvingAsked'], ['returnsExhausted'], ['supervised'], ['contested'], ['callbackDue'], ['handedOver'], ['handedOver', 'unitOpen', 'unitOffered'], ['handedOver', 'unitOpen'], ['severalPlaces']];
    const lines = sets.flatMap((conditions) =>
      requestStates.flatMap((state) =>
        callers.flatMap((caller) => {
          const before = opened(state, caller, []);
          const after = opened(state, caller, conditions);
          const more = after.filter((action) => !before.includes(action)).map((action) => `+${action}`);
          const fewer = before.filter((action) => !after.includes(action)).map((action) => `-${action}`);
          return more.length + fewer.length === 0 ? [] : [`${conditions.join('+').padEnd(31)}${state.padEnd(13)}${caller.name.padEnd(20)}${[...more, ...fewer].join(' ')}`];
        }),
      ),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./lifecycle-conditions.expected.txt');
  });

  it('knows every condition it names, and no other', () => {
    const named = Object.values(requestLifecycle.transitions as Readonly<Record<string, Transition>>).flatMap(({ when = [], unless = [], notByUnless, evidence }) => [
      ...when, ...unless, ...(notByUnless === undefined ? [] : [notByUnless]), ...(evidence?.unless === undefined ? [] : [evidence.unless]),
    ]);
    expect([...new Set(named)].sort()).toEqual(['callbackDue', 'contested', 'extendedBefore', 'extensionAsked', 'handedOver', 'measureOpen', 'ownVerification', 'photoWaived', 'returnsExhausted', 'severalPlaces', 'shelvingAsked', 'supervised', 'unitOffered', 'unitOpen']);
  });

  it('demands no photo and no second person where the category waives them', () => {
    const officer = staff('clerk', true);
    const mine = subject('completed', [], { complete: 'clerk-own' }, ['ownVerification', 'photoWaived']);
    const verify = openActions(requestLifecycle, mine, officer).find(({ action }) => action === 'verify');
    expect(verify?.fields.find(({ name }) => name === 'photos')).toMatchObject({ required: false });
    expect(refusal(requestLifecycle.transitions.verify, subject('completed', [], { complete: 'clerk-own' }, ['photoWaived']), officer)).toBe('needs-another-person');
  });

  it('refuses whoever works elsewhere, whatever the state', () => {
    for (const state of requestStates) {
      for (const { name, actor, relations } of callers.filter((caller) => caller.name.endsWith('elsewhere'))) {
        expect(openActions(requestLifecycle, subject(state, relations), actor), `${name} in ${state}`).toEqual([]);
      }
    }
  });

  it('needs a second person to verify what one did, and to send it back', () => {
    const officer = staff('clerk', true);
    for (const action of ['verify', 'rework'] as const) {
      const mine = subject('completed', [], { complete: 'clerk-own' });
      const theirs = subject('completed', [], { complete: 'somebody-else' });
      expect(refusal(requestLifecycle.transitions[action], mine, officer)).toBe('needs-another-person');
      expect(refusal(requestLifecycle.transitions[action], theirs, officer)).toBeUndefined();
    }
  });

  it('refuses staff who have no second factor yet', () => {
    const enrolling: Actor = { kind: 'staff', id: 'new', mustEnrol: true, assignments: [{ role: 'clerk', placePath: street }] };
    expect(openActions(requestLifecycle, subject('submitted', []), enrolling)).toEqual([]);
  });

  it('reaches every state, and leaves every state that is not final', () => {
    const transitions = Object.values(requestLifecycle.transitions);
    const reached = new Set<string>(['submitted']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const transition of transitions) {
        for (const from of transition.from.filter((state) => reached.has(state))) {
          for (const to of targetsOf(transition, from)) reached.add(to);
        }
      }
    }
    expect([...reached].sort()).toEqual([...requestStates].sort());
    for (const state of requestStates) {
      const leaves = transitions.some((transition) => transition.to !== 'same' && transition.from.includes(state));
      expect(leaves, state).toBe(!(requestLifecycle.final as readonly string[]).includes(state));
    }
  });

  it('publishes only fields that its forms have, and demands evidence only from photo fields', () => {
    for (const [action, transition] of Object.entries(requestLifecycle.transitions)) {
      const fields = Object.keys(transition.input.shape);
      for (const field of transition.publishes ?? []) expect(fields, action).toContain(field);
      if (transition.evidence) expect(fields, action).toContain(transition.evidence.field);
    }
  });
});
