/** `npm run -s lianxin -- <command>`: everything that is done without a browser. */
import { Command } from 'commander';
import { readConfiguration } from '../platform/config.ts';
import { commands } from './commands/index.ts';
import { reportError } from './program/report-error.ts';

const program = new Command('lianxin')
  .description('连心: commands beside the running program. They join the database of the program that runs on DATA_DIR, or start it for themselves.')
  .usage('<command> [options]')
  .showHelpAfterError()
  .helpCommand('help [command]', 'help for one command');
for (const add of commands) add(program, () => readConfiguration(process.env));

let exitCode = 0;
try {
  await program.parseAsync();
  // A command may set its own, e.g. verify-history when it finds something.
  exitCode = Number(process.exitCode ?? 0);
} catch (error) {
  reportError(error);
  exitCode = 1;
}
process.exit(exitCode);
