import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './generated-files.ts';

/** Words of states, actions, roles and fields in both languages. */
export interface Words {
  /** `受理 · Accept`, or the identifier where no locale file knows it. */
  both(group: string, name: string): string;
  chinese(group: string, name: string): string;
}

type Texts = Readonly<Record<string, unknown>>;

function read(folder: string, language: string): Texts {
  const file = join(root, folder, 'locales', `${language}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Texts) : {};
}

/** Looks words up in the context's own locale files, then where roles are named for everybody. */
export function readWords(context: string): Words {
  const folders = [`src/contexts/${context}`, 'src/contexts/people', 'src/ui'];
  const texts = { zh: folders.map((folder) => read(folder, 'zh')), en: folders.map((folder) => read(folder, 'en')) };

  function find(language: 'zh' | 'en', group: string, name: string): string | undefined {
    for (const text of texts[language]) {
      const word = (text[group] as Texts | undefined)?.[name];
      if (typeof word === 'string') return word;
    }
    return undefined;
  }

  return {
    both(group, name) {
      const zh = find('zh', group, name);
      const en = find('en', group, name);
      return zh === undefined || en === undefined ? `\`${name}\`` : `${zh} · ${en}`;
    },
    chinese: (group, name) => find('zh', group, name) ?? name,
  };
}
