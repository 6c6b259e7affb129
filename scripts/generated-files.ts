import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the checkout. */
export const root = join(import.meta.dirname, '..');

/**
 * Writes generated files (paths below the top of the checkout), or with `--check` on the command line only says
 * which differ. In `folder` there may be no other files.
 */
export function writeOrCheck(files: ReadonlyMap<string, string>, folder?: string): void {
  const check = process.argv.includes('--check');
  const problems: string[] = [];
  for (const [path, text] of files) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (check) problems.push(path);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  for (const name of folder !== undefined && existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []) {
    const path = `${folder}/${name}`;
    if (files.has(path)) continue;
    if (check) problems.push(path);
    else rmSync(join(root, path));
  }
  for (const path of problems) console.error(`${path} does not match its source: run npm run generate`);
  if (problems.length > 0) process.exitCode = 1;
}

/** JSON whose small parts stay on one line, so that a change reads well in a diff. */
export function compactJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || line.length + indent.length <= 120) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => compactJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compactJson(item, inner)}`);
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${indent}${close}`;
}
