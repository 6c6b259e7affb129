/** No context names another's table: reads who creates which table, then looks for its name in the SQL of everybody else. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tree to look at; another one in the test of this check. */
const root = process.argv[2] ?? join(import.meta.dirname, '..');

/** `contexts/requests` or `platform/files`: the folder a file belongs to. */
function ownerOf(path: string): string {
  return path.split('/').slice(1, 3).join('/');
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/^\s*\/\/.*$/gmu, '')
    .replaceAll(/--.*$/gmu, '');
}

function read(path: string): string {
  return withoutComments(readFileSync(join(root, path), 'utf8'));
}

const files = globSync(['src/**/migrations/*.sql', 'src/**/store.ts', 'src/**/store/**/*.ts'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.test.ts'))
  .sort();

const ownerOfTable = new Map<string, string>();
for (const path of files.filter((file) => file.endsWith('.sql'))) {
  for (const [, table] of read(path).matchAll(/\bcreate (?:unlogged )?table (?:if not exists )?"?(\w+)"?/giu)) {
    if (table) ownerOfTable.set(table, ownerOf(path));
  }
}

const naming = /\b(?:from|join|into|update|references|truncate|alter table|on|using)\s+(?:only\s+)?"?([a-z_]+)"?|(?:selectFrom|insertInto|updateTable|deleteFrom|[jJ]oin|table|ref)\(\s*['"`]([a-z_]+)/giu;
const findings: string[] = [];
for (const path of files) {
  for (const [text, inSql, inBuilder] of read(path).matchAll(naming)) {
    const table = inSql ?? inBuilder ?? '';
    const owner = ownerOfTable.get(table);
    if (owner !== undefined && owner !== ownerOf(path)) findings.push(`${path}: “${text.trim()}” names a table of ${owner}`);
  }
}

for (const finding of findings) console.error(finding);
console.log(`${ownerOfTable.size} tables, ${files.length} files with SQL, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
