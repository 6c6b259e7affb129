import { describe, expect, it } from 'vitest';
import { type Actor, roles, systemActor } from '../../shared/actor.ts';
import { divisionActions, mayAdminister, mayReadHistory, mayReadRecords, recordActions } from './policy.ts';
import { canglangPath, cityPath, staffAt, yuanhePath } from './testing/actors.ts';

const community = `${canglangPath}.320508020014`;
const strangers: readonly (readonly [string, Actor])[] = [
  ['a visitor', { kind: 'visitor' }],
  ['a resident', { kind: 'resident', id: 'r' }],
  ['the system', systemActor],
  ['an administrator of another street', staffAt('administrator', yuanhePath)],
  ['an administrator below', staffAt('administrator', community)],
  ['an administrator who must still enrol', { ...staffAt('administrator', canglangPath), mustEnrol: true }],
];

describe('the policy of places', () => {
  it.each(strangers)('lets %s change, read and trace nothing of the street', (_, actor) => {
    expect(mayAdminister(actor, canglangPath)).toBe(false);
    expect(mayReadRecords(actor, canglangPath)).toBe(false);
    expect(mayReadHistory(actor, canglangPath)).toBe(false);
    expect(divisionActions(actor, 'street', canglangPath)).toEqual([]);
    expect(recordActions(actor, canglangPath, false)).toEqual([]);
  });

  it.each(roles.map((role) => [role] as const))('knows what a %s of the street may do', (role) => {
    const actor = staffAt(role, canglangPath);
    const administers = role === 'administrator';
    expect(mayAdminister(actor, community)).toBe(administers);
    expect(mayReadRecords(actor, community)).toBe(true);
    expect(mayReadHistory(actor, community)).toBe(administers || role === 'auditor');
    expect(divisionActions(actor, 'community', community)).toEqual(administers ? ['readRecords', 'edit', 'import', 'addGrid', 'addCompound'] : ['readRecords']);
    expect(recordActions(actor, community, false)).toEqual(administers ? ['edit', 'archive'] : []);
  });

  it('reaches from above down, and never to what is archived', () => {
    const actor = staffAt('administrator', cityPath);
    expect(divisionActions(actor, 'street', canglangPath)).toEqual(['readRecords', 'edit', 'import', 'addWorkstation', 'addCompound']);
    expect(recordActions(actor, community, true)).toEqual([]);
  });
});
