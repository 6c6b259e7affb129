import { type Call, type Measured, fromSomewhere, load } from '../requests/load.ts';
import { benchWorld } from '../requests/world.ts';
import { shippedCatalogue } from '../../src/contexts/fares/index.ts';
import { startServer } from '../start-server.ts';
import { benchInProcess } from './in-process.ts';

const clientCounts = [1, 8, 32];
const stations = shippedCatalogue.networks[0]?.stations.map((station) => station.id) ?? [];
const station = (index: number): string => stations[index % stations.length] ?? '';
const pathOf = (from: string, to: string): string => `/api/v1/fares/quote?from=${from}&to=${to}&at=2022-07-16T10:00:00%2B08:00&medium=suzhou-tong`;

let asked = 0;
/** The same question again and again, and a walk through all pairs of stations that finds next to nothing kept. */
const questions: readonly { readonly name: string; readonly path: () => string }[] = [
  { name: 'the same quote', path: () => pathOf('mudu', 'tongli') },
  { name: 'quotes of all pairs', path: () => { asked += 1; return pathOf(station(asked), station(asked + 1 + Math.floor(asked / stations.length))); } },
];

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Measures quotes in the process and over HTTP, beside a bare server that asks the same library, turn by turn. */
export async function benchFares(options: { readonly seconds: number; readonly rounds: number }): Promise<void> {
  benchInProcess();
  const world = await benchWorld(0);
  const environment = { DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDirectory, PORT: '0', TRUST_PROXY: '127.0.0.1', DEMO: 'off' };
  const [ours, limit] = await Promise.all([
    startServer(new URL('../requests/our-server.ts', import.meta.url), environment),
    startServer(new URL('./limit-server.ts', import.meta.url), environment),
  ]);
  try {
    console.log('quotes over HTTP             clients   ours/s  limit/s  ratio  fixed/s  ratio  failures');
    for (const { name, path } of questions) {
      const call = (): Call => ({ method: 'GET', path: path(), headers: fromSomewhere() });
      // A program that has been running for a while is measured, not its first second.
      for (const { url } of [ours, limit]) await load(url, 8, options.seconds, call);
      for (const clients of clientCounts) {
        const results: Record<'ours' | 'limit' | 'fixed', Measured[]> = { ours: [], limit: [], fixed: [] };
        for (let round = 0; round < options.rounds; round++) {
          results.ours.push(await load(ours.url, clients, options.seconds, call));
          results.limit.push(await load(limit.url, clients, options.seconds, call));
          results.fixed.push(await load(limit.url, clients, options.seconds, () => ({ method: 'GET', path: '/bare', headers: fromSomewhere() })));
        }
        const rate = (server: keyof typeof results): number => median(results[server].map((measured) => measured.rate));
        const failures = Object.values(results).flat().reduce((sum, measured) => sum + measured.failures, 0);
        console.log(
          `${name.padEnd(28)} ${String(clients).padStart(7)} ${rate('ours').toFixed(0).padStart(8)} ${rate('limit').toFixed(0).padStart(8)} ${(rate('ours') / rate('limit')).toFixed(2).padStart(6)} ${rate('fixed').toFixed(0).padStart(8)} ${(rate('ours') / rate('fixed')).toFixed(2).padStart(6)} ${String(failures).padStart(9)}`,
        );
      }
    }
    console.log(`memory of the program under load: ${Math.round((await ours.memory()) / 1024 / 1024)} MB`);
  } finally {
    ours.stop();
    limit.stop();
    await world.close();
  }
}
