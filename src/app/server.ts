import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import packageFile from '../../package.json' with { type: 'json' };
import { makeAnchor } from '../platform/events/anchors.ts';
import { createHttpApplication } from '../platform/http/application.ts';
import { openApiDocument } from '../platform/http/openapi.ts';
import type { Router } from '../platform/http/router.ts';
import { startWorker } from '../platform/jobs/worker.ts';
import { startLive } from '../platform/live/live.ts';
import { serveProbes } from '../platform/http/probes.ts';
import type { Platform } from '../platform/platform.ts';
import { installRefusalAudit, resolveActor } from '../contexts/people/index.ts';
import { headOfPage } from '../contexts/requests/index.ts';
import { jobs, serveEverything } from './contexts.ts';
import { addressOf, platformOf } from './platform-of.ts';
import { prepareInstallation } from './prepare-installation.ts';
import type { ProgramContext, RunningServer } from './program/parts.ts';
import { serveWeb } from './web.ts';

const anchorEvery = 10 * 60_000;

function mapOriginsOf(styleUrl: string | null): readonly string[] {
  return styleUrl === null ? [] : [new URL(styleUrl).origin];
}

/** Serves the anchors of all histories to everybody: whoever keeps a copy can tell when history was rewritten. */
function serveAnchors(app: FastifyInstance, anchorFile: string): void {
  app.get('/anchors.jsonl', async (_request, reply) => {
    try {
      await access(anchorFile);
    } catch {
      return reply.callNotFound();
    }
    return reply.type('application/x-ndjson').send(createReadStream(anchorFile));
  });
}

function anchorRegularly(platform: Platform): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = makeAnchor(platform.database, platform.configuration.anchorFile).catch((error: unknown) => {
      platform.logger.error({ err: error }, 'the histories could not be anchored');
    });
  }, anchorEvery);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** The HTTP application with everything bound to it but not listening yet. */
export async function createApplication(platform: Platform, checkOutput: boolean): Promise<{ app: FastifyInstance; router: Router }> {
  const { configuration } = platform;
  const { app, router } = await createHttpApplication({
    logger: platform.logger,
    resolveActor: resolveActor(platform),
    trustProxy: configuration.trustProxy,
    https: configuration.publicUrl?.startsWith('https:') ?? false,
    mapOrigins: mapOriginsOf(configuration.mapStyleUrl),
    callsPerMinute: configuration.callsPerMinute,
    checkOutput,
  });
  installRefusalAudit(app, platform);
  serveProbes(app, platform, packageFile.version);
  serveEverything(router, platform);
  app.get('/openapi.json', (_request, reply) => reply.send(openApiDocument(router.routes, packageFile.version)));
  serveAnchors(app, configuration.anchorFile);
  return { app, router };
}

/** Starts the web server with jobs and live updates; the database is there and migrated. */
export async function startServer(context: ProgramContext): Promise<RunningServer> {
  return start(context, true);
}

/** The same without web pages and background work: for measuring the API alone. */
export async function startApi(context: ProgramContext): Promise<RunningServer> {
  return start(context, false);
}

async function start(context: ProgramContext, whole: boolean): Promise<RunningServer> {
  const { configuration, logger, database } = context;
  const address = addressOf(context);
  const live = startLive(database, { address, logger });
  const platform = await platformOf(context, live);
  await prepareInstallation(platform);
  const { app } = await createApplication(platform, false);
  if (whole) await serveWeb(app, configuration, (path) => headOfPage(platform, path));
  const worker = whole ? await startWorker(platform, jobs, { address }) : undefined;
  const stopAnchoring = anchorRegularly(platform);
  const url = await app.listen({ host: configuration.host, port: configuration.port });
  return {
    url,
    close: async () => {
      await live.close();
      await app.close();
      await worker?.stop();
      await stopAnchoring();
    },
  };
}
