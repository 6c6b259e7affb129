import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const contexts = resolve(import.meta.dirname, '../src/contexts');
const systemTexts = resolve(import.meta.dirname, '../src/app/desk/locales');
const prefix = 'virtual:nav-texts/';

/**
 * `virtual:nav-texts/<language>`: only the `nav` part of every context's texts, by context: what doors, tabs and menus
 * need before a page is opened. A whole context's texts come with its pages.
 */
export function navTexts(): Plugin {
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
        const { nav } = JSON.parse(readFileSync(file, 'utf8')) as { readonly nav?: unknown };
        if (nav !== undefined) texts[context] = nav;
      }
      return `export default ${JSON.stringify(texts)};`;
    },
  };
}
