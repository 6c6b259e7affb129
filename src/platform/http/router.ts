import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../../shared/actor.ts';
import type { BodyOf, OutputOf, ParamsOf, QueryOf, RouteDescriptor } from '../../shared/route.ts';
import { problem } from '../problem.ts';
import { mayCall } from './access.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { parseInput } from './parse-input.ts';
import { RawJson } from './raw-json.ts';
import { withoutUnstorableText } from './storable-text.ts';

/** A call that passed validation and the access gate. */
export interface Call<Route> {
  readonly params: ParamsOf<Route>;
  readonly query: QueryOf<Route>;
  readonly body: BodyOf<Route>;
  readonly actor: Actor;
  /** The key under which a repeated write is recognised, when the client sent one. */
  readonly idempotencyKey: string | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type AnyRoute = RouteDescriptor<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

type Answer<Route> = OutputOf<Route> | RawJson<OutputOf<Route>> | FastifyReply | undefined | null;

export interface Router {
  /** Binds a descriptor to its handler; the handler's answer is checked against the contract outside production. */
  serve<Route extends AnyRoute>(route: Route, handler: (call: Call<Route>) => Promise<Answer<Route> | FastifyReply>): void;
  /** Every route served so far, for the OpenAPI document and the access matrix. */
  readonly routes: readonly AnyRoute[];
}

export type ResolveActor = (request: FastifyRequest) => Promise<Actor>;

function fastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1');
}

function refuse(actor: Actor): never {
  throw actor.kind === 'visitor'
    ? problem(401, 'sign-in-required', { detail: 'Sign in to do this.' })
    : problem(403, 'forbidden', { detail: 'Your account may not do this.' });
}

/** Makes the router: default deny, validated input, one place that turns descriptors into routes. */
export function createRouter(app: FastifyInstance, resolveActor: ResolveActor, checkOutput: boolean): Router {
  const routes: AnyRoute[] = [];

  function serve<Route extends AnyRoute>(
    route: Route,
    handler: (call: Call<Route>) => Promise<Answer<Route> | FastifyReply>,
  ): void {
    if (routes.some((known) => known.operationId === route.operationId)) {
      throw new Error(`Two routes are called ${route.operationId}`);
    }
    routes.push(route);
    app.route({
      method: route.method,
      url: fastifyPath(route.path),
      ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
      config: {
        ...(route.limitPerMinute ? { rateLimit: { max: route.limitPerMinute, timeWindow: '1 minute' } } : {}),
        operationId: route.operationId,
      },
      handler: async (request, reply) => {
        const actor = await resolveActor(request);
        if (!mayCall(route.access, actor)) refuse(actor);
        const call = {
          params: parseInput(route.params, request.params, 'params'),
          query: parseInput(route.query, request.query, 'query'),
          body: route.multipart ? undefined : parseInput(route.body, withoutUnstorableText(request.body), ''),
          actor,
          idempotencyKey: readIdempotencyKey(request),
          request,
          reply,
        } as Call<Route>;
        const answer = await handler(call);
        // A file on its way counts as answered, also when the reader went away in the middle of it.
        if (reply.sent || reply.raw.headersSent || answer === reply) return reply;
        void reply.status(route.status ?? 200);
        if (answer === undefined || answer === null) return null;
        const raw = answer instanceof RawJson ? answer : new RawJson(JSON.stringify(answer));
        if (checkOutput && route.output) route.output.parse(answer === raw ? JSON.parse(raw.bytes.toString()) : answer);
        return reply.type('application/json; charset=utf-8').send(raw.bytes);
      },
    });
  }

  return { serve, routes };
}
