import { isCityWide } from '../shared/place-path.ts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import { useApiQuery } from './api/hooks.ts';
import type { Output } from './api/types.ts';
import { forgetKept } from './offline/kept-answers.ts';

/** The server's answer about who is signed in: visitor, resident or staff. */
export type SessionAnswer = Output<'people.getSession'>;

/** Who sits at the screen, for showing what they may use; the server decides again on every call. */
export interface Session {
  readonly status: 'loading' | 'failed' | 'known';
  readonly kind: 'visitor' | 'resident' | 'staff';
  /** The whole answer, once known. */
  readonly answer: SessionAnswer | undefined;
  /** Roles of staff whose second factor stands; empty for everybody else. */
  readonly roles: ReadonlySet<string>;
  /** The same roles where they are held for the whole city: what every street shares is theirs to change. */
  readonly cityRoles: ReadonlySet<string>;
  /** The demonstration is loaded: sign-in offers its identities. */
  readonly demo: boolean;
  /** Asks the server again: after signing in or out. Everything shown is forgotten first. */
  readonly refresh: () => Promise<void>;
}

const unknown: Session = {
  status: 'loading',
  kind: 'visitor',
  answer: undefined,
  roles: new Set(),
  cityRoles: new Set(),
  demo: false,
  refresh: () => Promise.resolve(),
};
const SessionContext = createContext<Session>(unknown);

function rolesOf(answer: SessionAnswer | undefined, atCity = false): ReadonlySet<string> {
  if (answer?.kind !== 'staff' || answer.mustEnrol) return new Set();
  return new Set(answer.assignments.filter(({ placePath }) => !atCity || isCityWide(placePath)).map(({ role }) => role));
}

/** Reads the session once for all below; `offline` keeps it for times without a network. */
export function SessionProvider({ offline, children }: { readonly offline: boolean; readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data: answer, isError } = useApiQuery('people.getSession', {}, { staleTime: 60_000, offline });
  const session = useMemo<Session>(
    () => ({
      status: answer ? 'known' : isError ? 'failed' : 'loading',
      kind: answer?.kind ?? 'visitor',
      answer,
      roles: rolesOf(answer),
      cityRoles: rolesOf(answer, true),
      demo: answer?.demo ?? false,
      refresh: async () => {
        await forgetKept();
        await client.resetQueries();
      },
    }),
    [answer, isError, client],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the screen. */
export function useSession(): Session {
  return use(SessionContext);
}
