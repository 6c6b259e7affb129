/** The program's own server without web pages and demo, on the benchmark's database. */
import { startApi } from '../../src/app/server.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfiguration } from '../../src/platform/config.ts';
import { connect } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';

const configuration = readConfiguration(process.env);
const databaseUrl = configuration.databaseUrl ?? '';
const logger = createLogger('error');
const database = connect(databaseUrl, { size: configuration.databasePoolSize });
const server = await startApi({ configuration, database, databaseUrl, dataDirectory: configuration.dataDirectory, clock: systemClock, logger });
process.send?.({ url: server.url });
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss }));
