import { runningClusterUrl } from '../../platform/database/cluster.ts';
import { folderHolder } from '../../platform/folder-lock.ts';
import type { AddCommand } from './command.ts';

/** `lianxin database-url`: the running database's address, for psql and pg_dump. */
export const addDatabaseUrl: AddCommand = (program, readConfiguration) => {
  program
    .command('database-url')
    .description('print the address of the running database (with its password), for psql or pg_dump')
    .action(() => {
      const { databaseUrl, dataDirectory } = readConfiguration();
      const url = databaseUrl ?? (folderHolder(dataDirectory) === null ? null : runningClusterUrl(dataDirectory));
      if (url === null) throw new Error(`No program runs on ${dataDirectory}: start it first.`);
      console.log(url);
    });
};
