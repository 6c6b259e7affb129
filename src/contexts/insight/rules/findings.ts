import type { Counts } from '../../requests/contract.ts';
import type { Rates } from './rates.ts';

/** Something worth saying about a period; the words are `findings.<code>` of the texts, with these values. */
export interface Finding {
  readonly code: string;
  readonly tone: 'good' | 'bad' | 'plain';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Figures {
  readonly counts: Counts;
  readonly rates: Rates;
}

export interface NamedFigures extends Figures {
  readonly key: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly before: Figures;
}

export interface FindingInput {
  readonly now: Figures;
  readonly before: Figures;
  readonly categories: readonly NamedFigures[];
  readonly places: readonly NamedFigures[];
}

/** A change of a number of cases is worth a sentence from five cases and a fifth on: less is the noise of ordinary weeks. */
export function isNotable(now: number, before: number): boolean {
  return Math.abs(now - before) >= 5 && Math.abs(now - before) >= 0.2 * Math.max(before, 1);
}

/** Percentages of fewer cases than this say little: the numbers are told themselves. */
const fewCases = 20;

/** Late cases are worth a place's name from this many on. */
const notableLate = 3;

/** A change of a rate is worth a sentence from five points on, with enough cases on both sides. */
const notablePoints = 0.05;

const percent = (share: number): number => Math.round(share * 1000) / 10;

function intake({ now, before }: FindingInput): readonly Finding[] {
  const [count, earlier] = [now.counts.reported, before.counts.reported];
  if (count === 0) return [{ code: 'nothingReported', tone: 'plain', values: {} }];
  if (!isNotable(count, earlier)) return [{ code: 'reportedSteady', tone: 'plain', values: { count, before: earlier } }];
  if (earlier < fewCases) return [{ code: 'reportedChanged', tone: 'plain', values: { count, before: earlier } }];
  const share = Math.round((Math.abs(count - earlier) / earlier) * 100);
  return [{ code: count > earlier ? 'reportedMore' : 'reportedLess', tone: 'plain', values: { count, before: earlier, share } }];
}

function throughput({ now }: FindingInput): readonly Finding[] {
  const { reported, closed } = now.counts;
  if (reported === 0 && closed === 0) return [];
  return [
    closed >= reported
      ? { code: 'keepingUp', tone: 'good', values: { reported, closed } }
      : { code: 'fallingBehind', tone: isNotable(reported, closed) ? 'bad' : 'plain', values: { reported, closed, more: reported - closed } },
  ];
}

function timeliness({ now, before }: FindingInput): readonly Finding[] {
  const share = now.rates.solvedInTime;
  if (share === null) return [];
  const late = now.counts.solved - now.counts.solvedInTime;
  const values = { share: percent(share), solved: now.counts.solved, late };
  const earlier = before.rates.solvedInTime;
  if (late === 0) return [{ code: 'allInTime', tone: 'good', values }];
  if (earlier !== null && Math.abs(share - earlier) >= notablePoints) {
    return [{ code: share > earlier ? 'moreInTime' : 'lessInTime', tone: share > earlier ? 'good' : 'bad', values: { ...values, before: percent(earlier) } }];
  }
  return [{ code: 'someLate', tone: 'plain', values }];
}

function callbacks({ now, before }: FindingInput): readonly Finding[] {
  if (now.rates.noValidCallbacks) return [{ code: 'noValidCallbacks', tone: 'plain', values: {} }];
  const { valid, contacted, resolved } = now.counts;
  const values = {
    valid, response: percent(now.rates.response), resolution: percent(now.rates.resolution), satisfaction: percent(now.rates.satisfaction),
    score: percent(now.rates.score), notContacted: valid - contacted, notResolved: valid - resolved,
  };
  const findings: Finding[] = [{ code: now.rates.small ? 'ratesSmall' : 'rates', tone: 'plain', values }];
  if (!now.rates.small && !before.rates.small && Math.abs(now.rates.score - before.rates.score) >= notablePoints) {
    const better = now.rates.score > before.rates.score;
    findings.push({ code: better ? 'scoreBetter' : 'scoreWorse', tone: better ? 'good' : 'bad', values: { score: values.score, before: percent(before.rates.score) } });
  }
  return findings;
}

function most(rows: readonly NamedFigures[], value: (row: NamedFigures) => number): NamedFigures | undefined {
  return rows.reduce<NamedFigures | undefined>((best, row) => (value(row) > 0 && (!best || value(row) > value(best)) ? row : best), undefined);
}

function topCategories({ now, categories }: FindingInput): readonly Finding[] {
  const top = most(categories, ({ counts }) => counts.reported);
  if (!top || now.counts.reported === 0) return [];
  const findings: Finding[] = [
    { code: 'topCategory', tone: 'plain', values: { key: top.key, zh: top.name.zh, en: top.name.en, count: top.counts.reported, share: percent(top.counts.reported / now.counts.reported) } },
  ];
  const grown = most(
    categories.filter(({ counts, before }) => isNotable(counts.reported, before.counts.reported)),
    ({ counts, before }) => counts.reported - before.counts.reported,
  );
  if (grown) findings.push({ code: 'grownCategory', tone: 'bad', values: { key: grown.key, zh: grown.name.zh, en: grown.name.en, count: grown.counts.reported, before: grown.before.counts.reported } });
  return findings;
}

function latePlace({ places }: FindingInput): readonly Finding[] {
  const late = most(places, ({ counts }) => counts.solved - counts.solvedInTime);
  if (!late || late.counts.solved - late.counts.solvedInTime < notableLate) return [];
  return [{ code: 'latePlace', tone: 'bad', values: { key: late.key, zh: late.name.zh, en: late.name.en, late: late.counts.solved - late.counts.solvedInTime, solved: late.counts.solved } }];
}

/** What a period's figures say, by rules: intake, throughput, punctuality, callbacks, and where to look. */
export function findingsOf(input: FindingInput): readonly Finding[] {
  return [intake, throughput, timeliness, callbacks, topCategories, latePlace].flatMap((rule) => rule(input));
}
