/**
 * `npm test`: checks, unit, database, process and browser tests, one after the other, going on after failures.
 * The last line is `N passed, N failed` over all of them. `--only NAME` (repeatable) runs chosen parts.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { browserAdvice, ensureChineseFont, findBrowser } from './find-browser.ts';
import { readCounts, type Counts, type ReportKind } from './test-report.ts';

interface Part {
  readonly name: string;
  readonly title: string;
  readonly report: ReportKind;
  command(reportFile: string): { readonly args: readonly string[]; readonly environment?: Readonly<Record<string, string>> };
}

const root = join(import.meta.dirname, '..');
const library = (path: string) => join(root, 'node_modules', path);

function vitest(name: string, title: string): Part {
  return {
    name,
    title,
    report: 'vitest',
    command: (file) => ({ args: [library('vitest/vitest.mjs'), 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`] }),
  };
}

const parts: readonly Part[] = [
  { name: 'check', title: 'Checks', report: 'checks', command: (file) => ({ args: [join(root, 'scripts/check.ts'), '--json', file] }) },
  vitest('unit', 'Unit tests'),
  vitest('database', 'Database tests'),
  vitest('process', 'Process tests'),
  {
    name: 'e2e',
    title: 'Browser tests',
    report: 'playwright',
    command: (file) => ({
      args: [library('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    }),
  },
];

interface Result extends Counts {
  readonly title: string;
  readonly seconds: number;
}

async function perform(part: Part, reportFolder: string): Promise<Result> {
  console.log(`\n━━ ${part.title} ━━`);
  const begin = performance.now();
  const file = join(reportFolder, `${part.name}.json`);
  const exitCode = part.name === 'e2e' ? await runBrowserTests(part, file) : await run(part, file);
  const seconds = Math.round((performance.now() - begin) / 1000);
  return { title: part.title, seconds, ...readCounts(part.report, readText(file), exitCode) };
}

async function runBrowserTests(part: Part, file: string): Promise<number> {
  const browser = findBrowser();
  if (browser === null) {
    console.error(browserAdvice);
    return 1;
  }
  ensureChineseFont();
  console.log(`Browser: ${browser.path} (${browser.origin})`);
  return run(part, file, { LIANXIN_BROWSER: browser.path });
}

function run(part: Part, file: string, further: Readonly<Record<string, string>> = {}): Promise<number> {
  const { args, environment } = part.command(file);
  const path = [library('.bin'), process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...environment, ...further } });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function printTable(results: readonly Result[]): void {
  console.log(`\n${'Part'.padEnd(16)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(9)}`);
  for (const { title, passed, failed, skipped, seconds } of results) {
    console.log(`${title.padEnd(16)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(skipped).padStart(9)}${String(seconds).padStart(9)}`);
  }
}

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const strangers = values.only?.filter((name) => !parts.some((part) => part.name === name)) ?? [];
if (strangers.length > 0) {
  console.error(`No such part: ${strangers.join(', ')}. There are: ${parts.map((part) => part.name).join(', ')}`);
  process.exit(2);
}
const reportFolder = mkdtempSync(join(tmpdir(), 'lianxin-reports-'));
const results: Result[] = [];
try {
  for (const part of parts) if (values.only?.includes(part.name) ?? true) results.push(await perform(part, reportFolder));
} finally {
  rmSync(reportFolder, { recursive: true });
}
printTable(results);
const sum = (count: 'passed' | 'failed') => results.reduce((total, result) => total + result[count], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
