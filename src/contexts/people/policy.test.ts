import { describe, expect, it } from 'vitest';
import type { Actor, Assignment } from '../../shared/actor.ts';
import { type StaffScope, mayGrantRole, mayManageStaff, maySeeStaff, rolesFitTogether, staffActions } from './policy.ts';

const street = '32.3205.320508.320508020';
const community = `${street}.001`;
const district = '32.3205.320508';

function staff(id: string, ...assignments: Assignment[]): Actor {
  return { kind: 'staff', id, assignments, mustEnrol: false };
}
function person(overrides: Partial<StaffScope> = {}): StaffScope {
  return { id: 'target', homePath: street, rolePaths: [community], disabled: false, ...overrides };
}
const streetAdministrator = staff('admin', { role: 'administrator', placePath: street });

describe('administrators', () => {
  it('manage who belongs wholly to their places', () => {
    expect(mayManageStaff(streetAdministrator, person())).toBe(true);
    expect(staffActions(streetAdministrator, person())).toEqual(['update', 'assign', 'disable', 'reset', 'reveal']);
    expect(staffActions(streetAdministrator, person({ disabled: true }))).toEqual(['update', 'enable', 'reveal']);
  });

  it('cannot touch somebody who also has a role above them, but see the person', () => {
    const above = person({ rolePaths: [community, district] });
    expect(mayManageStaff(streetAdministrator, above)).toBe(false);
    expect(staffActions(streetAdministrator, above)).toEqual([]);
    expect(maySeeStaff(streetAdministrator, above)).toBe(true);
  });

  it('neither see nor manage people of other places', () => {
    const elsewhere = person({ homePath: '32.3205.320507', rolePaths: ['32.3205.320507'] });
    expect(maySeeStaff(streetAdministrator, elsewhere)).toBe(false);
    expect(mayManageStaff(streetAdministrator, elsewhere)).toBe(false);
  });

  it('grant within their places only', () => {
    expect(mayGrantRole(streetAdministrator, community)).toBe(true);
    expect(mayGrantRole(streetAdministrator, street)).toBe(true);
    expect(mayGrantRole(streetAdministrator, district)).toBe(false);
    expect(mayGrantRole(streetAdministrator, `${street}9`)).toBe(false);
  });

  it('cannot close, reset or promote themselves', () => {
    const self = person({ id: 'admin', rolePaths: [street] });
    expect(staffActions(streetAdministrator, self)).toEqual(['update', 'reveal']);
  });

  it('may do nothing before their second factor stands', () => {
    const unproved: Actor = { kind: 'staff', id: 'admin', assignments: [{ role: 'administrator', placePath: street }], mustEnrol: true };
    expect(maySeeStaff(unproved, person())).toBe(false);
    expect(staffActions(unproved, person())).toEqual([]);
  });
});

it('lets auditors see but not change', () => {
  const auditor = staff('auditor', { role: 'auditor', placePath: district });
  expect(maySeeStaff(auditor, person())).toBe(true);
  expect(staffActions(auditor, person())).toEqual([]);
});

it.each([
  { kind: 'visitor' } as const,
  { kind: 'resident', id: 'r' } as const,
  { kind: 'system' } as const,
  staff('clerk', { role: 'clerk', placePath: street }),
])('lets nobody else see or change accounts ($kind)', (actor) => {
  expect(maySeeStaff(actor, person())).toBe(false);
  expect(staffActions(actor, person())).toEqual([]);
});

it('keeps auditing apart from all other roles', () => {
  expect(rolesFitTogether([], 'auditor')).toBe(true);
  expect(rolesFitTogether(['auditor'], 'auditor')).toBe(true);
  expect(rolesFitTogether(['auditor'], 'clerk')).toBe(false);
  expect(rolesFitTogether(['clerk'], 'auditor')).toBe(false);
  expect(rolesFitTogether(['clerk', 'supervisor'], 'gridWorker')).toBe(true);
});
