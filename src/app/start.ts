/** `npm start`: the whole program. One file run by one `exec node`, so that signals to npm reach it. */
import { readConfiguration } from '../platform/config.ts';
import { ensureBuilt } from './program/ensure-built.ts';
import type { ProgramParts } from './program/parts.ts';
import { reportError } from './program/report-error.ts';
import { runProgram } from './program/run-program.ts';

const parts: ProgramParts = {
  buildWeb: ensureBuilt,
  // Loaded only when reached, so that a refused start answers at once.
  startServer: async (context) => (await import('./server.ts')).startServer(context),
  demo: {
    load: async (context) => (await import('./load-demo.ts')).loadDemo(context),
    describeAccounts: async (context) => (await import('./load-demo.ts')).describeDemoAccounts(context),
  },
  createFirstAdministratorLink: async (context, publicUrl) => (await import('./first-administrator.ts')).createFirstAdministratorLink(context, publicUrl),
};

let exitCode: number;
try {
  exitCode = await runProgram(readConfiguration(process.env), parts);
} catch (error) {
  reportError(error);
  exitCode = 1;
}
process.exit(exitCode);
