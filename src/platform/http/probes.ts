import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { countJobs } from '../jobs/count-jobs.ts';
import type { Platform } from '../platform.ts';
import { databaseAnswers } from '../database/health.ts';

/** `/healthz` for supervisors and `/metrics` for Prometheus. */
export function serveProbes(app: FastifyInstance, platform: Platform, version: string): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'lianxin_http_seconds',
    help: 'Time to answer, by operation and status class',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const refusals = new Counter({ name: 'lianxin_http_refused_total', help: 'Calls refused for lack of permission', registers: [registry] });
  const queue = new Gauge({ name: 'lianxin_jobs', help: 'Jobs by state', labelNames: ['state'], registers: [registry] });

  app.addHook('onResponse', (request, reply, done) => {
    const { operationId } = request.routeOptions.config as { operationId?: string };
    if (operationId) calls.observe({ operation: operationId, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000);
    const milliseconds = Math.round(reply.elapsedTime);
    request.log.info({ requestId: request.id, operation: operationId ?? request.routeOptions.url, status: reply.statusCode, milliseconds }, 'answered');
    if (reply.statusCode === 401 || reply.statusCode === 403) refusals.inc();
    done();
  });

  app.get('/healthz', async (_request, reply) => {
    if (await databaseAnswers(platform.database)) return reply.send({ status: 'ok', version });
    return reply.status(503).send({ status: 'database-unreachable', version });
  });

  app.get('/metrics', async (_request, reply) => {
    const counts = await countJobs(platform.database);
    for (const state of ['due', 'running', 'scheduled', 'retrying', 'failed'] as const) queue.set({ state }, counts[state]);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
