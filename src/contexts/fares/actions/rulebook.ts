import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Calendar } from '../../../shared/calendar.ts';
import { daysOf } from '../rules/days.ts';
import { shippedCatalogue, shippedPinyin } from '../rules/catalogue.ts';
import type { Catalogue } from '../rules/model.ts';
import type { Rulebook } from '../rules/quote.ts';
import { codesEverPublished, policiesInForce } from '../store/policies.ts';

export interface LoadedRulebook extends Rulebook {
  readonly calendar: Calendar;
}

/** How long a program may answer from a rulebook that another program has changed meanwhile. */
const FRESH_FOR = 1000;

interface Kept {
  readonly loaded: Promise<LoadedRulebook>;
  readonly until: number;
}

const kept = new WeakMap<Platform['database'], Kept>();

/** Shipped policies stand until the same code was published here; then only what is published here counts. */
async function loadCatalogue(platform: Platform): Promise<Catalogue> {
  const [rows, codes] = await Promise.all([policiesInForce(platform.database), codesEverPublished(platform.database)]);
  const shipped = shippedCatalogue.policies.filter((policy) => !codes.has(`${policy.network}/${policy.id}`));
  return { ...shippedCatalogue, policies: [...shipped, ...rows.map((row) => row.content)] };
}

async function load(platform: Platform, before: LoadedRulebook | undefined): Promise<LoadedRulebook> {
  const [catalogue, calendar] = await Promise.all([loadCatalogue(platform), loadCalendar(platform.database)]);
  // An unchanged rulebook stays the same object, so that what was computed from it stays valid.
  if (before && before.calendar === calendar && JSON.stringify(before.catalogue.policies) === JSON.stringify(catalogue.policies)) return before;
  return { catalogue, calendar, days: daysOf(calendar), pinyin: shippedPinyin };
}

/** The rules in force, kept in memory for a second so that a quote costs no query. */
export function loadRulebook(platform: Platform): Promise<LoadedRulebook> {
  const known = kept.get(platform.database);
  const now = performance.now();
  if (known && now < known.until) return known.loaded;
  const loaded = (known?.loaded ?? Promise.resolve(undefined)).catch(() => undefined).then((before) => load(platform, before));
  kept.set(platform.database, { loaded, until: now + FRESH_FOR });
  loaded.catch(() => kept.delete(platform.database));
  return loaded;
}

/** Forgets the kept rulebook: this program has just published or withdrawn something. */
export function forgetRulebook(platform: Platform): void {
  const known = kept.get(platform.database);
  if (known) kept.set(platform.database, { ...known, until: 0 });
}
