import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { facesProxy } from './scripts/dev-faces.ts';
import { navTexts } from './scripts/nav-texts-plugin.ts';

/** The development server of all faces; the production build of each face is in scripts/build.ts. */
const configuration: UserConfig = defineConfig({
  root: resolve(import.meta.dirname, 'src/app'),
  publicDir: resolve(import.meta.dirname, 'src/app/public'),
  appType: 'mpa',
  plugins: [react(), navTexts(), facesProxy()],
  cacheDir: resolve(import.meta.dirname, 'node_modules/.vite'),
});
export default configuration;
