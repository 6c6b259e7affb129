import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../generated-files.ts';

export interface DemoProgram {
  /** Where it listens. */
  readonly url: string;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts the real program with the demo, on a free port and a folder of its own. Throws with its output when it ends before it is ready. */
export async function startDemoProgram(): Promise<DemoProgram> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lianxin-screenshots-'));
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [join(root, 'src/app/start.ts')], {
    cwd: root,
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', DEMO: 'on', DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (data: Buffer): void => {
      output += data.toString();
      const ready = /Lianxin ready on (http:\S+)/u.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`The program ended before it was ready:\n${output}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
