import type { Configuration } from '../../platform/config.ts';
import { readFacts } from '../../platform/database/check-server.ts';
import { runningClusterUrl } from '../../platform/database/cluster.ts';
import { pendingMigrations } from '../../platform/database/migrate.ts';
import { folderHolder } from '../../platform/folder-lock.ts';
import type { AddCommand } from './command.ts';

/** `lianxin status`: what runs and in which state the database is; starts nothing. */
export const addStatus: AddCommand = (program, readConfiguration) => {
  program
    .command('status')
    .description('tell whether the program runs and whether its database is up to date')
    .action(async () => {
      for (const line of await describeStatus(readConfiguration())) console.log(line);
    });
};

async function describeStatus({ dataDirectory, databaseUrl, databaseSchema }: Configuration): Promise<string[]> {
  const holder = folderHolder(dataDirectory);
  const lines = [`Data folder  ${dataDirectory}`, `Program      ${holder === null ? 'does not run' : `runs (process ${holder})`}`];
  const url = databaseUrl ?? (holder === null ? null : runningClusterUrl(dataDirectory));
  if (url === null) return [...lines, 'Database     embedded, not running'];
  const { versionNumber } = await readFacts(url);
  const version = `${Math.floor(versionNumber / 10_000)}.${versionNumber % 10_000}`;
  return [
    ...lines,
    `Database     ${databaseUrl === null ? 'embedded' : 'DATABASE_URL'}, PostgreSQL ${version}`,
    `Migrations   ${describePending(await pendingMigrations(url, { schema: databaseSchema }))}`,
  ];
}

function describePending(pending: readonly string[] | null): string {
  if (pending === null) return 'the database is empty';
  return pending.length === 0 ? 'up to date' : `${pending.length} pending: ${pending.join(', ')}`;
}
