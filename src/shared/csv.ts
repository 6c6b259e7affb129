/** One CSV line (RFC 4180, CRLF). A cell that a spreadsheet would take for a formula is prefixed with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => {
    const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${line.join(',')}\r\n`;
}
