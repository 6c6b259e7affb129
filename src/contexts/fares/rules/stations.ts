import type { NetworkVersion, Station } from './model.ts';

/** Romanised names by station id: the name first, then its aliases, syllables parted by spaces. */
export type PinyinNames = Readonly<Record<string, readonly string[]>>;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s'’·.,()()\-_]/g, '');
const withoutSuffix = (text: string): string => text.replace(/(地铁站|站|metrostation|station)$/, '');

const indexes = new WeakMap<NetworkVersion, Map<string, Station>>();

function nameIndex(network: NetworkVersion): Map<string, Station> {
  const known = indexes.get(network);
  if (known) return known;
  const index = new Map<string, Station>();
  const put = (text: string, station: Station): void => {
    if (text !== '' && !index.has(text)) index.set(text, station);
  };
  // Full names go first, so that a shortened alias never hides another station's name.
  for (const station of network.stations) for (const name of [station.id, station.name, station.nameEn]) put(plain(name), station);
  for (const station of network.stations) for (const name of station.aliases ?? []) put(plain(name), station);
  indexes.set(network, index);
  return index;
}

/** The station with this id, Chinese or English name or alias, with or without “站”; undefined when there is none. */
export function findStation(network: NetworkVersion, text: string): Station | undefined {
  const index = nameIndex(network);
  const wanted = plain(text);
  return index.get(wanted) ?? index.get(withoutSuffix(wanted));
}

/** Number of edits between two short texts (Levenshtein). */
function editDistance(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 1; i <= first.length; i++) {
    const next = [i];
    for (let j = 1; j <= second.length; j++) {
      const change = (row[j - 1] ?? 0) + (first[i - 1] === second[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}

/** All texts a station answers to, plain: id, names, aliases, pinyin. */
function writings(station: Station, pinyin: PinyinNames): string[] {
  const names = [station.name, station.nameEn, ...(station.aliases ?? []), ...(pinyin[station.id] ?? [])];
  return names.map(plain);
}

/** First letters of the syllables: `gjnl` for 广济南路. */
function initials(station: Station, pinyin: PinyinNames): string[] {
  return (pinyin[station.id] ?? []).map((name) => name.split(' ').map((syllable) => syllable.charAt(0)).join(''));
}

/** How badly a station fits what was typed: 0 exact, 1 starts so, 2 initials, 3 initials start so, 4 contains; undefined: not at all. */
function misfit(station: Station, wanted: string, pinyin: PinyinNames): number | undefined {
  const names = writings(station, pinyin);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const letters = initials(station, pinyin);
  if (letters.includes(wanted)) return 2;
  if (letters.some((name) => name.startsWith(wanted))) return 3;
  return names.some((name) => name.includes(wanted)) ? 4 : undefined;
}

/** Stations that fit what was typed (Chinese, English, pinyin or initials), best first. */
export function searchStations(network: NetworkVersion, query: string, pinyin: PinyinNames, limit: number): Station[] {
  const wanted = withoutSuffix(plain(query)) || plain(query);
  if (wanted === '') return [];
  return network.stations
    .map((station, order) => ({ station, order, misfit: misfit(station, wanted, pinyin) }))
    .filter((found): found is { station: Station; order: number; misfit: number } => found.misfit !== undefined)
    .sort((first, second) => first.misfit - second.misfit || first.order - second.order)
    .slice(0, limit)
    .map((found) => found.station);
}

/** The stations whose names are written most like the text; for “did you mean”. */
export function nearestStations(network: NetworkVersion, text: string, pinyin: PinyinNames, limit: number): Station[] {
  const wanted = withoutSuffix(plain(text)).slice(0, 60);
  const distance = (station: Station): number =>
    Math.min(...[station.id, ...writings(station, pinyin)].map((name) => {
      const other = plain(name);
      return editDistance(wanted, other) / Math.max(wanted.length, other.length, 1);
    }));
  const close = network.stations.map((station, order) => ({ station, order, far: distance(station) }));
  return close
    .sort((first, second) => first.far - second.far || first.order - second.order)
    .slice(0, limit)
    .map((found) => found.station);
}
