import { formulaStart } from '../../../shared/csv.ts';

/** Reads CSV (RFC 4180, with comma, semicolon or tab): rows of cells. Empty lines are left out; the first tells the separator. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const content = text.replace(/^\ufeff/u, '');
  const separator = separatorOf(content);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    // The apostrophe that keeps office programs from reading a formula.
    row.push(/^'[=+\-@＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let index = 0; index < content.length; index++) {
    const character = content.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (content.charAt(index + 1) === '"') cell += content.charAt(index++);
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r' || content.charAt(index + 1) !== '\n') cell += character;
  }
  endRow();
  return rows;
}

function separatorOf(content: string): string {
  const heading = content.slice(0, content.indexOf('\n') < 0 ? content.length : content.indexOf('\n'));
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: heading.split(separator).length }));
  return counts.sort((one, other) => other.count - one.count)[0]?.separator ?? ',';
}

/** A cell that an office program would take for a formula begins with an apostrophe. */
function writeCell(value: string): string {
  const safe = formulaStart.test(value) && !/^-?\d+(\.\d+)?$/u.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes CSV with a mark that makes office programs read it as UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(writeCell).join(',')).join('\r\n')}\r\n`;
}
