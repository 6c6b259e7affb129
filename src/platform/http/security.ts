import helmet from '@fastify/helmet';
import type { OutgoingHttpHeaders } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Machine interfaces that authenticate without cookies and therefore need no origin check. */
const foreignClients = ['/open311/'];

function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const origin = request.headers.origin;
  if (typeof origin !== 'string') return true;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}

/** Writes must come from our own pages: browser origin headers plus a header no foreign form can send. */
function refuseForeignWrites(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return;
  if (foreignClients.some((prefix) => request.url.startsWith(prefix))) return;
  if (!sameOrigin(request) || request.headers['x-requested-with'] !== 'lianxin') {
    throw problem(403, 'foreign-origin', {
      detail: 'Writes need the header "X-Requested-With: lianxin" and may not come from another site.',
    });
  }
}

export interface SecurityOptions {
  /** Origins of the configured map style, its tiles and fonts. */
  readonly mapOrigins: readonly string[];
  readonly https: boolean;
}

/** About windows, frames and devices of a page: they say nothing in an answer of the API, and each costs every answer time. */
const onlyForPages = new Set([
  'cross-origin-opener-policy', 'origin-agent-cluster', 'permissions-policy', 'x-dns-prefetch-control', 'x-download-options', 'x-permitted-cross-domain-policies', 'x-xss-protection',
]);

/** The headers that helmet gives every answer: always the same, so they are worked out once. */
async function helmetHeaders(options: SecurityOptions): Promise<OutgoingHttpHeaders> {
  const probe = Fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...options.mapOrigins],
        connectSrc: ["'self'", ...options.mapOrigins],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: options.https ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  probe.get('/', (_request, reply) => reply.send(reply.getHeaders()));
  const answer = await probe.inject('/');
  await probe.close();
  return answer.json<OutgoingHttpHeaders>();
}

/** Security headers and protection against forged writes. */
export async function installSecurity(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  const ofPages = { ...(await helmetHeaders(options)), 'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)' };
  const common = Object.entries(ofPages).filter(([name]) => !onlyForPages.has(name));
  // Answers hold what only this person may see now; what may be kept (files, feeds, pictures) says so itself.
  const ofAnswers = { ...Object.fromEntries(common), 'cache-control': 'private, no-store' };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? ofAnswers : ofPages).header('x-request-id', request.id);
    refuseForeignWrites(request);
    done();
  });
}
