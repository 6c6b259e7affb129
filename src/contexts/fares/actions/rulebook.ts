import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { Calendar } from '../../../shared/calendar.ts';
import { daysOf } from '../rules/days.ts';
import { shippedCatalogue, shippedPinyin } from '../rules/catalogue.ts';
import type { Catalogue } from '../rules/model.ts';
import type { Rulebook } from '../rules/question.ts';
import { readPublished } from '../store/policies.ts';

export interface LoadedRulebook extends Rulebook {
  readonly calendar: Calendar;
}

/** How long a program may answer from a rulebook that another program has changed meanwhile. */
const FRESH_FOR = 1000;

interface Kept {
  readonly loaded: Promise<LoadedRulebook>;
  readonly until: number;
}

const kept = new WeakMap<Database, Kept>();

/** Shipped policies stand until the same code was published here; then only what is published here counts. */
async function loadCatalogue(database: Database): Promise<Catalogue> {
  const { inForce, ever } = await readPublished(database);
  const shipped = shippedCatalogue.policies.filter((policy) => !ever.has(`${policy.network}/${policy.id}`));
  return { ...shippedCatalogue, policies: [...shipped, ...inForce] };
}

async function load(database: Database, before: LoadedRulebook | undefined): Promise<LoadedRulebook> {
  const [catalogue, calendar] = await Promise.all([loadCatalogue(database), loadCalendar(database)]);
  // An unchanged rulebook stays the same object, so that what was computed from it stays valid.
  if (before && before.calendar === calendar && JSON.stringify(before.catalogue.policies) === JSON.stringify(catalogue.policies)) return before;
  return { catalogue, calendar, days: daysOf(calendar), pinyin: shippedPinyin };
}

/** The rules in force, kept in memory for a second so that a quote costs no query. */
export function loadRulebook(database: Database): Promise<LoadedRulebook> {
  const known = kept.get(database);
  const now = performance.now();
  if (known && now < known.until) return known.loaded;
  const loaded = (known?.loaded ?? Promise.resolve(undefined)).catch(() => undefined).then((before) => load(database, before));
  kept.set(database, { loaded, until: now + FRESH_FOR });
  loaded.catch(() => kept.delete(database));
  return loaded;
}

/** Forgets the kept rulebook: this program has just published or withdrawn something. */
export function forgetRulebook(database: Database): void {
  const known = kept.get(database);
  if (known) kept.set(database, { ...known, until: 0 });
}
