import type { FastifyInstance } from 'fastify';
import type { Platform } from '../../platform/platform.ts';
import { recordRefusal } from './actions/record-refusal.ts';
import { personOfRequest } from './resolve-actor.ts';

/** Writes every refused call (403) of a signed-in person into the person's history, after the answer was sent (ASVS 16.3.2). */
export function installRefusalAudit(app: FastifyInstance, platform: Platform): void {
  app.addHook('onResponse', async (request, reply) => {
    const person = reply.statusCode === 403 ? personOfRequest(request) : undefined;
    if (!person) return;
    const { operationId } = request.routeOptions.config as { readonly operationId?: string };
    try {
      await recordRefusal(platform, person, { operationId: operationId ?? request.routeOptions.url ?? '' });
    } catch (error) {
      platform.logger.error({ err: error }, 'a refusal could not be recorded');
    }
  });
}
