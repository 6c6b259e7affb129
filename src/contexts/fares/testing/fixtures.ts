import { getDayDetail } from 'chinese-days';
import { isPlainDate } from '../../../shared/time.ts';
import { shippedCatalogue, shippedPinyin } from '../rules/catalogue.ts';
import type { Catalogue, ConcessionPolicy, DayLookup } from '../rules/model.ts';
import type { QuoteQuestion, Rulebook } from '../rules/question.ts';
import { type Quote, quote } from '../rules/quote.ts';
import { parseMoment, weekdayOf } from '../rules/time.ts';

/** The calendar of 2019–2026 read from an independent package: an oracle, not the calendar the program runs on. */
export const testDays: DayLookup = (date) => {
  if (!isPlainDate(date) || date < '2019' || date >= '2027') return undefined;
  const { work, name } = getDayDetail(date);
  const weekend = weekdayOf(date) > 5;
  const [en = '', zh] = name.split(',');
  const festival = zh === undefined ? null : { zh, en };
  if (work) return { kind: weekend ? 'swappedWorkday' : 'workday', name: festival };
  return { kind: festival === null ? 'weekend' : 'publicHoliday', name: festival };
};

export const testRulebook: Rulebook = { catalogue: shippedCatalogue, days: testDays, pinyin: shippedPinyin };

/** The shipped rulebook with other or further policies. */
export function rulebookWith(policies: readonly ConcessionPolicy[]): Rulebook {
  const catalogue: Catalogue = { ...shippedCatalogue, policies };
  return { ...testRulebook, catalogue };
}

/** The shipped half-price policy with some clauses changed. */
export function halfPrice(changes: Partial<ConcessionPolicy> = {}): ConcessionPolicy {
  const policy = shippedCatalogue.policies.find((candidate) => candidate.id === 'half-price-summer-2022');
  if (!policy) throw new Error('the half-price policy is not shipped');
  return { ...policy, ...changes };
}

/** Asks for a price at a local time written as `2022-07-16 10:00`. */
export function ask(at: string, more: Partial<QuoteQuestion> = {}, rulebook: Rulebook = testRulebook): Quote {
  const entry = parseMoment(at);
  if (!entry) throw new Error(`not a time: ${at}`);
  return quote(rulebook, {
    network: 'suzhou-metro', from: 'mudu', to: 'zhongnanjie', medium: 'suzhou-tong', entry, ...more,
  });
}
