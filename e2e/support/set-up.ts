import { startProgram } from './program.ts';

/**
 * Starts the program for all tests; at the end it must have met no error of its own. With LIANXIN_URL in the environment the
 * tests use the program that runs there.
 */
async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['LIANXIN_URL'] !== undefined) return undefined;
  const program = await startProgram();
  process.env['LIANXIN_URL'] = program.url;
  return async () => {
    await program.stop();
    const errors = program.output().split('\n').filter((line) => /"level":(50|60)/.test(line));
    if (errors.length > 0) throw new Error(`The program met errors:\n${errors.join('\n')}`);
  };
}

// Playwright asks for a default export.
export default setUp;
