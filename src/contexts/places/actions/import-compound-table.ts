import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../../../shared/actor.ts';
import { isPosition, type Position } from '../../../shared/coordinates.ts';
import type { BodyOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import type * as contract from '../contract.ts';
import type { Finding, ImportReport } from '../contract.ts';
import { type CompoundRow, readBuildings, readCompoundTable, readYesNo } from '../rules/compound-table.ts';
import { type Division, lockAdministration } from '../store/divisions.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { assertMayAdminister, findDivision } from './find-division.ts';
import { applyCompounds, type CompoundDraft, planCompounds } from './import-compounds.ts';
import { recordImport } from './import-features.ts';
import { errorAt, mayApply, reportOf } from './import-report.ts';
import { lineOrNull } from './point-input.ts';

const tableProblems = {
  empty: 'The table has no rows below its heading.',
  'missing-column': 'The table lacks this column.',
  'unknown-column': 'No column has this name.',
  twice: 'This column stands twice in the heading.',
} as const;

/** The community a row names, by its code or by a name that only one community of the unit bears. */
function communityOf(tree: DivisionTree, within: Division, { row, cells }: CompoundRow, findings: Finding[]): string | undefined {
  const code = cells.communityCode ?? '';
  if (code !== '') return code;
  const name = cells.community ?? '';
  if (name === '') return void findings.push(errorAt(row, 'communityCode', 'required', 'The row names no community.'));
  const found = communitiesBelow(tree, within).filter((unit) => unit.shortName === name || unit.name === name);
  const [only] = found;
  if (found.length === 1 && only) return only.code;
  const wrong = found.length === 0 ? 'unknown-division' : 'ambiguous';
  return void findings.push(errorAt(row, 'community', wrong, found.length === 0 ? 'The unit has no community of this name.' : 'Several communities bear this name; give the code.'));
}

function communitiesBelow(tree: DivisionTree, unit: Division): readonly Division[] {
  if (unit.level === 'community') return [unit];
  return tree.children(unit.code).flatMap((child) => communitiesBelow(tree, child));
}

function centerOf({ row, cells }: CompoundRow, findings: Finding[]): Position | null | undefined {
  const [longitude = '', latitude = ''] = [cells.longitude, cells.latitude];
  if (longitude === '' && latitude === '') return null;
  const position: Position = [Number(longitude), Number(latitude)];
  if (longitude !== '' && latitude !== '' && isPosition(...position)) return position;
  return void findings.push(errorAt(row, longitude === '' || !(Math.abs(position[0]) <= 180) ? 'longitude' : 'latitude', 'invalid', 'Longitude and latitude are degrees, e.g. 120.6155 and 31.2912.'));
}

function draftOf(tree: DivisionTree, within: Division, line: CompoundRow, findings: Finding[]): CompoundDraft | undefined {
  const { row, cells } = line;
  const communityCode = communityOf(tree, within, line, findings);
  const managed = readYesNo(cells.managed ?? '');
  if (managed === undefined) findings.push(errorAt(row, 'managed', 'not-an-option', 'Write 是 or 否.'));
  const center = centerOf(line, findings);
  const tooLong = ([['name', 60], ['address', 120], ['managerName', 60]] as const).filter(([column, longest]) => (cells[column] ?? '').length > longest);
  for (const [column, longest] of tooLong) findings.push(errorAt(row, column, 'too-long', `At most ${longest} characters.`));
  if (communityCode === undefined || managed === undefined || center === undefined || tooLong.length > 0) return undefined;
  return {
    row,
    id: null,
    partial: true,
    content: {
      name: cleanLine(cells.name ?? ''),
      aliases: (cells.aliases ?? '').split(/[|；;、]/u).map(cleanLine).filter((alias) => alias !== ''),
      communityCode,
      gridCode: lineOrNull(cells.gridCode ?? ''),
      address: cleanLine(cells.address ?? ''),
      managed,
      managerName: lineOrNull(cells.managerName ?? ''),
      center,
      buildings: readBuildings(cells.buildings ?? '').map((building) => ({ ...building, gridCode: null })),
      source: '导入',
    },
  };
}

/** Takes in compounds from CSV text: all or nothing; a trial only reports. Throws 403 and 404; the rest is in the report. */
export async function importCompoundTable(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  actor: Actor,
  body: BodyOf<typeof contract.importCompoundTable>,
): Promise<ImportReport> {
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    const tree = await divisionTree(transaction);
    const within = findDivision(tree, body.within);
    assertMayAdminister(actor, within.path);
    const { rows, problems } = readCompoundTable(body.table);
    const findings = problems.map(({ row, field, code }) => errorAt(row, field, code, tableProblems[code]));
    const drafts = problems.length > 0 ? [] : rows.flatMap((line) => draftOf(tree, within, line, findings) ?? []);
    const plan = await planCompounds(transaction, tree, within, rows.length, drafts, findings);
    if (!mayApply(plan, body)) return reportOf(plan, false);
    if (plan.created + plan.updated > 0) {
      await applyCompounds(transaction, tree, actor, clock.now(), plan);
      await recordImport(transaction, actor, clock.now(), within, 'compounds', plan);
    }
    return reportOf(plan, true);
  });
}
