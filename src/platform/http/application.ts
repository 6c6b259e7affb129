import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { newId } from '../../shared/ids.ts';
import { answerError, installErrorHandling } from './errors.ts';
import { type ResolveActor, type Router, createRouter } from './router.ts';
import { installSecurity } from './security.ts';

export interface HttpOptions {
  readonly logger: FastifyBaseLogger;
  readonly resolveActor: ResolveActor;
  /** Proxies to believe, empty for none. */
  readonly trustProxy: readonly string[];
  readonly https: boolean;
  readonly mapOrigins: readonly string[];
  /** Calls per minute and address; individual routes may be stricter. */
  readonly callsPerMinute: number;
  /** Check every answer against its contract (development and tests). */
  readonly checkOutput: boolean;
}

/** Ids of calls: which start of the program, and which call since; unique without random bytes for each. */
function requestIds(): () => string {
  const start = newId();
  let count = 0;
  return () => `${start}-${(count += 1).toString(36)}`;
}

/** Files of the pages: sent from memory, kept by browsers for ever, and many for each page. */
const pageFiles = /^\/(assets|icons)\//u;

const jsonBodyLimit = 1024 * 1024;

/** The HTTP application without routes: security, limits, errors and the router to bind contracts with. */
export async function createHttpApplication(options: HttpOptions): Promise<{ app: FastifyInstance; router: Router }> {
  const app = Fastify({
    loggerInstance: options.logger,
    // Addresses of secret links must not reach the log: answers are logged by operation instead.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    // A logger of its own for each call costs more than the call's log line; the lines name their call themselves.
    childLoggerFactory: (logger) => logger,
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    bodyLimit: jsonBodyLimit,
    forceCloseConnections: 'idle',
    // Addresses that cannot be decoded reach no route.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    routerOptions: { maxParamLength: 200 },
  });
  installErrorHandling(app);
  await installSecurity(app, options);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true, max: options.callsPerMinute, timeWindow: '1 minute', allowList: ({ url }) => pageFiles.test(url),
    // Who is far from the limit need not be told of it with every answer.
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  await app.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 10 }, throwFileSizeLimit: true });
  return { app, router: createRouter(app, options.resolveActor, options.checkOutput) };
}
