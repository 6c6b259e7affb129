import { fork } from 'node:child_process';
import type { BenchWorld } from '../requests/world.ts';

interface Exported {
  readonly rows: number;
  readonly seconds: number;
  /** Bytes of the process at its largest, and how much more that is than before. */
  readonly peak: number;
  readonly growth: number;
}

/** With a heap of 128 MB, so that what is counted is what must be kept, not what has not been collected yet. */
function exportOnce({ databaseUrl, dataDirectory }: Pick<BenchWorld, 'databaseUrl' | 'dataDirectory'>, format: string): Promise<Exported> {
  const environment = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory, BENCH_FORMAT: format, DEMO: 'off' };
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./export-server.ts', import.meta.url), { env: environment, execArgv: ['--max-old-space-size=128'] });
    child.once('message', (message) => resolve(message as Exported));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the export ended with ${String(code)}`)));
  });
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** Makes the whole list into a file of each format, at each size in a process of its own. */
export async function benchExports(places: readonly Pick<BenchWorld, 'databaseUrl' | 'dataDirectory'>[]): Promise<void> {
  console.log('export         rows  seconds  rows/s  peak MB  growth MB');
  for (const format of ['csv', 'xlsx', 'geojson']) {
    for (const place of places) {
      const { rows, seconds, peak, growth } = await exportOnce(place, format);
      console.log(`${format.padEnd(9)} ${[String(rows), seconds.toFixed(1), (rows / seconds).toFixed(0), megabytes(peak), megabytes(growth)].map((text, index) => text.padStart([9, 8, 7, 8, 10][index] ?? 0)).join(' ')}`);
    }
  }
}
