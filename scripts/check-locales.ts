/**
 * Checks the texts: both languages complete, nothing used that is missing, nothing kept that is unused, full-width
 * punctuation in Chinese, no Chinese outside the locale files, words for all states, actions and fields of all lifecycles.
 * `--fix` repairs the punctuation.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { staffTexts } from './resident-texts-plugin.ts';
import { pathToFileURL } from 'node:url';
import { formOf, type Lifecycle } from '../src/shared/lifecycle.ts';
import {
  baseKey,
  fixPunctuation,
  flatten,
  hasHalfWidthPunctuation,
  isMostlyChinese,
  missingKeys,
  usesIn,
  withoutComments,
  type Texts,
  type Use,
} from './locale-rules.ts';

const root = resolve(import.meta.dirname, '..');
const contextsRoot = join(root, 'src/contexts');
const problems: string[] = [];
type Sentences = ReadonlyMap<string, string>;

function read(file: string): Sentences {
  return existsSync(file) ? flatten(JSON.parse(readFileSync(file, 'utf8')) as Texts) : new Map();
}

function sourcesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const folders = new Map([
  ['ui', join(root, 'src/ui/locales')],
  ['system', join(root, 'src/app/desk/locales')],
]);
for (const context of readdirSync(contextsRoot)) {
  const folder = join(contextsRoot, context, 'locales');
  if (existsSync(join(folder, 'zh.json')) || existsSync(join(folder, 'en.json'))) folders.set(context, folder);
}
const zh = new Map([...folders].map(([name, folder]) => [name, read(join(folder, 'zh.json'))]));
const en = new Map([...folders].map(([name, folder]) => [name, read(join(folder, 'en.json'))]));

/** `--fix`: repairs the punctuation of the Chinese files in place. */
function repairPunctuation(): void {
  for (const [name, folder] of folders) {
    const file = join(folder, 'zh.json');
    const old = readFileSync(file, 'utf8');
    const fixed = old.replace(/^(\s*"(?:[^"\\]|\\.)+":\s*")(.*)("\s*,?)$/gm, (_, before: string, text: string, after: string) => before + fixPunctuation(text) + after);
    if (fixed === old) continue;
    writeFileSync(file, fixed);
    zh.set(name, read(file));
  }
}

/** Files and everything of the contexts that they import, also through others. */
function withImports(files: readonly string[]): readonly string[] {
  const known = new Set<string>();
  const visit = (file: string): void => {
    if (known.has(file) || !file.startsWith(contextsRoot) || !existsSync(file)) return;
    known.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+\.tsx?)'/gu)) visit(resolve(file, '..', path));
  };
  for (const file of files) visit(file);
  return [...known];
}

/** Residents' phones do not fetch the words of desk and field. */
function checkResidentPages(): void {
  const folders = readdirSync(contextsRoot).map((context) => join(contextsRoot, context, 'pages/resident'));
  const staffText = new RegExp(`\\bt\\([\`'](?:\\w+:)?(?:${staffTexts.join('|')})\\.`, 'u');
  for (const file of withImports(folders.flatMap(sourcesBelow))) {
    if (staffText.test(readFileSync(file, 'utf8'))) problems.push(`${file.slice(root.length + 1)} uses texts that residents do not get: ${staffTexts.join(', ')}`);
  }
}

function checkLanguages(): void {
  for (const [name, chinese] of zh) {
    const english = en.get(name) ?? new Map<string, string>();
    for (const line of missingKeys(chinese, english)) problems.push(`${name}: ${line}`);
    for (const [key, text] of chinese) {
      if (hasHalfWidthPunctuation(text)) problems.push(`${name}: ${key} has half-width punctuation in zh: ${text}`);
      const other = english.get(key);
      if (other !== undefined && isMostlyChinese(other) && key !== 'otherLanguage') problems.push(`${name}: ${key} is Chinese in en: ${other}`);
    }
  }
}

/** `nav:requests.report` stands in the file of `requests` as `nav.report`. */
function placed({ namespace, key, exact }: Use): Use {
  if (namespace !== 'nav') return { namespace, key, exact };
  const [context = '', ...rest] = key.split('.');
  return { namespace: context, key: `nav.${rest.join('.')}`, exact };
}

const facesCode = ['src/ui', 'src/app/resident', 'src/app/field', 'src/app/desk'].flatMap((folder) => sourcesBelow(join(root, folder)));
const pagesCode = readdirSync(contextsRoot).flatMap((context) => sourcesBelow(join(contextsRoot, context, 'pages')));

function checkUses(): void {
  for (const file of [...facesCode, ...pagesCode]) {
    for (const use of usesIn(readFileSync(file, 'utf8')).map(placed)) {
      const own = /contexts\/([^/]+)\//.exec(file)?.[1] ?? 'ui';
      const names = use.namespace === '' ? ['ui', own] : [use.namespace];
      const keys = names.flatMap((name) => [...(zh.get(name)?.keys() ?? [])]).map(baseKey);
      const there = use.exact ? keys.includes(use.key) : keys.some((key) => key.startsWith(use.key));
      if (!there) problems.push(`${relative(root, file)}: no text ${use.namespace}:${use.key}${use.exact ? '' : '…'}`);
    }
  }
}

/** Groups whose keys are made from data: names of fields, states, problems, entries of menus. */
const byConvention = /^(nav|fields|fieldHints|options|actions|actionHints|actionsDone|states|problems|fieldProblems|messages)\./;

function checkUnused(): void {
  const sources = sourcesBelow(join(root, 'src')).map((file) => withoutComments(readFileSync(file, 'utf8')));
  const everything = sources.join('\n');
  const starts = new Set([...everything.matchAll(/`(?:\w+:)?(\w+\.[\w.]*)\$\{/g)].map((match) => match[1] ?? ''));
  for (const [name, texts] of zh) {
    const own = sourcesBelow(join(contextsRoot, name)).filter((file) => !/\/pages\//.test(file));
    const server = own.map((file) => readFileSync(file, 'utf8')).join('\n');
    for (const key of new Set([...texts.keys()].map(baseKey))) {
      // The server takes whole groups of texts by their name.
      if (byConvention.test(key) || server.includes(`'${key.split('.')[0] ?? key}'`)) continue;
      const used = [`'${key}'`, `\`${key}`, `:${key}'`, `"${key}"`].some((text) => everything.includes(text));
      if (!used && ![...starts].some((start) => key.startsWith(start))) problems.push(`${name}: ${key} is not used`);
    }
  }
}

/** A language is called by its own name. */
const ownName = '中文';

function checkLiterals(): void {
  for (const file of [...facesCode, ...pagesCode]) {
    const name = relative(root, file);
    const found = /[\u3400-\u9fff]+/u.exec(withoutComments(readFileSync(file, 'utf8')).replaceAll(ownName, ''));
    if (found) problems.push(`${name}: Chinese text outside the locale files: ${found[0]}`);
  }
}

function isLifecycle(value: unknown): value is Lifecycle {
  return typeof value === 'object' && value !== null && 'transitions' in value && 'states' in value;
}

function wordsOf(lifecycle: Lifecycle): readonly string[] {
  const actions = Object.entries(lifecycle.transitions).filter(([, { who }]) => who.some((one) => !('system' in one)));
  return [
    ...lifecycle.states.map((state) => `states.${state}`),
    ...actions.map(([action]) => `actions.${action}`),
    ...actions.flatMap(([, transition]) =>
      formOf(transition).flatMap(({ name, options = [] }) => [`fields.${name}`, ...options.map((option) => `options.${name}.${option}`)]),
    ),
  ];
}

async function checkLifecycles(): Promise<void> {
  for (const context of readdirSync(contextsRoot)) {
    const file = join(contextsRoot, context, 'lifecycle.ts');
    if (!existsSync(file)) continue;
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const lifecycle of Object.values(module).filter(isLifecycle)) {
      for (const key of new Set(wordsOf(lifecycle))) if (!zh.get(context)?.has(key)) problems.push(`${context}: ${key} is missing (lifecycle ${lifecycle.name})`);
    }
  }
}

if (process.argv.includes('--fix')) repairPunctuation();
checkLanguages();
checkResidentPages();
checkUses();
checkUnused();
checkLiterals();
await checkLifecycles();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`${problems.length} problems in the texts`);
  process.exitCode = 1;
} else {
  console.log(`${zh.size} sets of texts, ${[...zh.values()].reduce((sum, texts) => sum + texts.size, 0)} sentences, in both languages`);
}
