import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { useSession } from '../../../../ui/session.tsx';

/** Pages of one's own account: visitors sign in first and come back. */
export function ResidentOnly({ children }: { readonly children: ReactNode }): ReactNode {
  const { status, kind } = useSession();
  const { pathname } = useLocation();
  if (status === 'loading') return <Skeleton lines={4} />;
  return kind === 'resident' ? children : <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
}
