import { type Quote, type QuoteQuestion, type Rulebook, FareError, dayKinds, fareTable, parseMoment, parseRider, policyDays, quote } from '../../../contexts/fares/index.ts';
import { csvLine } from '../../../shared/csv.ts';
import { formatYuan, plainYuan } from '../../../shared/money.ts';
import { formatDate, formatWeekday } from '../../../shared/time.ts';

/** What the options of `fare quote` and `fare table` say. */
export interface AskOptions {
  readonly network: string;
  readonly at: string;
  readonly medium: string;
  readonly exit?: string;
  readonly rider?: string;
  readonly ride?: string;
  readonly decidedBy?: 'entry' | 'exit';
}

function momentOf(text: string, field: string) {
  const moment = parseMoment(text);
  if (!moment) throw new FareError('invalid-time', field, { asked: text });
  return moment;
}

/** The question that the options ask, without stations. */
export function questionOf(options: AskOptions): Omit<QuoteQuestion, 'from' | 'to'> {
  const { date, second, assumedNoon } = momentOf(options.at, 'at');
  return {
    network: options.network, medium: options.medium, entry: { date, second }, assumedNoon, decidedBy: options.decidedBy,
    exit: options.exit === undefined ? undefined : momentOf(options.exit, 'exit'),
    rider: options.rider === undefined ? undefined : parseRider(options.rider),
    ride: options.ride === undefined ? undefined : Number(options.ride),
  };
}

const amount = (fen: number | null): string => (fen === null ? '不确定 not known' : formatYuan(fen));

/** A quote as lines for people. */
export function quoteLines(answer: Quote): string[] {
  const { day, band } = answer;
  const name = day.name === null ? '' : ` ${day.name} ${day.nameEn ?? ''}`;
  return [
    `${answer.from.name} ${answer.from.nameEn} → ${answer.to.name} ${answer.to.nameEn}`,
    `${answer.metres} m · ${answer.path.length - 1} 站 stops${band ? ` · ${band.overMetres}–${band.upToMetres} m` : ''}`,
    `${formatDate(day.date)} ${formatWeekday(day.date)} ${day.kind}${name}`,
    `票价 fare ${amount(answer.baseFen)} · 应付 to pay ${amount(answer.payFen)}`,
    ...answer.policies.flatMap(({ applied, title, because }) => [`${applied ? '✔' : '✘'} ${title.zh}: ${because.zh}`, `  ${title.en}: ${because.en}`]),
    ...answer.notes.flatMap(({ zh, en }) => [`※ ${zh}`, `  ${en}`]),
  ];
}

/** Prices of all pairs, or from one station, as CSV lines with a header. */
export function tableLines(rulebook: Rulebook, options: AskOptions, from: string | undefined): string[] {
  const table = fareTable(rulebook.catalogue, rulebook.days, questionOf(options));
  const { stations, metres } = table.network;
  const yuan = (fen: number | undefined): string => (fen === undefined || fen < 0 ? '' : plainYuan(fen));
  const rows = stations.flatMap((start, row) => (from === undefined || [start.id, start.name, start.nameEn].includes(from)
    ? stations.flatMap((end, column) => {
        const index = row * stations.length + column;
        return row === column ? [] : [csvLine([start.name, end.name, String(metres[index] ?? ''), yuan(table.baseFen[index]), yuan(table.payFen[index])]).trimEnd()];
      })
    : []));
  return ['from 进站,to 出站,metres 米,fare 票价,to pay 应付', ...rows];
}

/** Days on which a policy that is not open every day is open, one line each. */
export function dayLines(rulebook: Rulebook, network: string, from: string, to: string): string[] {
  const policies = rulebook.catalogue.policies.filter((policy) => policy.network === network && policy.days.length < dayKinds.length);
  return policyDays(policies, rulebook.days, from, to)
    .filter((day) => day.policies.length > 0)
    .map((day) => `${day.date} ${formatWeekday(day.date)} ${day.kind}${day.name === null ? '' : ` ${day.name.zh}`}: ${day.policies.join(', ')}`);
}

export function answerQuote(rulebook: Rulebook, options: AskOptions & { readonly from: string; readonly to: string }): Quote {
  return quote(rulebook, { ...questionOf(options), from: options.from, to: options.to });
}
