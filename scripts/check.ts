/**
 * `npm run check`: everything that can be said about the code without running the product.
 * Options: `--json FILE` writes the counts, `--only NAME` (repeatable) runs chosen checks.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Check {
  readonly name: string;
  readonly title: string;
  /** Commands, one after the other; the first word is a script or a program of node_modules/.bin. */
  readonly commands: readonly (readonly string[])[];
}

interface Result {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

const root = join(import.meta.dirname, '..');

const sourceFolders = ['src', 'demo', 'e2e', 'bench', 'scripts'].filter((folder) => existsSync(join(root, folder)));

const checks: readonly Check[] = [
  { name: 'types', title: 'Types (TypeScript)', commands: [['tsc', '--noEmit', '-p', '.']] },
  { name: 'lint', title: 'Lint with types (oxlint)', commands: [['oxlint']] },
  {
    name: 'boundaries',
    title: 'Boundaries between contexts and rooms (dependency-cruiser)',
    commands: [['depcruise', '--config', '.dependency-cruiser.mjs', ...sourceFolders]],
  },
  { name: 'tables', title: 'No context names another’s table', commands: [['scripts/check-tables.ts']] },
  { name: 'unused', title: 'Unused files, exports and dependencies (knip)', commands: [['knip', '--no-progress']] },
  { name: 'locales', title: 'Chinese and English words complete', commands: [['scripts/check-locales.ts']] },
  { name: 'generated-tables', title: 'Table types match the migrated database', commands: [['scripts/generate-tables.ts', '--check']] },
  { name: 'generated-operations', title: 'Operations table matches the contracts', commands: [['scripts/generate-operations.ts', '--check']] },
  { name: 'generated-openapi', title: 'OpenAPI document matches the contracts', commands: [['scripts/generate-openapi.ts', '--check']] },
  { name: 'generated-lifecycles', title: 'State diagrams match the lifecycles', commands: [['scripts/generate-lifecycles.ts', '--check']] },
  { name: 'bundles', title: 'Bundle budgets', commands: [['scripts/build.ts'], ['scripts/check-bundles.ts']] },
  { name: 'repository', title: 'Lock file and committed text', commands: [['scripts/check-repository.ts']] },
];

function run(command: readonly string[]): Promise<boolean> {
  const [program = '', ...rest] = command;
  const args = program.endsWith('.ts') ? [join(root, program), ...rest] : rest;
  const file = program.endsWith('.ts') ? process.execPath : join(root, 'node_modules/.bin', program);
  // The tools themselves must run on the pinned Node, also when this file was started by hand with another.
  const environment = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: environment, stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

async function perform(check: Check, index: number, count: number): Promise<Result> {
  console.log(`\n── ${index + 1}/${count} ${check.title} ──`);
  const start = performance.now();
  let passed = true;
  for (const command of check.commands) passed = passed && (await run(command));
  const seconds = (performance.now() - start) / 1000;
  console.log(`${passed ? '✔ passed' : '✘ FAILED'} in ${seconds.toFixed(1)} s`);
  return { name: check.name, passed, seconds: Number(seconds.toFixed(1)) };
}

const { values: options } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', multiple: true } } });
const strangers = options.only?.filter((name) => !checks.some((check) => check.name === name)) ?? [];
if (strangers.length > 0) {
  console.error(`No such check: ${strangers.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}`);
  process.exit(2);
}
const chosen = checks.filter((check) => options.only?.includes(check.name) ?? true);
const results: Result[] = [];
for (const [index, check] of chosen.entries()) results.push(await perform(check, index, chosen.length));

const failed = results.filter((result) => !result.passed);
console.log(`\n── Summary ──`);
for (const result of results) console.log(`${result.passed ? '✔' : '✘'} ${result.name.padEnd(22)} ${result.seconds.toFixed(1).padStart(6)} s`);
console.log(`${results.length - failed.length} checks passed, ${failed.length} failed`);
if (options.json !== undefined) {
  writeFileSync(options.json, `${JSON.stringify({ passed: results.length - failed.length, failed: failed.length, checks: results }, null, 2)}\n`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
