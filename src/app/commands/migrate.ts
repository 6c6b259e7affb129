import { migrate } from '../../platform/database/migrate.ts';
import { withDatabase } from '../program/with-database.ts';
import type { AddCommand } from './command.ts';

/** `lianxin migrate`: brings the database up to date without starting the program. */
export const addMigrate: AddCommand = (program, readConfiguration) => {
  program
    .command('migrate')
    .description('bring the database up to date (the program does it at every start)')
    .action(async () => {
      const configuration = readConfiguration();
      const total = await withDatabase(configuration, async ({ url }) => (await migrate(url, { schema: configuration.databaseSchema })).total);
      console.log(`The database is up to date: ${total} migrations are in place.`);
    });
};
