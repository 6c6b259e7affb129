/** Builds the three faces into dist/web; each alone, so that none pays for the browsers or chunks of another. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import legacy from '@vitejs/plugin-legacy';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { navTexts } from './nav-texts-plugin.ts';
import { stampWebBuild, webInputsHash, webRoot } from './web-build-stamp.ts';
import { faceNames, faces, type FaceName } from './web-faces.ts';

const root = resolve(import.meta.dirname, '..');

async function buildFace(face: FaceName): Promise<void> {
  const { oldest, query } = faces[face];
  await build({
    configFile: false,
    root: join(root, 'src/app'),
    publicDir: face === 'resident' ? join(root, 'src/app/public') : false,
    logLevel: 'warn',
    plugins: [
      react(),
      navTexts(),
      // Only polyfills by usage; no SystemJS copies, no inline scripts.
      legacy({ renderLegacyChunks: false, modernTargets: query, modernPolyfills: true }),
    ],
    build: {
      outDir: webRoot,
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

/** Builds everything; throws when a face cannot be built, leaving no stamp. */
export async function buildWeb(): Promise<void> {
  const hash = webInputsHash();
  rmSync(webRoot, { recursive: true, force: true });
  for (const face of faceNames) await buildFace(face);
  stampWebBuild(hash);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildWeb();
