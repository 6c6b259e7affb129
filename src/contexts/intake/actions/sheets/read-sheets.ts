import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, assignmentsOf } from '../../../../shared/actor.ts';
import { openActions } from '../../../../shared/lifecycle.ts';
import { displayNameOf } from '../../../people/index.ts';
import type { SheetReading } from '../../inputs.ts';
import { sheetImportLifecycle } from '../../lifecycle.ts';
import { holdsAt, importerRoles, subjectOf } from '../../policy.ts';
import { guessMapping } from '../../rules/sheet-fields.ts';
import { countRows, readRows, type RowFilter } from '../../store/sheet-rows.ts';
import { findMapping, findSheet, listSheets, type SheetImportRow } from '../../store/sheets.ts';

const sampleRows = 5;

async function visibleSheet(platform: Platform, actor: Actor, id: string): Promise<SheetImportRow> {
  const sheet = await findSheet(platform.database, id);
  if (!sheet || !holdsAt(actor, importerRoles, sheet.placePath)) throw problem(404, 'not-found', { detail: 'There is no such import.' });
  return sheet;
}

function summaryOf(sheet: SheetImportRow, counts: Partial<Record<string, number>>) {
  const { id, state, version, fileName, placeName, rowCount, reading, createdAt, changedAt } = sheet;
  const all = { unchecked: 0, good: 0, bad: 0, known: 0, repeated: 0, imported: 0, failed: 0, ...counts };
  return { id, state, version, fileName, placeName, rowCount, reading, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString(), counts: all };
}

/** Imports at the actor's places, latest first. */
export async function listSheetImports(platform: Platform, actor: Actor, query: { readonly cursor?: string | undefined; readonly limit: number }) {
  const paths = assignmentsOf(actor).filter(({ role }) => (importerRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
  const found = await listSheets(platform.database, paths, query.cursor, query.limit + 1);
  const sheets = found.slice(0, query.limit);
  const counts = await countRows(platform.database, sheets.map(({ id }) => id));
  return { items: sheets.map((sheet) => summaryOf(sheet, counts.get(sheet.id) ?? {})), nextCursor: found.length > query.limit ? (sheets.at(-1)?.id ?? null) : null };
}

async function proposalFor(platform: Platform, sheet: SheetImportRow): Promise<{ readonly reading: SheetReading; readonly from: 'saved' | 'guessed' }> {
  const saved = await findMapping(platform.database, sheet.placePath, sheet.headerKey);
  if (saved) return { reading: saved, from: 'saved' };
  return { reading: { mapping: guessMapping(sheet.headers), source: '12345', channel: 'hotline', mode: 'work' }, from: 'guessed' };
}

/** One import with all that its screen needs. Throws 404. */
export async function readSheetImport(platform: Platform, actor: Actor, id: string) {
  const { database } = platform;
  const sheet = await visibleSheet(platform, actor, id);
  const [counts, samples, proposal, names] = await Promise.all([
    countRows(database, [id]),
    readRows(database, id, { limit: sampleRows }),
    proposalFor(platform, sheet),
    displayNameOf(database, [sheet.createdBy]),
  ]);
  return {
    ...summaryOf(sheet, counts.get(id) ?? {}),
    headers: [...sheet.headers],
    samples: samples.map(({ row, cells }) => ({ row, cells: [...cells].map((cell) => cell.slice(0, 200)) })),
    proposal,
    progressId: sheet.progressId,
    createdByName: names.get(sheet.createdBy) ?? null,
    actions: openActions(sheetImportLifecycle, subjectOf(sheet), actor).map(({ action }) => action as 'checkSheet' | 'confirmSheet' | 'discardSheet'),
  };
}

/** Rows of an import by how they stand. Throws 404. */
export async function listSheetRows(platform: Platform, actor: Actor, id: string, filter: RowFilter) {
  await visibleSheet(platform, actor, id);
  const found = await readRows(platform.database, id, { ...filter, limit: filter.limit + 1 });
  const rows = found.slice(0, filter.limit);
  return {
    items: rows.map(({ row, state, outsideNumber, message, problems, requestId }) => ({ row, state, outsideNumber, subject: message?.subject ?? null, problems: [...problems], requestId })),
    nextAfter: found.length > filter.limit ? (rows.at(-1)?.row ?? null) : null,
  };
}
