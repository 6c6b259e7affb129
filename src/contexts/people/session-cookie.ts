import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../platform/platform.ts';

/** Browsers accept a `__Host-` cookie only over https, for the whole host, set by that host itself. */
function isHttps(platform: Pick<Platform, 'configuration'>): boolean {
  return platform.configuration.publicUrl?.startsWith('https:') ?? false;
}

/** The cookie's name: `__Host-lianxin` under https, else `lianxin`. */
export function sessionCookieName(platform: Pick<Platform, 'configuration'>): string {
  return isHttps(platform) ? '__Host-lianxin' : 'lianxin';
}

/** The session token a request brings, if any. */
export function readSessionCookie(platform: Pick<Platform, 'configuration'>, request: FastifyRequest): string | undefined {
  return request.cookies[sessionCookieName(platform)];
}

/** Gives the browser its session; without an end it forgets it when it is closed. */
export function setSessionCookie(platform: Pick<Platform, 'configuration'>, reply: FastifyReply, token: string, until: Date | null): void {
  void reply.setCookie(sessionCookieName(platform), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(platform),
    ...(until ? { expires: until } : {}),
  });
}

/** Takes the session back from the browser. */
export function clearSessionCookie(platform: Pick<Platform, 'configuration'>, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookieName(platform), { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(platform) });
}
