/** Writes docs/lifecycles/: a diagram and a table for every lifecycle. `--check` compares instead of writing. */
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Lifecycle } from '../src/shared/lifecycle.ts';
import { writeOrCheck, root } from './generated-files.ts';
import { lifecycleIndex, lifecyclePage } from './lifecycle-page.ts';
import { readWords } from './lifecycle-words.ts';

const folder = 'docs/lifecycles';

function isLifecycle(value: unknown): value is Lifecycle {
  return typeof value === 'object' && value !== null && 'transitions' in value && 'states' in value && 'initial' in value;
}

const files = new Map<string, string>();
const entries: { readonly file: string; readonly context: string; readonly lifecycle: Lifecycle }[] = [];
for (const path of globSync('src/contexts/*/{lifecycle.ts,lifecycle/*.ts}', { cwd: root }).sort()) {
  const context = path.replaceAll('\\', '/').split('/')[2] ?? basename(dirname(path));
  const exported = (await import(pathToFileURL(join(root, path)).href)) as Readonly<Record<string, unknown>>;
  for (const lifecycle of Object.values(exported).filter(isLifecycle)) {
    const file = `${lifecycle.name}.md`;
    if (files.has(`${folder}/${file}`)) continue;
    files.set(`${folder}/${file}`, lifecyclePage(lifecycle, context, readWords(context)));
    entries.push({ file, context, lifecycle });
  }
}
files.set(`${folder}/README.md`, lifecycleIndex(entries));
writeOrCheck(files, folder);
