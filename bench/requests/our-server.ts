/** The program's own server without web pages and demo, on the benchmark's database. */
import { sql } from 'kysely';
import { startApi } from '../../src/app/server.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfiguration } from '../../src/platform/config.ts';
import { connect } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';

const configuration = readConfiguration(process.env);
const databaseUrl = configuration.databaseUrl ?? '';
const logger = createLogger('error');
const database = connect(databaseUrl, { size: Number(process.env['BENCH_CONNECTIONS'] ?? configuration.databasePoolSize) });
const server = await startApi({ configuration, database, databaseUrl, dataDirectory: configuration.dataDirectory, clock: systemClock, logger });
process.send?.({ url: server.url });

async function pagesTouched(): Promise<number> {
  // What a connection did is added up for others to see only once in a while, unless it is told to.
  await sql`select pg_stat_force_next_flush()`.execute(database);
  const { rows } = await sql<{ pages: number }>`select (blks_hit + blks_read)::float8 as pages from pg_stat_database where datname = current_database()`.execute(database);
  return rows[0]?.pages ?? 0;
}

process.on('message', (what) => {
  if (what === 'memory') process.send?.({ memory: process.memoryUsage().rss });
  else void pagesTouched().then((pages) => process.send?.({ pages }));
});
