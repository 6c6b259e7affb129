import type { ReactNode } from 'react';
import { useSession } from '../../../../ui/session.tsx';
import { approverRoles } from './approver-roles.ts';
import { Fill as Inbox } from './workbench-inbox.tsx';

/** The same inbox among the work of those who approve nothing; who does has it on top already. */
export function Fill(): ReactNode {
  const { roles } = useSession();
  return approverRoles.some((role) => roles.has(role)) ? null : <Inbox />;
}
