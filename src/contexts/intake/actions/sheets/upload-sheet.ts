import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { claimWrite } from '../../../../platform/idempotency/store.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { cleanLine } from '../../../../shared/text.ts';
import { largestSheet } from '../../contract.ts';
import { importerRoles } from '../../policy.ts';
import { headerKey } from '../../rules/sheet-fields.ts';
import { insertRows } from '../../store/sheet-rows.ts';
import { insertSheet } from '../../store/sheets.ts';
import { placeToWorkAt } from '../place-of.ts';
import type { SheetResult } from './act-on-sheet.ts';
import { parseSheet } from './parse-sheet.ts';

export interface UploadInput {
  readonly fileName: string;
  readonly divisionCode: string;
  /** Base64. */
  readonly content: string;
}

const perStatement = 1000;

/** Reads a spreadsheet and keeps its rows to be mapped and checked; nothing is imported. Throws 403, 413, 422 naming the field. */
export async function uploadSheet(platform: Platform, actor: Actor, input: UploadInput, idempotencyKey?: string): Promise<SheetResult> {
  const place = await placeToWorkAt(platform.database, actor, importerRoles, input.divisionCode);
  const bytes = Buffer.from(input.content, 'base64');
  if (bytes.length > largestSheet) throw fieldProblem('content', 'sheet-too-large', 'A sheet may have 20 MB.');
  const { headers, rows } = await parseSheet(bytes);
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['uploadSheet', actorId(actor), input.fileName, bytes.length], subjectId: id, at: now });
      if (earlier !== undefined) return { id: earlier, state: 'uploaded' as const, version: 1 };
    }
    const fileName = cleanLine(input.fileName);
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'sheetImport', subjectId: id, action: 'uploadSheet', fromState: null, toState: 'uploaded', actor, occurredAt: now, public: false, publicDetail: null,
      internalDetail: { fileName, rows: rows.length, divisionCode: place.divisionCode },
    });
    await insertSheet(transaction, {
      id, headHash: head.hash, ...place, fileName, headers, headerKey: headerKey(headers), rowCount: rows.length, createdBy: actorId(actor) ?? '', createdAt: now,
    });
    for (let start = 0; start < rows.length; start += perStatement) await insertRows(transaction, id, rows.slice(start, start + perStatement));
    return { id, state: 'uploaded' as const, version: 1 };
  });
}
