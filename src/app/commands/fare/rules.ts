import { existsSync } from 'node:fs';
import { type Rulebook, daysOf, loadRulebook, shippedCatalogue, shippedPinyin } from '../../../contexts/fares/index.ts';
import { assembleCalendar } from '../../../platform/calendar/assemble.ts';
import { vendoredNotices } from '../../../platform/calendar/vendored.ts';
import type { Configuration } from '../../../platform/config.ts';
import { withDatabase } from '../../program/with-database.ts';

/** The rules that come with the program, with its calendar. */
export function shippedRulebook(): Rulebook {
  const calendar = assembleCalendar(vendoredNotices, { years: [], days: [], hours: [] });
  return { catalogue: shippedCatalogue, days: daysOf(calendar), pinyin: shippedPinyin };
}

/** The rules in force: those of the installation where there is one, else those that come with the program. */
export function rulesInForce(configuration: Configuration, shipped: boolean): Promise<Rulebook> {
  const installed = configuration.databaseUrl !== null || existsSync(configuration.dataDirectory);
  return shipped || !installed ? Promise.resolve(shippedRulebook()) : withDatabase(configuration, ({ database }) => loadRulebook(database));
}
