import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Plants imports into a tree that has the shape of the real one and runs the real configuration over it:
 * each row is the file that imports, what it imports, and the rule that must refuse it (none: it is allowed).
 */
const plants: readonly (readonly [from: string, to: string, rule?: string])[] = [
  ['src/contexts/requests/actions/reads-people-store.ts', 'src/contexts/people/store.ts', 'context-door'],
  ['src/contexts/requests/actions/reads-people-store-folder.ts', 'src/contexts/people/store/accounts.ts', 'context-door'],
  ['src/contexts/requests/actions/uses-people-door.ts', 'src/contexts/people/index.ts'],
  ['src/contexts/requests/actions/uses-people-contract.ts', 'src/contexts/people/contract.ts'],
  ['src/contexts/requests/actions/uses-people-contract-file.ts', 'src/contexts/people/contract/schemas.ts', 'context-door'],
  ['src/contexts/requests/actions/uses-own-store.ts', 'src/contexts/requests/store.ts'],
  ['src/contexts/requests/actions/uses-projects.ts', 'src/contexts/projects/index.ts', 'context-graph-requests'],
  ['src/contexts/places/actions/uses-people.ts', 'src/contexts/people/index.ts', 'context-graph-places'],
  ['src/contexts/projects/actions/uses-requests.ts', 'src/contexts/requests/index.ts'],
  ['src/contexts/deliberation/actions/uses-organizations.ts', 'src/contexts/organizations/index.ts'],
  ['src/contexts/organizations/actions/uses-deliberation.ts', 'src/contexts/deliberation/index.ts', 'context-graph-organizations'],
  ['src/contexts/fares/actions/uses-places.ts', 'src/contexts/places/index.ts', 'context-graph-fares'],
  ['src/contexts/notices/actions/uses-requests.ts', 'src/contexts/requests/index.ts', 'context-graph-notices'],
  ['src/contexts/insight/actions/uses-villages.ts', 'src/contexts/villages/index.ts'],
  ['src/contexts/newcomer/index.ts', 'src/shared/ids.ts', 'known-context'],
  ['src/contexts/requests/actions/uses-app.ts', 'src/app/server.ts', 'context-stands-below-app'],
  ['src/contexts/requests/rules.ts', 'src/contexts/requests/store.ts', 'pure-room'],
  ['src/contexts/people/rules/reads-clock.ts', 'src/platform/clock.ts', 'pure-room'],
  ['src/contexts/people/policy.ts', 'node:fs', 'pure-room'],
  ['src/contexts/people/lifecycle.ts', 'src/contexts/people/contract.ts'],
  ['src/shared/reads-platform.ts', 'src/platform/clock.ts', 'shared-is-pure'],
  ['src/contexts/people/routes.ts', 'kysely', 'sql-only-in-stores'],
  ['src/platform/http/asks-database.ts', 'kysely', 'sql-only-in-stores'],
  ['src/contexts/people/store/asks-database.ts', 'kysely'],
  ['src/contexts/requests/pages/desk/list.tsx', 'src/contexts/requests/store.ts', 'page-imports'],
  ['src/contexts/requests/pages/desk/case.tsx', 'src/contexts/requests/index.ts', 'page-imports'],
  ['src/contexts/requests/pages/desk/form.tsx', 'src/platform/clock.ts', 'page-imports'],
  ['src/contexts/requests/pages/desk/board.tsx', 'src/contexts/places/contract.ts'],
  ['src/contexts/requests/pages/desk/map.tsx', 'maplibre-gl', 'heavy-kits-only-in-ui'],
  ['src/ui/map/map.tsx', 'maplibre-gl'],
  ['src/ui/kit/reads-contract.tsx', 'src/contexts/people/contract.ts', 'ui-imports'],
  ['src/platform/http/knows-people.ts', 'src/contexts/people/index.ts', 'platform-knows-no-context'],
  ['src/app/starts-people.ts', 'src/contexts/people/index.ts'],
  ['src/app/reads-people-store.ts', 'src/contexts/people/store.ts', 'app-takes-doors'],
  ['src/app/loads-demo.ts', 'demo/index.ts', 'product-stands-alone'],
  ['src/platform/http/uses-testing.ts', 'src/platform/testing/helper.ts', 'tests-stay-out'],
  ['src/platform/circle/one.ts', 'src/platform/circle/two.ts', 'no-circular'],
  ['src/platform/circle/two.ts', 'src/platform/circle/one.ts'], // a circle is reported once
  ['src/platform/http/lost.ts', 'src/platform/http/nowhere.ts', 'resolvable'],
];

const root = join(import.meta.dirname, '..');
const tree = mkdtempSync(join(tmpdir(), 'lianxin-boundaries-'));
const rulesBroken = new Map<string, string[]>();

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

function importOf(from: string, to: string): string {
  if (!to.includes('/') || to.startsWith('node:')) return to;
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

interface Report {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

function runNode(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: tree, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (stdout === '' && stderr !== '') reject(new Error(stderr, { cause: error }));
      else resolve(stdout + stderr);
    });
  });
}

beforeAll(async () => {
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json']) cpSync(join(root, file), join(tree, file));
  write('package.json', JSON.stringify({ type: 'module', dependencies: { kysely: '1.0.0', 'maplibre-gl': '1.0.0' } }));
  for (const name of ['kysely', 'maplibre-gl']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const [, to] of plants) if (to.includes('/') && !to.endsWith('nowhere.ts')) write(to, 'export const value = 1;\n');
  for (const [from, to] of plants) write(from, `import * as planted from '${importOf(from, to)}';\n\nexport const value = planted;\n`);
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const output = await runNode([program, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src', 'demo']);
  for (const { from, rule } of (JSON.parse(output) as Report).summary.violations) {
    rulesBroken.set(from, [...(rulesBroken.get(from) ?? []), rule.name]);
  }
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('boundaries', () => {
  for (const [from, to, rule] of plants) {
    it(`${from} → ${to}`, () => {
      const broken = rulesBroken.get(from) ?? [];
      if (rule === undefined) expect(broken).toEqual([]);
      else expect(broken).toContain(rule);
    });
  }
});

describe('what old browsers lack', () => {
  it.each([
    { path: 'src/contexts/people/rules/now.ts', text: 'export const today = Temporal.Now.plainDateISO();\n', rule: 'no-restricted-globals' },
    { path: 'src/shared/words.ts', text: "export const words = new Intl.Segmenter('zh');\n", rule: 'no-restricted-properties' },
    { path: 'src/platform/http/now.ts', text: 'export const today = Temporal.Now.plainDateISO();\n', rule: null },
  ])('$path', async ({ path, text, rule }) => {
    write(path, text);
    cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
    const configuration = JSON.parse(readFileSync(join(tree, '.oxlintrc.json'), 'utf8')) as { options: Record<string, unknown> };
    configuration.options['typeAware'] = false;
    write('.oxlintrc.json', JSON.stringify(configuration));
    const output = await runNode([join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'unix', path]);
    if (rule === null) expect(output).not.toContain('no-restricted');
    else expect(output).toContain(rule);
  });
});

it('finds a table that another context names', async () => {
  const program = join(root, 'scripts/check-tables.ts');
  write('src/contexts/people/migrations/202601010000-create-person.sql', 'create table person (id uuid primary key);\n');
  write('src/contexts/people/store/people.ts', 'export const text = `select id from person`;\n');
  expect(await runNode([program, tree])).toContain(' 0 findings');
  write('src/contexts/requests/store.ts', 'export const text = `select 1 from request join person using (id)`;\n');
  expect(await runNode([program, tree])).toContain('src/contexts/requests/store.ts: “join person” names a table of contexts/people');
});
