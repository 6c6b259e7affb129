/** One file of a feed: its columns and rows; a missing value is an empty text. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const written = (value: string): string => (NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A table as CSV text (RFC 4180 quoting, lines end in CRLF as GTFS advises). */
export function writeCsv(table: Table): string {
  return [table.columns, ...table.rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

/** Cuts CSV text into records of fields; a quote that never closes runs to the end. */
function records(text: string): string[][] {
  const found: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    let field = '';
    if (text[position] === '"') {
      position++;
      for (;;) {
        const quote = text.indexOf('"', position);
        const end = quote < 0 ? text.length : quote;
        field += text.slice(position, end);
        position = end + 1;
        if (text[position] !== '"') break;
        field += '"';
        position++;
      }
    }
    const rest = /[,\r\n]/g;
    rest.lastIndex = position;
    const stop = rest.exec(text)?.index ?? text.length;
    row.push(field + text.slice(position, stop));
    position = stop + 1;
    if (text[stop] === ',' && position === text.length) row.push('');
    if (text[stop] === ',') continue;
    if (text[stop] === '\r' && text[position] === '\n') position++;
    if (row.length > 1 || row[0] !== '') found.push(row);
    row = [];
  }
  if (row.length > 0) found.push(row);
  return found;
}

/** Reads CSV text with a header line; column names and values are trimmed, short rows are filled up. */
export function readCsv(text: string): Table {
  const [header = [], ...rows] = records(text.replace(/^\uFEFF/, ''));
  const columns = header.map((name) => name.trim());
  return { columns, rows: rows.map((row) => columns.map((_, index) => (row[index] ?? '').trim())) };
}
