/**
 * Checks the built faces: gzipped script of the first load against the budget, nothing heavy in it, no polyfill missing.
 * First load: the entry, all it imports at once, its polyfills, and the texts of one language.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { detectPolyfills } from '@vitejs/plugin-legacy';
import { webBuildIsCurrent, webRoot } from '../src/app/program/web-build-stamp.ts';
import { faceNames, faces, type FaceName } from './web-faces.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Signs of libraries that may only be loaded when needed. */
const heavy: Readonly<Record<FaceName, readonly (readonly [name: string, sign: string])[]>> = {
  resident: [['zod', '_zod'], ['antd', 'ant-btn'], ['maplibre', 'maplibregl'], ['echarts', 'zrender']],
  field: [['zod', '_zod'], ['antd', 'ant-btn'], ['maplibre', 'maplibregl'], ['echarts', 'zrender']],
  desk: [['zod', '_zod'], ['maplibre', 'maplibregl'], ['echarts', 'zrender'], ['date picker', 'ant-picker-panel']],
};

/**
 * What the detection finds by name alone although no code of ours means it: methods of iterators, buffers and weak maps that
 * share a name with those of arrays and maps, and details of errors that harm nobody when absent.
 */
const foundByNameOnly =
  /es\.(error\.cause|array\.(push|includes|unscopables)|array-buffer|json|map\.get-or-insert|regexp\.|typed-array\.(set|with|to-|find-last-index)|uint8-array|weak-map|suppressed-error|async-|disposable|iterator\.(concat|zip|dispose)|data-view|math\.|date\.|string\.)|web\.(immediate|dom-exception|url|self|queue)|esnext\./;

function firstLoad(manifest: Manifest): readonly Chunk[] {
  const loaded = new Map<string, Chunk>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || loaded.has(key)) return;
    loaded.set(key, chunk);
    chunk.imports?.forEach(visit);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry || key.includes('polyfills')) visit(key);
  for (const key of Object.keys(manifest)) if (/ui\/locales\/zh\.json$|nav-texts\/zh|locale\/zh_CN/.test(key)) visit(key);
  return [...loaded.values()];
}

async function missingPolyfills(face: FaceName, manifest: Manifest): Promise<readonly string[]> {
  const found = new Set<string>();
  const files = new Set(Object.values(manifest).map(({ file }) => file).filter((file) => file.endsWith('.js') && !file.includes('polyfills')));
  for (const file of files) {
    const code = readFileSync(join(webRoot, file), 'utf8');
    // Charts, maps and antd test for what they use or were looked through by hand; ours and the small ones are read here.
    if (code.length < 700_000) await detectPolyfills(code, faces[face].query, {}, found);
  }
  const there: ReadonlySet<string> = new Set(faces[face].polyfills);
  return [...found]
    .map((path) => path.replace('core-js/modules/', '').replace(/\.js$/, ''))
    .filter((name) => !there.has(name) && !foundByNameOnly.test(name));
}

let failed = false;
function fail(text: string): void {
  failed = true;
  console.error(text);
}

if (!webBuildIsCurrent()) fail('The web build is not current: run npm run build first');
for (const face of faceNames) {
  const manifest = JSON.parse(readFileSync(join(webRoot, `manifest-${face}.json`), 'utf8')) as Manifest;
  const scripts = firstLoad(manifest).filter(({ file }) => file.endsWith('.js'));
  const code = scripts.map(({ file }) => readFileSync(join(webRoot, file)));
  const bytes = code.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
  const { budget } = faces[face];
  console.log(`${face.padEnd(8)} ${(bytes / 1000).toFixed(1).padStart(6)} KB of ${budget / 1000} KB script at first load, ${scripts.length} files`);
  if (bytes > budget) fail(`${face} is over its budget`);
  const text = code.join('\n');
  for (const [name, sign] of heavy[face]) if (text.includes(sign)) fail(`${face} loads ${name} at once`);
  const missing = await missingPolyfills(face, manifest);
  if (missing.length > 0) fail(`${face} may need polyfills (scripts/web-faces.ts): ${missing.join(', ')}`);
}
process.exitCode = failed ? 1 : 0;
