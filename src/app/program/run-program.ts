import { systemClock } from '../../platform/clock.ts';
import type { Configuration } from '../../platform/config.ts';
import { connect } from '../../platform/database/database.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { lockFolder } from '../../platform/folder-lock.ts';
import { createLogger } from '../../platform/logger.ts';
import { openDatabase } from './database-access.ts';
import { assertPortIsFree } from './free-port.ts';
import type { ProgramContext, ProgramParts } from './parts.ts';
import { prepareDemo } from './prepare-demo.ts';
import { closeWithin, listenForStop, type StopSignal } from './stop-signal.ts';

const say = (line: string) => console.error(line);

/**
 * Starts everything, serves until SIGTERM or SIGINT, stops everything in under 10 seconds.
 * Returns the exit code; throws when the start fails (after stopping what had started).
 */
export async function runProgram(configuration: Configuration, parts: ProgramParts): Promise<number> {
  const stop = listenForStop();
  const closers: { readonly name: string; readonly milliseconds: number; close(): unknown }[] = [];
  try {
    await stop.orStop(serve(configuration, parts, stop, (name, milliseconds, close) => closers.unshift({ name, milliseconds, close })));
    return await stop.requested;
  } finally {
    stop.request(1);
    for (const { name, milliseconds, close } of closers) await closeWithin(name, milliseconds, close);
  }
}

type Cleanup = (name: string, milliseconds: number, close: () => unknown) => void;

async function serve(configuration: Configuration, parts: ProgramParts, stop: StopSignal, onClose: Cleanup): Promise<void> {
  const lock = lockFolder(configuration.dataDirectory);
  onClose('folder lock', 100, () => lock.release());
  const logger = createLogger(configuration.logLevel);
  await assertPortIsFree(configuration.host, configuration.port);
  const opening = openDatabase(configuration, (event) => logger.warn(event));
  // Registered before it is ready: a stop during the start waits for the server and then stops it.
  onClose('database server', 5_000, () => opening.then((access) => access.stop(), () => {}));
  const building = parts.buildWeb?.(stop.signal);
  const [access] = await Promise.all([opening, building]);
  await migrate(access.url, { schema: configuration.databaseSchema });
  const database = connect(access.url, {
    schema: configuration.databaseSchema,
    size: configuration.databasePoolSize,
    onError: (error) => logger.warn({ err: error }, 'database connection'),
  });
  onClose('database connections', 500, () => database.destroy());
  const { dataDirectory } = configuration;
  const context: ProgramContext = { configuration, database, databaseUrl: access.url, dataDirectory, clock: systemClock, logger };
  const isDemo = await prepareDemo(context, access, parts.demo, say);
  if (stop.signal.aborted) return;
  const server = await parts.startServer(context);
  onClose('web server', 4_000, () => server.close());
  console.log(`Lianxin ready on ${server.url}`);
  const lines = isDemo ? await parts.demo?.describeAccounts(context) : await administratorLines(context, parts, server.url);
  for (const line of lines ?? []) console.log(line);
}

async function administratorLines(context: ProgramContext, parts: ProgramParts, serverUrl: string): Promise<readonly string[]> {
  const link = await parts.createFirstAdministratorLink(context, context.configuration.publicUrl ?? serverUrl);
  return link === null ? [] : ['There is no administrator yet. Create the first one with this link, which works once:', link];
}
