import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { newId } from '../../shared/ids.ts';
import { installErrorHandling } from './errors.ts';
import { type ResolveActor, type Router, createRouter } from './router.ts';
import { installSecurity } from './security.ts';

export interface HttpOptions {
  readonly logger: FastifyServerOptions['logger'];
  readonly resolveActor: ResolveActor;
  readonly trustProxy: boolean;
  readonly https: boolean;
  readonly mapOrigins: readonly string[];
  /** Calls per minute and address; individual routes may be stricter. */
  readonly callsPerMinute: number;
  /** Check every answer against its contract (development and tests). */
  readonly checkOutput: boolean;
}

const jsonBodyLimit = 1024 * 1024;

/** Secret links carry their token in the page address: it must not reach the log. */
function redactUrl(url: string): string {
  return url.replace(/^\/t\/[^/?#]+/u, '/t/…');
}

/** The HTTP application without routes: security, limits, errors and the router to bind contracts with. */
export async function createHttpApplication(options: HttpOptions): Promise<{ app: FastifyInstance; router: Router }> {
  const app = Fastify({
    logger:
      typeof options.logger === 'object'
        ? {
            ...options.logger,
            serializers: { req: (request) => ({ method: request.method, url: redactUrl(request.url) }) },
          }
        : (options.logger ?? false),
    genReqId: () => newId(),
    trustProxy: options.trustProxy,
    bodyLimit: jsonBodyLimit,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  installErrorHandling(app);
  await installSecurity(app, options);
  await app.register(cookie);
  await app.register(rateLimit, { global: true, max: options.callsPerMinute, timeWindow: '1 minute' });
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 10 }, throwFileSizeLimit: true });
  return { app, router: createRouter(app, options.resolveActor, options.checkOutput) };
}
