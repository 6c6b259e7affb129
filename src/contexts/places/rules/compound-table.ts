import { readCsv, writeCsv } from './csv.ts';

/** Columns of the compound table; each may be headed by its Chinese or English name. */
export const compoundColumns = [
  ['communityCode', '社区代码'],
  ['community', '社区'],
  ['name', '小区名称'],
  ['aliases', '别名'],
  ['address', '地址'],
  ['managed', '有物业'],
  ['managerName', '物业公司'],
  ['longitude', '经度'],
  ['latitude', '纬度'],
  ['gridCode', '网格代码'],
  ['buildings', '楼幢'],
] as const;
export type CompoundColumn = (typeof compoundColumns)[number][0];

/** One row of the table as text, with its number in the file (the heading is 1). */
export interface CompoundRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<CompoundColumn, string>>>;
}

export interface TableProblem {
  readonly row: number;
  readonly field: string;
  readonly code: 'empty' | 'missing-column' | 'unknown-column' | 'twice';
}

const byHeading: ReadonlyMap<string, CompoundColumn> = new Map(
  compoundColumns.flatMap(([column, heading]) => [[column.toLowerCase(), column], [heading, column]] as const),
);

/** Splits a compound table into rows by its heading. */
export function readCompoundTable(text: string): { readonly rows: readonly CompoundRow[]; readonly problems: readonly TableProblem[] } {
  const [heading, ...lines] = readCsv(text);
  if (!heading || lines.length === 0) return { rows: [], problems: [{ row: 0, field: 'table', code: 'empty' }] };
  const columns = heading.map((title) => byHeading.get(title.trim().toLowerCase()));
  const problems: TableProblem[] = [];
  heading.forEach((title, index) => {
    if (!columns[index] && title.trim() !== '') problems.push({ row: 1, field: title.trim(), code: 'unknown-column' });
    else if (columns[index] && columns.indexOf(columns[index]) !== index) problems.push({ row: 1, field: title.trim(), code: 'twice' });
  });
  if (!columns.includes('name')) problems.push({ row: 1, field: 'name', code: 'missing-column' });
  if (!columns.includes('managed')) problems.push({ row: 1, field: 'managed', code: 'missing-column' });
  if (!columns.includes('communityCode') && !columns.includes('community')) {
    problems.push({ row: 1, field: 'communityCode', code: 'missing-column' });
  }
  const rows = lines.map((line, index): CompoundRow => ({
    row: index + 2,
    cells: Object.fromEntries(columns.flatMap((column, position) => (column ? [[column, line[position]?.trim() ?? '']] : []))),
  }));
  return { rows, problems };
}

/** Writes the table that the import takes back. */
export function writeCompoundTable(rows: readonly Readonly<Record<CompoundColumn, string>>[]): string {
  return writeCsv([
    compoundColumns.map(([, heading]) => heading),
    ...rows.map((row) => compoundColumns.map(([column]) => row[column])),
  ]);
}

const yes = new Set(['是', '有', 'yes', 'true', '1', 'y']);
const no = new Set(['否', '无', '没有', 'no', 'false', '0', 'n']);

/** Reads 是/否, 有/无, yes/no; undefined for anything else. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** A building as the table writes it: `14幢(甲、乙)` is building 14幢 with the stairwells 甲 and 乙. */
export interface TableBuilding {
  readonly name: string;
  readonly stairwells: readonly string[];
}

/** Splits `1幢|14幢(甲、乙)`, also separated by `；`, `;` or line breaks. */
export function readBuildings(text: string): readonly TableBuilding[] {
  return text
    .split(/[|；;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const found = /^(.*?)[(（](.*)[)）]$/u.exec(part);
      const stairwells = (found?.[2] ?? '').split(/[、,，]/u).map((one) => one.trim()).filter((one) => one !== '');
      return { name: (found?.[1] ?? part).trim(), stairwells };
    });
}

/** Writes buildings the way `readBuildings` reads them. */
export function writeBuildings(buildings: readonly TableBuilding[]): string {
  return buildings.map(({ name, stairwells }) => (stairwells.length === 0 ? name : `${name}(${stairwells.join('、')})`)).join('|');
}
