/**
 * Builds the three faces into dist/web; each alone, so that none pays for the browsers or chunks of another.
 * `--gallery DIR` builds only the developers' gallery of components, elsewhere.
 */
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import legacy from '@vitejs/plugin-legacy';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { stampWebBuild, webInputsHash, webRoot } from '../src/app/program/web-build-stamp.ts';
import { navTexts } from './nav-texts-plugin.ts';
import { residentTexts } from './resident-texts-plugin.ts';
import { faceNames, faces, type FaceName } from './web-faces.ts';

const root = resolve(import.meta.dirname, '..');

async function buildFace(face: FaceName | 'gallery', outDir: string): Promise<void> {
  const { oldest, query, polyfills } = faces[face === 'gallery' ? 'desk' : face];
  await build({
    configFile: false,
    root: join(root, 'src/app'),
    publicDir: face === 'resident' || face === 'gallery' ? join(root, 'src/app/public') : false,
    logLevel: 'warn',
    plugins: [
      react(),
      navTexts(face),
      ...(face === 'resident' ? [residentTexts()] : []),
      // Only polyfills; no SystemJS copies, no inline scripts.
      legacy({ renderLegacyChunks: false, modernTargets: query, modernPolyfills: [...polyfills] }),
    ],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: false,
      cssTarget: oldest,
      manifest: `manifest-${face}.json`,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { input: join(root, 'src/app', face, 'index.html') },
    },
  });
}

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
type WebManifest = Readonly<Record<string, ManifestChunk>>;

function manifestOf(outDir: string, face: FaceName): WebManifest {
  return JSON.parse(readFileSync(join(outDir, `manifest-${face}.json`), 'utf8')) as WebManifest;
}

function addressesOf(outDir: string, chunks: readonly ManifestChunk[]): readonly string[] {
  const files = new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]));
  return [...files].filter((file) => statSync(join(outDir, file)).size <= largestKept).map((file) => `/${file}`).sort();
}

/** Bytes of the largest file kept for opening without a network; a bigger one (the map) is kept once used. */
const largestKept = 900_000;

/** The addresses of the field face's files. */
function fieldFiles(outDir: string): readonly string[] {
  return addressesOf(outDir, Object.values(manifestOf(outDir, 'field')));
}

/** What the fare page needs of the resident face: its entry, its own chunk, its texts, and all they import at once. */
function farePageFiles(outDir: string): readonly string[] {
  const manifest = manifestOf(outDir, 'resident');
  const needed = new Map<string, ManifestChunk>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || needed.has(key)) return;
    needed.set(key, chunk);
    chunk.imports?.forEach(visit);
  };
  const wanted = /resident\/index\.html$|polyfills|nav-texts|ui\/locales\/|fares\/locales\/|fares\/pages\/resident\/fares-page/;
  for (const key of Object.keys(manifest)) if (wanted.test(key)) visit(key);
  return addressesOf(outDir, [...needed.values()]);
}

/** A service worker: one file with a stable name that knows the files of this build. */
async function buildWorker(outDir: string, version: string, entry: '/field' | '/fares', files: readonly string[]): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __ENTRY__: JSON.stringify(entry), __FILES__: JSON.stringify(files), __VERSION__: JSON.stringify(version) },
    build: {
      outDir,
      emptyOutDir: false,
      target: faces.field.oldest,
      lib: { entry: join(root, 'src/app/field/worker.ts'), formats: ['iife'], name: 'worker', fileName: () => `${entry.slice(1)}-worker.js` },
    },
  });
}

/** Builds everything beside the build that stands and then takes its place, so that nobody meets half a build. */
export async function buildWeb(): Promise<void> {
  const hash = webInputsHash();
  const outDir = `${webRoot}-${process.pid}`;
  try {
    for (const face of faceNames) await buildFace(face, outDir);
    await buildWorker(outDir, hash.slice(0, 16), '/field', fieldFiles(outDir));
    await buildWorker(outDir, hash.slice(0, 16), '/fares', farePageFiles(outDir));
    stampWebBuild(outDir, hash);
    rmSync(webRoot, { recursive: true, force: true });
    renameSync(outDir, webRoot);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const gallery = process.argv.indexOf('--gallery');
  const outDir = process.argv[gallery + 1];
  if (gallery > 0 && outDir !== undefined) await buildFace('gallery', resolve(outDir));
  else await buildWeb();
}
