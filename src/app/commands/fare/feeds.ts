import { readFileSync, writeFileSync } from 'node:fs';
import type { Rulebook } from '../../../contexts/fares/index.ts';
import { FareError, parseMoment } from '../../../contexts/fares/index.ts';
import { type Notice, checkFares, defaultSpan, exportFeed, packFeed, priceJourney, readFareTables, unpackFeed } from '../../../interop/gtfs/index.ts';

export interface ExportOptions {
  readonly network: string;
  readonly out: string;
  readonly from?: string;
  readonly to?: string;
}

/** Writes a feed and returns the lines to print: size and everything the format loses. */
export function writeFeed(rulebook: Rulebook, options: ExportOptions): string[] {
  const span = { ...defaultSpan(rulebook.catalogue, options.network), ...(options.from ? { from: options.from } : {}), ...(options.to ? { to: options.to } : {}) };
  const { feed, losses } = exportFeed(rulebook.catalogue, rulebook.days, { network: options.network, ...span, publisher: { name: 'Lianxin 连心', url: 'https://www.sz-mtr.com' } });
  const bytes = packFeed(feed);
  writeFileSync(options.out, bytes);
  const rows = Array.from(feed, ([name, table]) => `${name} ${table.rows.length}`).join(', ');
  return [
    `${options.out}: ${bytes.length} bytes, ${span.from} – ${span.to}`, rows,
    '格式说不出的内容 What the format cannot say:',
    ...losses.flatMap(({ zh, en }) => [`- ${zh}`, `  ${en}`]),
  ];
}

/** The findings about a zipped feed. */
export function checkFile(path: string): Notice[] {
  return checkFares(unpackFeed(readFileSync(path)));
}

export const noticeLine = ({ severity, code, file, line, field, value }: Notice): string => `${severity} ${code} ${file}.txt:${line} ${field}=${value}`;

/** What one ride costs under a feed, as a decimal amount; undefined where the feed knows no price. */
export function priceInFeed(path: string, options: { readonly from: string; readonly to: string; readonly at: string; readonly medium: string; readonly route?: string; readonly rider?: string }): number | undefined {
  const feed = unpackFeed(readFileSync(path));
  const moment = parseMoment(options.at);
  if (!moment) throw new FareError('invalid-time', 'at', { asked: options.at });
  const route = options.route ?? feed.get('routes')?.rows[0]?.[0] ?? '';
  const event = { date: moment.date, second: moment.second };
  const payer = { medium: options.medium, ...(options.rider === undefined ? {} : { rider: options.rider }) };
  return priceJourney(readFareTables(feed), [{ route, from: options.from, to: options.to, departure: event, arrival: event }], payer);
}
