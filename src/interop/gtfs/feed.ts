import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Table, readCsv, writeCsv } from './csv.ts';

/** A GTFS feed: tables by file name without `.txt`. */
export type Feed = ReadonlyMap<string, Table>;

const MEGABYTE = 1024 * 1024;
/** Largest sum of unpacked bytes; the world's largest fare tables stay below it, a decompression bomb does not. */
const LONGEST_FEED = 256 * MEGABYTE;
/** Zip stores the time of each file; a fixed one makes equal feeds equal bytes. */
const FIXED_TIME = new Date('2022-01-01T00:00:00Z');

/** Packs a feed; equal feeds give equal bytes. */
export function packFeed(feed: Feed): Uint8Array {
  const files = Object.fromEntries(Array.from(feed, ([name, table]) => [`${name}.txt`, strToU8(writeCsv(table))]));
  return zipSync(files, { level: 6, mtime: FIXED_TIME });
}

/** Unpacks the tables of a zipped feed, also from a single folder inside; throws when it is no zip or too large. */
export function unpackFeed(bytes: Uint8Array, longest = LONGEST_FEED): Feed {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: (file) => {
      if (!/^[^/]*\/?[a-z_]+\.txt$/u.test(file.name)) return false;
      total += file.originalSize;
      if (total > longest) throw new RangeError(`the feed unpacks to more than ${longest} bytes`);
      return true;
    },
  });
  return new Map(Object.entries(files).map(([name, content]) => [name.replace(/^.*\//u, '').replace(/\.txt$/u, ''), readCsv(strFromU8(content))]));
}

/** A row as a record of its columns. */
export type Row = Readonly<Record<string, string>>;

const rowCache = new WeakMap<Table, readonly Row[]>();

/** The rows of a table by column name; none when the file is absent. */
export function rowsOf(feed: Feed, file: string): readonly Row[] {
  const table = feed.get(file);
  if (!table) return [];
  const known = rowCache.get(table);
  if (known) return known;
  const rows = table.rows.map((row) => Object.fromEntries(table.columns.map((column, index) => [column, row[index] ?? ''])));
  rowCache.set(table, rows);
  return rows;
}

/** A value of a row; empty when the column is absent. */
export function valueOf(row: Row, column: string): string {
  return row[column] ?? '';
}
