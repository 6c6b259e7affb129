import type { FastifyRequest } from 'fastify';
import type { Platform } from '../../platform/platform.ts';
import type { Actor, Assignment, ResidentActor, StaffActor } from '../../shared/actor.ts';
import { linkDigestOf, tokenDigest } from './credentials/token.ts';
import { readSessionCookie } from './session-cookie.ts';
import { type SessionRow, findSession, touchSession } from './store/sessions.ts';

/** How long a session may be in use before this is noted again: reads stay reads. */
const touchEveryMilliseconds = 60_000;
const sessions = new WeakMap<FastifyRequest, SessionRow>();

/** The session of a request whose actor was resolved; undefined for visitors. */
export function sessionOfRequest(request: FastifyRequest): SessionRow | undefined {
  return sessions.get(request);
}

/** The signed-in person of a request whose actor was resolved. */
export function personOfRequest(request: FastifyRequest): ResidentActor | StaffActor | undefined {
  const session = sessions.get(request);
  const actor = session && actorOf(session, request);
  return actor?.kind === 'resident' || actor?.kind === 'staff' ? actor : undefined;
}

function linkDigest(request: FastifyRequest): { linkDigest?: string } {
  // Images are fetched without headers: for files alone, a cookie carries the link of the case that is open.
  const token = request.headers['x-tracking-token'] ?? (request.url.startsWith('/api/v1/files/') ? request.cookies['lianxin_tracking'] : undefined);
  return typeof token === 'string' && /^[\w-]{16,200}$/u.test(token) ? { linkDigest: linkDigestOf(token) } : {};
}

function actorOf(session: SessionRow, request: FastifyRequest): Actor {
  if (session.residentId !== null) return { kind: 'resident', id: session.residentId, ...linkDigest(request) };
  const assignments: Assignment[] = session.assignments.map(({ role, placePath, workstationId }) => ({
    role,
    placePath,
    ...(workstationId === null ? {} : { workstationId }),
  }));
  return { kind: 'staff', id: session.staffId ?? '', assignments, mustEnrol: session.secondFactorAt === null };
}

/** Who is calling: by the session cookie (one indexed query), or by a secret tracking link; else a visitor. */
export function resolveActor(platform: Platform): (request: FastifyRequest) => Promise<Actor> {
  return async (request) => {
    const token = readSessionCookie(platform, request);
    if (token === undefined || token.length > 100) return { kind: 'visitor', ...linkDigest(request) };
    const now = platform.clock.now();
    const session = await findSession(platform.database, tokenDigest(token), now);
    if (!session) return { kind: 'visitor', ...linkDigest(request) };
    sessions.set(request, session);
    if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMilliseconds) {
      await touchSession(platform.database, session.id, now);
    }
    return actorOf(session, request);
  };
}
