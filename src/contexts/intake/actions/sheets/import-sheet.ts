import { z } from 'zod';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { defineJob, type JobContext } from '../../../../platform/jobs/define-job.ts';
import { addTrackedJob, type Progress, trackProgress } from '../../../../platform/jobs/progress.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import { type Actor, actorId, type StaffActor, systemActor } from '../../../../shared/actor.ts';
import type { Where } from '../../../requests/contract.ts';
import { importCaseIn, type ImportGrounds } from '../../../requests/index.ts';
import type { SheetReading } from '../../inputs.ts';
import { countRows, emptyRows, endRow, lockRows, type SheetRow } from '../../store/sheet-rows.ts';
import { findSheet, idleSheets, saveMapping, type SheetImportRow } from '../../store/sheets.ts';
import { actOnSheetIn, type SheetResult } from './act-on-sheet.ts';

const perBatch = 100;
/** Sheets nobody goes on with are given up after this many days: they hold people's words. */
const idleDays = 7;

/** Rows stopped in the middle are dealt with as the person who confirmed the import, at the place it was allowed for. */
function importerOf(sheet: SheetImportRow): StaffActor {
  const id = sheet.doers['confirmSheet'] ?? sheet.createdBy;
  return { kind: 'staff', id, mustEnrol: false, assignments: [{ role: 'clerk', placePath: sheet.placePath }] };
}

function whereOf(sheet: SheetImportRow, place: string | null): Where {
  return place === null ? { kind: 'division', divisionCode: sheet.divisionCode } : { kind: 'address', text: place, divisionCode: sheet.divisionCode };
}

interface Batch {
  readonly sheet: SheetImportRow;
  readonly reading: SheetReading;
  readonly size: number;
}

/** Imports the next good rows in one transaction; answers how many. A row that is refused takes its batch back. */
async function importBatch(platform: Platform, { sheet, reading, size }: Batch): Promise<readonly number[]> {
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const grounds: ImportGrounds = new Map();
    const rows = await lockRows(transaction, sheet.id, 'good', size);
    for (const { row, message, outsideNumber } of rows) {
      if (!message || outsideNumber === null) throw new Error(`Row ${row} is good and empty`);
      const { author, subject, text, sentAt, place, phone, category, likes, dislikes } = message;
      const taken = await importCaseIn(platform, transaction, afterCommit, grounds, {
        actor: importerOf(sheet),
        message: { source: reading.source, number: outsideNumber, subject, category, author, sentAt: sentAt === null ? null : new Date(sentAt), likes, dislikes },
        text, phone, where: whereOf(sheet, place), channel: reading.channel, channelNote: `${reading.source} ${outsideNumber}`.slice(0, 100), categoryId: null,
        origin: { type: 'sheetImport', id: sheet.id }, asRecord: reading.mode === 'record',
      });
      await endRow(transaction, sheet.id, row, taken === 'known' ? 'known' : 'imported', taken === 'known' ? null : taken.id);
    }
    return rows.map(({ row }) => row);
  });
}

/** Sets aside the one row that is refused, so that the others can go on. */
async function setAside(platform: Platform, sheet: SheetImportRow): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    const [first]: readonly SheetRow[] = await lockRows(transaction, sheet.id, 'good', 1);
    if (first) await endRow(transaction, sheet.id, first.row, 'failed', null);
  });
}

async function settle(platform: Platform, sheetId: string, action: 'finishSheet' | 'stopSheet'): Promise<Readonly<Partial<Record<string, number>>>> {
  return runInTransaction(platform.database, async (transaction) => {
    const counts = (await countRows(transaction, [sheetId])).get(sheetId) ?? {};
    await actOnSheetIn(platform, transaction, { actor: systemActor, sheetId, action }, async () => ({ detail: { counts } }));
    return counts;
  });
}

/** Imports batch by batch; where one is refused its rows go one by one, and the refused row is set aside. */
async function importAll(context: JobContext, sheet: SheetImportRow, reading: SheetReading, progress: Progress): Promise<unknown> {
  const { platform } = context;
  const before = (await countRows(platform.database, [sheet.id])).get(sheet.id) ?? {};
  let done = (before.imported ?? 0) + (before.failed ?? 0);
  const total = done + (before.good ?? 0);
  let size = perBatch;
  for (;;) {
    await progress.report(done, total);
    try {
      const rows = await importBatch(platform, { sheet, reading, size });
      if (rows.length === 0) break;
      done += rows.length;
      size = perBatch;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (size === 1) {
        await setAside(platform, sheet);
        done += 1;
      }
      size = 1;
    }
  }
  return { counts: await settle(platform, sheet.id, 'finishSheet') };
}

/** Runs a confirmed import; a repeat goes on where the last run ended. Cancelled or given up, it stands as stopped. */
async function runImport(context: JobContext, sheetId: string, progressId: string): Promise<void> {
  const { platform } = context;
  let paused = false;
  try {
    await trackProgress(context, progressId, async (progress) => {
      const sheet = await findSheet(platform.database, sheetId);
      if (sheet?.state !== 'running' || !sheet.reading) return null;
      return importAll(context, sheet, sheet.reading, progress);
    });
  } catch (error) {
    paused = !context.last;
    throw error;
  } finally {
    const sheet = await findSheet(platform.database, sheetId);
    if (!paused && sheet?.state === 'running' && sheet.progressId === progressId) await settle(platform, sheetId, 'stopSheet');
    platform.live.announce(`sheetImport:${sheetId}`);
  }
}

const importJob = defineJob({
  name: 'intake.importSheet',
  payload: z.object({ sheetId: z.uuid(), progressId: z.uuid() }),
  maxAttempts: 5,
  handler: ({ sheetId, progressId }, context) => runImport(context, sheetId, progressId),
});

/** Gives up what nobody went on with. */
async function discardIdle(platform: Platform): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - idleDays * 86_400_000);
  for (const sheetId of await idleSheets(platform.database, before)) {
    await runInTransaction(platform.database, async (transaction) => {
      await actOnSheetIn(platform, transaction, { actor: systemActor, sheetId, action: 'discardSheet' }, async () => ({}));
      await emptyRows(transaction, sheetId);
    });
  }
}

const discardJob = defineJob({
  name: 'intake.discardIdleSheets',
  payload: z.object({}),
  handler: (_payload, { platform }) => discardIdle(platform),
  // 03:20 in Shanghai.
  schedule: { match: '20 19 * * *', payload: {} },
});

export const sheetJobs = [importJob, discardJob] as const;

/** Confirms the dry run: the good rows are imported in the background, and how the sheet was read is kept for the next. Throws 404, 403, 409. */
export async function confirmSheet(platform: Platform, actor: Actor, sheetId: string, baseVersion: number): Promise<SheetResult> {
  return runInTransaction(platform.database, (transaction) =>
    actOnSheetIn(platform, transaction, { actor, sheetId, action: 'confirmSheet', baseVersion }, async (sheet, now) => {
      if (sheet.reading) await saveMapping(transaction, sheet, sheet.reading, actorId(actor) ?? sheet.createdBy, now);
      const progressId = await addTrackedJob(transaction, importJob, { sheetId }, { actor, now });
      return { patch: { progressId } };
    }),
  );
}

/** Gives a sheet up and empties its rows. Throws 404, 403, 409. */
export async function discardSheet(platform: Platform, actor: Actor, sheetId: string, baseVersion: number): Promise<SheetResult> {
  return runInTransaction(platform.database, async (transaction) => {
    const result = await actOnSheetIn(platform, transaction, { actor, sheetId, action: 'discardSheet', baseVersion }, async () => ({}));
    await emptyRows(transaction, sheetId);
    return result;
  });
}
