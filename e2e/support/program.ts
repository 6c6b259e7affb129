import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface Program {
  readonly url: string;
  /** Everything the program wrote so far. */
  output(): string;
  /** Ends it the way npm would and removes its folder. */
  stop(): Promise<void>;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('close', () => done());
  });
}

/** Starts the real program on a free port with a new data folder and a small demo; rejects with its output when it ends early. */
export async function startProgram(further: Readonly<Record<string, string>> = {}): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-e2e-'));
  const logFolder = join(root, 'test-results');
  mkdirSync(logFolder, { recursive: true });
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [join(root, 'src/app/start.ts')], {
    cwd: root,
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', DEMO: 'on', DEMO_REQUESTS: '60', DATA_DIR: folder, ...further },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((found, failed) => {
    const listen = (data: Buffer): void => {
      output += data.toString();
      appendFileSync(join(logFolder, 'program.log'), data);
      const ready = /Lianxin ready on (http:\S+)/.exec(output);
      if (ready?.[1]) found(ready[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', () => failed(new Error(`The program ended before it was ready:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
