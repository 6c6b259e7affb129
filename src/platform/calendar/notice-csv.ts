import type { NoticeDay, NoticeProblem } from './notice.ts';

const OFF = new Set(['休', '放假', '休息', 'true', '1', 'off']);
const WORKED = new Set(['班', '上班', '补班', 'false', '0', 'work']);

/** Cells of a line; the notice needs no quotes, but spreadsheets write them. */
function cellsOf(line: string): string[] {
  return line.split(/[,,;\t]/u).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1').trim());
}

/** `2027/1/1` and `2027年1月1日`, as spreadsheets write dates, become `2027-01-01`. */
function dateOf(cell: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(cell);
  return match ? `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}` : cell;
}

/**
 * Reads lines of `date,name,休|班` (also true/false, 1/0); a first line without a date is a heading. Wrong lines are named
 * by their number in the file.
 */
export function parseNoticeCsv(text: string): { readonly days: NoticeDay[]; readonly problems: NoticeProblem[] } {
  const days: NoticeDay[] = [];
  const problems: NoticeProblem[] = [];
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u);
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const [date = '', name = '', mark = ''] = cellsOf(line);
    if (days.length === 0 && problems.length === 0 && !/\d/u.test(date)) return;
    const known = OFF.has(mark.toLowerCase()) || WORKED.has(mark.toLowerCase());
    if (known && name !== '') days.push({ date: dateOf(date), name, isOffDay: OFF.has(mark.toLowerCase()) });
    else problems.push({ field: 'csv', code: 'bad-line', detail: `Line ${index + 1} is not “date,name,休 or 班”.` });
  });
  return { days, problems };
}
