import { type Actor, hasRoleAt } from '../../shared/actor.ts';
import type { Subject } from '../../shared/lifecycle.ts';

/** The roles that write notices and answer objections, at their place and below. */
export const officeRoles = ['clerk', 'supervisor', 'communityOfficer', 'approver'] as const;
/** The roles that read drafts and objections. */
export const readerRoles = [...officeRoles, 'administrator', 'auditor'] as const;

/** What the policy needs of a notice. */
export interface NoticeRecord {
  readonly state: string;
  readonly placePath: string;
  readonly doers: Readonly<Partial<Record<string, string>>>;
}

/** May the actor see drafts and objections of this place? What is published everybody may see. */
export function mayRead(record: Pick<NoticeRecord, 'placePath'>, actor: Actor): boolean {
  return readerRoles.some((role) => hasRoleAt(actor, role, record.placePath));
}

/** May the actor post notices for this place? */
export function mayWrite(placePath: string, actor: Actor): boolean {
  return officeRoles.some((role) => hasRoleAt(actor, role, placePath));
}

/** The notice as the lifecycle engine sees it: everybody may object. */
export function subjectOf(record: NoticeRecord): Subject<string, 'anyone'> {
  return { state: record.state, placePath: record.placePath, workstationId: null, relations: new Set(['anyone'] as const), doers: record.doers };
}
