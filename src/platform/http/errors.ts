import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { fieldsWithRefusedValue, isRefusedValue } from './refused-value.ts';

const codeByStatus: Readonly<Record<number, string>> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

function send(request: FastifyRequest, reply: FastifyReply, status: number, code: string, rest: object): FastifyReply {
  return reply
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `/docs/problems#${code}`,
        title: code,
        status,
        code,
        requestId: request.id,
        ...rest,
      }),
    );
}

/** Answers an error with a problem document; nothing internal leaves the program. */
export function answerError(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) {
    if (error.status === 401 || error.status === 403) {
      request.log.warn({ requestId: request.id, code: error.code, url: request.routeOptions.url }, 'refused');
    }
    return send(request, reply, error.status, error.code, {
      ...error.extra,
      detail: error.message,
      ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    });
  }
  if (isRefusedValue(error)) {
    const fields = fieldsWithRefusedValue(error, request);
    request.log.warn({ err: error, url: request.routeOptions.url }, 'a value the contract let through');
    return send(request, reply, 422, 'invalid-input', { detail: 'A value cannot be stored.', ...(fields.length > 0 ? { fields } : {}) });
  }
  const status = error.statusCode ?? 500;
  if (status < 500) {
    return send(request, reply, status, codeByStatus[status] ?? 'bad-request', { detail: error.message });
  }
  request.log.error({ requestId: request.id, err: error, url: request.routeOptions.url }, 'unexpected error');
  return send(request, reply, 500, 'internal-error', { detail: 'Something went wrong on our side.' });
}

/** Remembers what each address takes; those that stand for any page or file do not count. */
function knownAddresses(app: FastifyInstance): (url: string) => readonly string[] {
  const known = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.+?^$()|[\]{}\\]/gu, '\\$&')));
    const address = known.get(url) ?? { pattern: new RegExp(`^${parts.join('/')}$`, 'u'), methods: new Set<string>() };
    for (const one of [method].flat()) address.methods.add(one);
    known.set(url, address);
  });
  return (url) => {
    const [path = ''] = url.split('?');
    const found = [...known.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  };
}

/** Problem documents for everything that goes wrong in a route, and for addresses without one. */
export function installErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler(answerError);

  const methodsAt = knownAddresses(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsAt(request.url);
    if (allowed.length === 0) return send(request, reply, 404, 'not-found', { detail: 'There is nothing at this address.' });
    const methods = allowed.join(', ');
    return send(request, reply.header('allow', methods), 405, 'method-not-allowed', { detail: `This address takes ${methods}.` });
  });
}
