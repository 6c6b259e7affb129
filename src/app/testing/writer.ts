/** Writes rows one after the other and remembers which were acknowledged. */
export interface Writer {
  readonly acknowledged: number[];
  /** Waits until so many more rows have been acknowledged. */
  more(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts writing rows 1, 2, 3 … (from `first`) through several connections at once; failures are expected and skipped. */
export function startWriter(url: string, first = 1): Writer {
  const acknowledged: number[] = [];
  let next = first;
  let stopping = false;
  async function work(): Promise<void> {
    while (!stopping) {
      const id = next++;
      try {
        const response = await fetch(`${url}/rows/${id}`, { method: 'POST', signal: AbortSignal.timeout(20_000) });
        await response.text();
        if (response.status === 201) acknowledged.push(id);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
  const workers = [1, 2, 3, 4].map(work);
  return {
    acknowledged,
    async more(count) {
      const goal = acknowledged.length + count;
      while (acknowledged.length < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async stop() {
      stopping = true;
      await Promise.all(workers);
    },
  };
}

/** All rows the program knows. */
export async function readRows(url: string): Promise<number[]> {
  const response = await fetch(`${url}/rows`);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as number[];
}
