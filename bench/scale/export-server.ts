/** Makes one file of the whole list in a process of its own, as the background job does, and tells how much memory that took. */
import { sql } from 'kysely';
import { platformOf, silentLive } from '../../src/app/platform-of.ts';
import { startExport } from '../../src/contexts/requests/actions/export/run-export.ts';
import type { ExportFormat } from '../../src/contexts/requests/contract.ts';
import { requestJobs } from '../../src/contexts/requests/jobs.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfiguration } from '../../src/platform/config.ts';
import { connect } from '../../src/platform/database/database.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due-jobs.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { Actor } from '../../src/shared/actor.ts';
import { benchStreet } from './questions.ts';

const configuration = readConfiguration(process.env);
const databaseUrl = configuration.databaseUrl ?? '';
const database = connect(databaseUrl);
const platform = await platformOf({ configuration, database, databaseUrl, dataDirectory: configuration.dataDirectory, clock: systemClock, logger: createLogger('error') }, silentLive);
const { rows: [clerk] } = await sql<{ id: string; path: string }>`
  select staff.id, division.path::text as path from staff, division where user_name = 'bench-clerk' and code = ${benchStreet}`.execute(database);
const actor: Actor = { kind: 'staff', id: clerk?.id ?? '', mustEnrol: false, assignments: [{ role: 'clerk', placePath: clerk?.path ?? '' }] };
const format = process.env['BENCH_FORMAT'] as ExportFormat;

async function exportAll(filters: { readonly text?: string }): Promise<number> {
  const { id } = await startExport(platform, actor, { format, filters: { sort: 'newest', ...filters } });
  await runDueJobs(platform, requestJobs);
  const { rows } = await sql<{ count: number }>`select row_count as count from request_export where id = ${id}::uuid`.execute(database);
  return rows[0]?.count ?? 0;
}

// Everything is loaded and compiled before memory is counted.
await exportAll({ text: '雨棚' });
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
const began = performance.now();
const rows = await exportAll({});
clearInterval(watch);
process.send?.({ rows, seconds: (performance.now() - began) / 1000, peak, growth: peak - before });
await database.destroy();
process.disconnect?.();
