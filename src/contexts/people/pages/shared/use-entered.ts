import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { call } from '../../../../ui/api/client.ts';
import { chooseDisplay } from '../../../../ui/mode.ts';
import { useSession } from '../../../../ui/session.tsx';
import { safeNext } from './safe-next.ts';

/** After the last step of a sign-in: forgets what a visitor saw, keeps the person's elder mode, goes where they wanted. */
export function useEntered(fallback: string): () => Promise<void> {
  const { refresh } = useSession();
  const navigate = useNavigate();
  const { search } = useLocation();
  return useCallback(async () => {
    const session = await call('people.getSession', {});
    if (session.kind === 'resident' && session.elderMode) chooseDisplay({ mode: 'elder' });
    await refresh();
    await navigate(session.kind === 'staff' && session.mustEnrol ? '/second-factor' : safeNext(search, fallback), { replace: true });
  }, [refresh, navigate, search, fallback]);
}
