import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const contexts = resolve(import.meta.dirname, '../src/contexts');
const systemTexts = resolve(import.meta.dirname, '../src/app/desk/locales');
const prefix = 'virtual:nav-texts/';

/** All that a context's pages of residents say, to find which menu words they name. */
function residentPagesOf(context: string): string {
  const folder = join(contexts, context, 'pages/resident');
  if (!existsSync(folder)) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name)).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

function named(nav: object, sources: string): object {
  return Object.fromEntries(Object.entries(nav).filter(([key]) => sources.includes(`'${key}'`) || sources.includes(`.${key}'`)));
}

/**
 * `virtual:nav-texts/<language>`: only the `nav` part of every context's texts, by context: what doors, tabs and menus
 * need before a page is opened. A whole context's texts come with its pages.
 */
export function navTexts(face?: string): Plugin {
  return {
    name: 'lianxin-nav-texts',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const language = id.slice(prefix.length + 1);
      const texts: Record<string, unknown> = {};
      const folders = readdirSync(contexts).map((context) => [context, join(contexts, context, 'locales')] as const);
      for (const [context, folder] of [...folders, ['system', systemTexts] as const]) {
        const file = join(folder, `${language}.json`);
        if (!existsSync(file)) continue;
        this.addWatchFile(file);
        const { nav } = JSON.parse(readFileSync(file, 'utf8')) as { readonly nav?: object };
        if (nav !== undefined) texts[context] = face === 'resident' ? named(nav, residentPagesOf(context)) : nav;
      }
      return `export default ${JSON.stringify(texts)};`;
    },
  };
}
