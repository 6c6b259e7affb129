import { setImmediate } from 'node:timers/promises';
import { parseCsv } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { fieldProblem, type Problem } from '../../../../platform/problem.ts';
import { cleanLine } from '../../../../shared/text.ts';
import { guessMapping } from '../../rules/sheet-fields.ts';

export interface SheetLine {
  /** As the spreadsheet program counts them, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface ParsedSheet {
  readonly headers: readonly string[];
  readonly rows: readonly SheetLine[];
}

export const mostRows = 50_000;
const mostColumns = 60;
const longestCell = 32_767;
/** Titles and remarks may stand above the headers. */
const headerWithin = 10;

function refused(code: string, detail: string): Problem {
  return fieldProblem('content', code, detail);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  // Dates of a spreadsheet have no zone: what the person saw stands in the UTC parts.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19).replace('T', ' ');
  return String(value).replaceAll('\u0000', '').slice(0, longestCell);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What spreadsheet programs on Chinese Windows save.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function* linesOf(bytes: Uint8Array): AsyncGenerator<SheetLine> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw refused('sheet-old-format', 'This is an old .xls file or one with a password. Save it as .xlsx and send it again.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    for await (const { index, values } of streamXlsxRows(bytes)) yield { row: index + 1, cells: values.map(textOf) };
    return;
  }
  const rows = parseCsv(decode(bytes), { preserveLeadingZeros: true });
  for (const [index, values] of rows.entries()) yield { row: index + 1, cells: values.map(textOf) };
}

function isEmpty({ cells }: SheetLine): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The line whose words name the most fields; where none does, the first. */
function headerLine(first: readonly SheetLine[]): number {
  const known = first.map(({ cells }) => Object.keys(guessMapping(cells.map(cleanLine))).length);
  const most = Math.max(...known);
  return most >= 2 ? known.indexOf(most) : 0;
}

/** Reads the first sheet of an XLSX file, or a CSV file in UTF-8 or GB 18030. Throws 422 naming `content`. */
export async function parseSheet(bytes: Uint8Array): Promise<ParsedSheet> {
  const lines: SheetLine[] = [];
  try {
    for await (const line of linesOf(bytes)) {
      if (isEmpty(line)) continue;
      if (lines.length > mostRows + headerWithin) throw refused('sheet-too-long', `A sheet may have ${mostRows} rows; divide it.`);
      lines.push({ row: line.row, cells: line.cells.slice(0, mostColumns) });
      // Other calls are answered meanwhile.
      if (lines.length % 500 === 0) await setImmediate();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'fields' in error) throw error;
    throw refused('sheet-unreadable', 'This file is neither a readable XLSX nor a CSV file.');
  }
  const header = headerLine(lines.slice(0, headerWithin));
  const rows = lines.slice(header + 1);
  if (rows.length === 0) throw refused('sheet-empty', 'There are no rows below the headers.');
  if (rows.length > mostRows) throw refused('sheet-too-long', `A sheet may have ${mostRows} rows; divide it.`);
  const width = Math.max(...lines.slice(header).map(({ cells }) => cells.length));
  const names = lines[header]?.cells ?? [];
  return { headers: Array.from({ length: width }, (_, index) => cleanLine(names[index] ?? '').slice(0, 100)), rows };
}
