import type { Command } from 'commander';
import type { ChainedTable } from '../../platform/events/verify.ts';
import { fileChecker } from '../../platform/files/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { anchorCommand, verifyHistoryCommand } from './verify-history.ts';

type WithPlatform = <Result>(work: (platform: Platform) => Promise<Result>) => Promise<Result>;

/** Adds the commands on the history of all records. */
export function registerHistoryCommands(program: Command, withPlatform: WithPlatform, tables: readonly ChainedTable[]): void {
  const print = (line: string): void => console.log(line);

  program
    .command('verify-history')
    .description('Recompute every history and name what was changed 核验全部历史,指出被改动的事项')
    .option('--anchors <file>', 'anchors to compare with, e.g. a copy kept elsewhere 用于比对的锚点文件')
    .option('--json', 'print the report as JSON 以 JSON 输出')
    .action(async (options: { readonly anchors?: string; readonly json?: boolean }) => {
      process.exitCode = await withPlatform((platform) =>
        verifyHistoryCommand(
          { database: platform.database, tables, checkFile: fileChecker(platform), anchorFile: platform.configuration.anchorFile, print },
          options,
        ),
      );
    });

  program
    .command('anchor')
    .description('Anchor now what happened since the last anchor 立即设立锚点')
    .action(async () => {
      await withPlatform(({ database, configuration }) => anchorCommand({ database, anchorFile: configuration.anchorFile, print }));
    });
}
