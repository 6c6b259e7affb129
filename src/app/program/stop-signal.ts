/** One wish to stop, from a signal, a fatal error or the program itself. */
export interface StopSignal {
  /** Settles with the exit code when somebody wants the program to stop. */
  readonly requested: Promise<number>;
  readonly signal: AbortSignal;
  request(exitCode: number): void;
  /** Waits for the work, but no longer than until the program is to stop. */
  orStop(work: Promise<void>): Promise<void>;
}

/** Listens for SIGTERM and SIGINT (0) and for errors nobody caught (1). Later signals change nothing: stopping is under way. */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<number>();
  function request(exitCode: number): void {
    resolve(exitCode);
    controller.abort();
  }
  process.on('SIGTERM', () => request(0));
  process.on('SIGINT', () => request(0));
  const fatal = (error: unknown) => {
    if (!controller.signal.aborted) console.error(error);
    request(1);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  return {
    requested,
    signal: controller.signal,
    request,
    async orStop(work) {
      // An error of work that was given up is a consequence of stopping.
      work.catch(() => {});
      await Promise.race([work, requested]);
    },
  };
}

/** Closes a part; one that fails or takes too long is reported and left behind, so that the rest still stops in time. */
export async function closeWithin(name: string, milliseconds: number, close: () => unknown): Promise<void> {
  const { promise: tooLate, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, milliseconds, 'late');
  try {
    if ((await Promise.race([Promise.resolve().then(close), tooLate])) === 'late') console.error(`Stopping: the ${name} did not end in time.`);
  } catch (error) {
    console.error(`Stopping: the ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
