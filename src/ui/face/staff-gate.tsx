import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { Skeleton } from '../kit/skeleton.tsx';
import { ErrorState } from '../kit/states.tsx';
import { useSession } from '../session.tsx';

/** Lets staff through; others go to `/sign-in` and come back afterwards (`?next=`), who must enrol to `/second-factor`. */
export function StaffGate({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { status, answer, refresh } = useSession();
  const { pathname, search } = useLocation();
  if (status === 'loading') return <Skeleton lines={6} />;
  if (status === 'failed') {
    return <ErrorState problem={new Error(t('desk.session.failed'))} onRetry={() => void refresh()} />;
  }
  if (answer?.kind !== 'staff') {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return answer.mustEnrol ? <Navigate to="/second-factor" replace /> : children;
}
