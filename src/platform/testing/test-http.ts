import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Actor } from '../../shared/actor.ts';
import { createHttpApplication } from '../http/application.ts';
import type { Router } from '../http/router.ts';

export interface TestHttp {
  /** Where it listens, without a trailing slash. */
  readonly url: string;
  /** Who calls, until said otherwise. */
  actAs(actor: Actor): void;
  close(): Promise<void>;
}

/** A real server on a free port with the routes given and whoever the test says as the caller. */
export async function testHttp(serve: (router: Router) => void): Promise<TestHttp> {
  let actor: Actor = { kind: 'visitor' };
  const { app, router } = await createHttpApplication({
    logger: Fastify({ logger: false }).log,
    resolveActor: async () => actor,
    trustProxy: [],
    https: false,
    mapOrigins: [],
    callsPerMinute: 10_000,
    checkOutput: true,
  });
  serve(router);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    actAs(next) {
      actor = next;
    },
    close: () => app.close(),
  };
}
