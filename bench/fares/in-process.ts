import { daysOf, fareTable, quote, shippedCatalogue, shippedPinyin, simulate, type Catalogue, type ConcessionPolicy } from '../../src/contexts/fares/index.ts';
import { exportFeed, packFeed } from '../../src/interop/gtfs/index.ts';
import { assembleCalendar } from '../../src/platform/calendar/assemble.ts';
import { vendoredNotices } from '../../src/platform/calendar/vendored.ts';

const days = daysOf(assembleCalendar(vendoredNotices, { years: [], days: [], hours: [] }));
const entry = { date: '2022-07-16', second: 36_000 };

/** A catalogue with a network nobody has prepared yet: everything is computed anew. */
function freshCatalogue(): Catalogue {
  return { ...shippedCatalogue, networks: shippedCatalogue.networks.map((network) => ({ ...network })) };
}

/** Median milliseconds of some runs. */
function median(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((one, two) => one - two)[Math.floor(runs / 2)] ?? 0;
}

/** Measures the library by itself and prints one line per task. */
export function benchInProcess(): void {
  const rulebook = { catalogue: shippedCatalogue, days, pinyin: shippedPinyin };
  const stations = shippedCatalogue.networks[0]?.stations.map((station) => station.id) ?? [];
  const pick = (index: number): string => stations[index % stations.length] ?? '';
  let asked = 0;
  const ask = (): void => {
    asked += 1;
    quote(rulebook, { network: 'suzhou-metro', from: pick(asked * 31), to: pick(asked * 57 + 1), medium: 'suzhou-tong', entry });
  };
  const first = median(1, ask);
  const draft = shippedCatalogue.policies[0] as ConcessionPolicy;
  const lines: [task: string, milliseconds: number, limit?: number][] = [
    ['first quote, network prepared on the way', first],
    ['one quote', median(20_000, ask), 1],
    ['table of all pairs, everything computed anew', median(15, () => fareTable(freshCatalogue(), days, { network: 'suzhou-metro', entry, medium: 'suzhou-tong' })), 100],
    ['table of all pairs, network prepared', median(30, () => fareTable(shippedCatalogue, days, { network: 'suzhou-metro', entry, medium: 'suzhou-tong' }))],
    ['simulation: all pairs, 65 days, 7 media, 3 hours', median(3, () => simulate(shippedCatalogue, days, {
      network: 'suzhou-metro', draft, from: '2022-07-16', to: '2022-09-18', times: [28_800, 36_000, 64_800],
      profiles: draft.media.included.map((medium) => ({ medium, rider: { groups: [] } })),
    }))],
    ['GTFS export of 2022, packed', median(3, () => packFeed(exportFeed(shippedCatalogue, days, { network: 'suzhou-metro', from: '2022-01-01', to: '2022-12-31', publisher: { name: 'bench', url: 'https://example.org' } }).feed))],
  ];
  for (const [task, milliseconds, limit] of lines) {
    console.log(`${task.padEnd(52)} ${milliseconds.toFixed(3).padStart(10)} ms${limit === undefined ? '' : ` (wanted below ${limit} ms)`}`);
  }
}
