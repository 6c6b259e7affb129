import type { Role, StaffActor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';

export const cityPath = '320000000000.320500000000';
export const canglangPath = `${cityPath}.320508000000.320508020000`;
export const yuanhePath = `${cityPath}.320507000000.320507001000`;

/** Staff with one role at one place. */
export function staffAt(role: Role, placePath: string): StaffActor {
  return { kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath }] };
}

export const cityAdministrator = staffAt('administrator', cityPath);
export const canglangAdministrator = staffAt('administrator', canglangPath);
export const yuanheAdministrator = staffAt('administrator', yuanhePath);
