import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PhotoVersions } from './photo.ts';
import type { Rectangle } from './rectangles.ts';
import { checkPhotoType, photoBroken, photoProblem } from './photo-refusals.ts';

export interface PhotoTask {
  readonly task: number;
  readonly bytes: Uint8Array;
  /** Make these parts unrecognisable instead of reading a received photo. */
  readonly rectangles?: readonly Rectangle[];
}

export type PhotoReply = { readonly task: number } & (
  | { readonly versions: Omit<PhotoVersions, 'received'> & { readonly received: Omit<PhotoVersions['received'], 'bytes'> } }
  | { readonly redacted: Pick<PhotoVersions, 'photo' | 'thumbnail'> }
  | { readonly refusal: { readonly status: number; readonly code: string; readonly detail: string } }
  | { readonly failure: string }
);

export interface PhotoReaderOptions {
  /** Milliseconds without work after which the process ends and gives its memory back. */
  readonly idleTime?: number;
  /** Milliseconds after which a photo counts as one that cannot be read. */
  readonly patience?: number;
  readonly program?: string;
}

/** Reads photos in a process of its own. */
export interface PhotoReader {
  /** As `readPhoto`; a photo that crashes or blocks the process twice is `photo-broken`. */
  read(bytes: Uint8Array): Promise<PhotoVersions>;
  /** As `redactPhoto`. */
  redact(bytes: Uint8Array, rectangles: readonly Rectangle[]): Promise<Pick<PhotoVersions, 'photo' | 'thumbnail'>>;
  close(): void;
}

class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

interface Waiting {
  readonly resolve: (reply: PhotoReply) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly child: ChildProcess;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

/** The process must not keep a program alive that has nothing else to do, but a program that waits for it must stay. */
function hold({ child }: Running, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function startProcess(program: string): Running {
  const child = fork(program, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Many malloc arenas never give memory back: 12 photos of 12 megapixels peaked at 324 MB, with two arenas at 211 MB.
    env: { ...process.env, MALLOC_ARENA_MAX: '2' },
  });
  const running: Running = { child, waiting: new Map(), idle: undefined };
  const die = (reason: Error) => {
    for (const { reject } of running.waiting.values()) reject(reason);
    running.waiting.clear();
  };
  child.on('message', (reply: PhotoReply) => {
    running.waiting.get(reply.task)?.resolve(reply);
    running.waiting.delete(reply.task);
  });
  child.on('error', (error) => die(error));
  child.on('exit', (code, signal) => die(new ProcessDied(`The photo process ended (${signal ?? code})`)));
  return running;
}

/**
 * Reads photos apart from the server: what a malicious or enormous picture does to the decoder happens there, and
 * decoding's memory ends with the process. It starts with the first photo and ends when there is no more to do.
 */
export function createPhotoReader(options: PhotoReaderOptions = {}): PhotoReader {
  const { idleTime = 30_000, patience = 60_000, program = join(import.meta.dirname, 'photo-process.ts') } = options;
  let running: Running | undefined;
  let lastTask = 0;

  function close(): void {
    clearTimeout(running?.idle);
    running?.child.kill('SIGKILL');
    running = undefined;
  }

  function current(): Running {
    if (running?.child.connected) return running;
    running = startProcess(program);
    return running;
  }

  async function ask(work: Omit<PhotoTask, 'task'>): Promise<PhotoReply> {
    const asked = current();
    clearTimeout(asked.idle);
    hold(asked, true);
    const task = (lastTask += 1);
    const { promise, resolve, reject } = Promise.withResolvers<PhotoReply>();
    asked.waiting.set(task, { resolve, reject });
    const late = setTimeout(() => asked.child.kill('SIGKILL'), patience);
    asked.child.send({ task, ...work } satisfies PhotoTask, (error) => {
      if (error) reject(new ProcessDied(error.message));
    });
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      if (asked.waiting.size === 0) {
        hold(asked, false);
        asked.idle = setTimeout(() => {
          if (asked === running) close();
        }, idleTime).unref();
      }
    }
  }

  async function askTwice(work: Omit<PhotoTask, 'task'>): Promise<PhotoReply> {
    try {
      return await ask(work);
    } catch (error) {
      // Another photo may have been to blame.
      if (!(error instanceof ProcessDied)) throw error;
      return ask(work);
    }
  }

  /** The answer, or the problem it tells of. */
  async function answerTo(work: Omit<PhotoTask, 'task'>) {
    const reply = await askTwice(work).catch((error: unknown) => {
      throw error instanceof ProcessDied ? photoBroken() : error;
    });
    if ('refusal' in reply) throw photoProblem(reply.refusal.status, reply.refusal.code, reply.refusal.detail);
    if ('failure' in reply) throw new Error(reply.failure);
    return reply;
  }

  return {
    close,
    async read(bytes) {
      checkPhotoType(bytes);
      const reply = await answerTo({ bytes });
      if (!('versions' in reply)) throw new Error('The photo process answered something else');
      return { ...reply.versions, received: { ...reply.versions.received, bytes } };
    },
    async redact(bytes, rectangles) {
      const reply = await answerTo({ bytes, rectangles });
      if (!('redacted' in reply)) throw new Error('The photo process answered something else');
      return reply.redacted;
    },
  };
}

/** The program's one photo process. */
export const photoReader: PhotoReader = createPhotoReader();
