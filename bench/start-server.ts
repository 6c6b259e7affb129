import { fork, type ChildProcess } from 'node:child_process';

/** A server in a process of its own that tells where it listens and how much memory it uses. */
export interface Server {
  readonly url: string;
  memory(): Promise<number>;
  stop(): void;
}

/** Starts a file that sends `{ url }` once it listens and answers any message with `{ memory }` (bytes). */
export function startServer(file: URL, environment: Readonly<Record<string, string>>): Promise<Server> {
  const child: ChildProcess = fork(file, { env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file.pathname} ended with ${String(code)}`)));
    child.once('message', (message) => {
      resolve({
        url: (message as { url: string }).url,
        memory: () => new Promise((answer) => {
          child.once('message', (reply) => answer((reply as { memory: number }).memory));
          child.send('memory');
        }),
        stop: () => child.kill('SIGKILL'),
      });
    });
  });
}
