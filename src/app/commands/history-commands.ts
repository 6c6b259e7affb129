import { withDatabase } from '../program/with-database.ts';
import type { AddCommand } from './command.ts';

const print = (line: string): void => console.log(line);

/** `lianxin verify-history`: recomputes every history; exits with 1 when something was changed. */
export const addVerifyHistory: AddCommand = (program, readConfiguration) => {
  program
    .command('verify-history')
    .description('recompute every history and name what was changed 核验全部历史，指出被改动的事项')
    .option('--anchors <file>', 'anchors to compare with, e.g. a copy kept elsewhere 用于比对的锚点文件')
    .option('--json', 'print the report as JSON')
    .action(async (options: { readonly anchors?: string; readonly json?: boolean }) => {
      const configuration = readConfiguration();
      // Loaded only here, so that other commands start at once.
      const [{ verifyHistoryCommand }, { chainedTables }, { fileChecker }, { openStorage }] = await Promise.all([
        import('./verify-history.ts'),
        import('../contexts.ts'),
        import('../../platform/files/index.ts'),
        import('../../platform/storage/storage.ts'),
      ]);
      const storage = await openStorage(configuration.files);
      process.exitCode = await withDatabase(configuration, ({ database }) => {
        const checkFile = fileChecker({ database, storage });
        return verifyHistoryCommand({ database, tables: chainedTables, checkFile, anchorFile: configuration.anchorFile, print }, options);
      });
    });
};

/** `lianxin anchor`: anchors now what happened since the last anchor. */
export const addAnchor: AddCommand = (program, readConfiguration) => {
  program
    .command('anchor')
    .description('anchor now what happened since the last anchor 立即设立锚点')
    .action(async () => {
      const configuration = readConfiguration();
      const { anchorCommand } = await import('./verify-history.ts');
      await withDatabase(configuration, ({ database }) => anchorCommand({ database, anchorFile: configuration.anchorFile, print }));
    });
};
