/** How a formula begins; office programs set to Chinese or Japanese also take the full-width signs for one. */
export const formulaStart = /^[=+\-@＝＋－＠\t\r\n]/u;

/** One CSV line (RFC 4180, CRLF). A cell that a spreadsheet would take for a formula is prefixed with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => {
    const safe = formulaStart.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${line.join(',')}\r\n`;
}
