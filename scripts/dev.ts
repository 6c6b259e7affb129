/**
 * `npm run dev`: the program, started anew when its code changes, and the pages with instant updates in front of it, on
 * http://127.0.0.1:5173 (the gallery of components is at /gallery). Data lives in ./data unless DATA_DIR says otherwise.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '..');
const programPort = Number(process.env['PORT'] ?? 3000);

const program = spawn(process.execPath, ['--watch-path', join(root, 'src'), join(root, 'src/app/start.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PORT: String(programPort) },
});

const toProgram = { target: `http://127.0.0.1:${programPort}`, changeOrigin: false } as const;
const server = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: {
    host: '127.0.0.1',
    proxy: { '/api': toProgram, '/healthz': toProgram, '/openapi.json': toProgram, '/docs': toProgram, '/open311': toProgram },
  },
});
await server.listen();
server.printUrls();

async function stop(): Promise<void> {
  await server.close();
  program.kill('SIGTERM');
}
program.once('exit', (code) => process.exit(code ?? 0));
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
