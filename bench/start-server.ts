import { fork, type ChildProcess } from 'node:child_process';
import manifest from '../package.json' with { type: 'json' };

/** What `npm start` tells the runtime about memory: the same for every server that is measured. */
const { start } = manifest.scripts;
const execArgv = start.match(/--\S+/gu) ?? [];
const [, arenas] = /MALLOC_ARENA_MAX=(\d+)/u.exec(start) ?? [];

/** A server in a process of its own that tells where it listens and how much memory it uses. */
export interface Server {
  readonly url: string;
  memory(): Promise<number>;
  /** Pages the database touched for all servers so far; exact for this one when it has a single connection. */
  pages(): Promise<number>;
  stop(): void;
}

/** Starts a file that sends `{ url }` once it listens and answers `'memory'` with `{ memory }` (bytes) and `'pages'` with `{ pages }`. */
export function startServer(file: URL, environment: Readonly<Record<string, string>>): Promise<Server> {
  const child: ChildProcess = fork(file, { execArgv, env: { ...process.env, ...(arenas === undefined ? {} : { MALLOC_ARENA_MAX: arenas }), ...environment } });
  const ask = (what: 'memory' | 'pages'): Promise<number> =>
    new Promise((answer) => {
      child.once('message', (reply) => answer((reply as Record<typeof what, number>)[what]));
      child.send(what);
    });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file.pathname} ended with ${String(code)}`)));
    child.once('message', (message) => {
      resolve({ url: (message as { url: string }).url, memory: () => ask('memory'), pages: () => ask('pages'), stop: () => child.kill('SIGKILL') });
    });
  });
}
