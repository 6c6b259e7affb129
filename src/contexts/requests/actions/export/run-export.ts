import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { defineJob, type JobContext } from '../../../../platform/jobs/define-job.ts';
import { addTrackedJob, trackProgress } from '../../../../platform/jobs/progress.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId, assignmentsOf, type StaffActor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { formatDate, plainDateOf } from '../../../../shared/time.ts';
import { recordUnmasking } from '../../../people/index.ts';
import type { ExportFilters, ExportFormat } from '../../contract.ts';
import { loopRoles } from '../../policy.ts';
import { countAll, type ExportRow, expiredExports, findExport, insertExport, markReady, markRemoved } from '../../store/exports.ts';
import { deskConditions, scopeOf } from '../browse-requests.ts';
import { exportedCases } from './export-rows.ts';
import { writeExport } from './write-export.ts';

/** A file is kept for a day: long enough to fetch, too short to lie about. */
const keptHours = 24;
/** Roles that may have names and phones in full, with a reason. */
const unmaskers = ['clerk', 'supervisor'] as const;

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', geojson: 'application/geo+json',
};

function folderOf(id: string): string {
  return `exports/${id}`;
}

function keyOf({ id, format }: Pick<ExportRow, 'id' | 'format'>): string {
  return `${folderOf(id)}/list.${format}`;
}

function exporterOf(row: ExportRow): StaffActor {
  return { kind: 'staff', id: row.requestedBy, mustEnrol: false, assignments: row.assignments };
}

async function runExport(context: JobContext, exportId: string, progressId: string): Promise<void> {
  const { platform } = context;
  const { database, clock, storage, configuration } = platform;
  await trackProgress(context, progressId, async (progress) => {
    const row = await findExport(database, exportId);
    if (!row) return null;
    const actor = exporterOf(row);
    const total = await countAll(database, scopeOf(actor), await deskConditions(platform, row.filters));
    const folder = join(configuration.dataDirectory, 'exports-being-written');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, exportId);
    try {
      let rows = 0;
      const cases = exportedCases(platform, actor, row, async (done) => {
        rows = done;
        await progress.report(done, total);
      });
      await writeExport(row.format, cases, path);
      await storage.putFile(keyOf(row), path, mediaTypes[row.format]);
      const at = clock.now();
      await markReady(database, exportId, { rows, bytes: (await stat(path)).size, at, expiresAt: new Date(at.getTime() + keptHours * 3_600_000) });
      return { exportId, rows };
    } finally {
      await rm(path, { force: true });
    }
  });
}

const exportJob = defineJob({
  name: 'requests.exportList',
  payload: z.object({ exportId: z.uuid(), progressId: z.uuid() }),
  maxAttempts: 3,
  handler: ({ exportId, progressId }, context) => runExport(context, exportId, progressId),
});

async function removeExpired(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  for (const id of await expiredExports(platform.database, now)) {
    await platform.storage.removeFolder(folderOf(id));
    await markRemoved(platform.database, id, now);
  }
}

const expireJob = defineJob({
  name: 'requests.removeExpiredExports',
  payload: z.object({}),
  handler: (_payload, { platform }) => removeExpired(platform),
  schedule: { match: '17 * * * *', payload: {} },
});

export const exportJobs = [exportJob, expireJob] as const;

export interface ExportInput {
  readonly format: ExportFormat;
  readonly filters: ExportFilters;
  readonly reason?: string | undefined;
}

/** Starts an export; one with names in full is recorded as an unmasking at each place it was made for. Throws 403. */
export async function startExport(platform: Platform, actor: Actor, { format, filters, reason }: ExportInput): Promise<{ id: string; progressId: string }> {
  const requestedBy = actorId(actor);
  const assignments = assignmentsOf(actor).filter(({ role }) => (loopRoles as readonly string[]).includes(role));
  // In full only where the person may see single names in full too.
  const chosen = reason === undefined ? assignments : assignments.filter(({ role }) => (unmaskers as readonly string[]).includes(role));
  if (requestedBy === null || chosen.length === 0) throw problem(403, 'forbidden', { detail: 'You may not have names and phones in full.' });
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    const progressId = await addTrackedJob(transaction, exportJob, { exportId: id }, { actor, now });
    await insertExport(transaction, { id, requestedBy, assignments: chosen, format, filters, reason: reason ?? null, progressId, createdAt: now });
    for (const placePath of reason === undefined ? [] : new Set(chosen.map((one) => one.placePath))) {
      await recordUnmasking(transaction, actor, { subjectType: 'requestExport', subjectId: id, placePath, fields: ['name', 'phone', 'text', 'address'], reason: reason ?? '', at: now });
    }
    return { id, progressId };
  });
}

async function ownExport(platform: Platform, actor: Actor, id: string): Promise<ExportRow> {
  const row = await findExport(platform.database, id);
  if (!row || row.requestedBy !== actorId(actor)) throw problem(404, 'not-found', { detail: 'There is no such export of yours.' });
  return row;
}

function fileNameOf(row: ExportRow): string {
  return `诉求 ${formatDate(plainDateOf(row.createdAt.getTime()))}.${row.format}`;
}

function isReady(row: ExportRow, now: Date): boolean {
  return row.expiresAt !== null && row.removedAt === null && row.expiresAt > now;
}

/** How far an export of the actor's own is. Throws 404. */
export async function readExport(platform: Platform, actor: Actor, id: string) {
  const row = await ownExport(platform, actor, id);
  const { format, progressId, rowCount, bytes, expiresAt } = row;
  return { id, format, progressId, fileName: fileNameOf(row), rows: rowCount, bytes, expiresAt: expiresAt?.toISOString() ?? null, ready: isReady(row, platform.clock.now()) };
}

/** The file of an export of the actor's own. Throws 404; 410 `export-expired` when its time is over. */
export async function openExport(platform: Platform, actor: Actor, id: string) {
  const row = await ownExport(platform, actor, id);
  const stream = isReady(row, platform.clock.now()) ? await platform.storage.open(keyOf(row)) : undefined;
  if (!stream) throw problem(410, 'export-expired', { detail: 'This file is not there any more. Export the list again.' });
  return { stream, mediaType: mediaTypes[row.format], fileName: fileNameOf(row) };
}
