import { createHash } from 'node:crypto';
import type { Transaction } from '../../../../platform/database/database.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { knownOutsideNumbers } from '../../../requests/index.ts';
import type { SheetReading } from '../../inputs.ts';
import { checkRow, type SheetMessage } from '../../rules/check-row.ts';
import { readRows, type RowVerdict, saveVerdicts, type SheetRow } from '../../store/sheet-rows.ts';
import { actOnSheetIn, type SheetResult } from './act-on-sheet.ts';

const perStep = 1000;

/** Where a sheet has no numbers the content itself names a message, so that importing it again still makes no doubles. */
function numberOf(message: SheetMessage): string {
  if (message.outsideNumber !== null) return message.outsideNumber;
  const { author, subject, text, sentAt } = message;
  return `#${createHash('sha256').update(JSON.stringify([author, subject, text, sentAt])).digest('hex').slice(0, 24)}`;
}

function checkMapping({ mapping }: SheetReading, width: number): void {
  if (mapping.text === undefined && mapping.subject === undefined) throw fieldProblem('mapping.text', 'required', 'Say which column holds the text.');
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== undefined && column >= width) throw fieldProblem(`mapping.${field}`, 'no-such-column', 'The sheet has no such column.');
  }
  const columns = Object.values(mapping).filter((column) => column !== undefined);
  if (new Set(columns).size < columns.length) throw fieldProblem('mapping', 'column-twice', 'A column can mean one thing only.');
}

/** Rows whose number came before, in this sheet or in an earlier one, are told apart from the good ones. */
async function sortOut(transaction: Transaction, source: string, verdicts: readonly RowVerdict[], seen: Set<string>): Promise<readonly RowVerdict[]> {
  const numbers = verdicts.flatMap(({ outsideNumber, state }) => (state === 'good' && outsideNumber !== null ? [outsideNumber] : []));
  const known = await knownOutsideNumbers(transaction, source, numbers);
  return verdicts.map((verdict) => {
    const number = verdict.outsideNumber;
    if (verdict.state !== 'good' || number === null) return verdict;
    if (seen.has(number)) return { ...verdict, state: 'repeated' };
    seen.add(number);
    return known.has(number) ? { ...verdict, state: 'known' } : verdict;
  });
}

function verdictOf(row: SheetRow, reading: SheetReading, now: number): RowVerdict {
  // Only columns that were chosen are keys here.
  const mapping = reading.mapping as Parameters<typeof checkRow>[1];
  const { message, problems } = checkRow(row.cells, mapping, now);
  if (!message) return { row: row.row, state: 'bad', outsideNumber: null, message: null, problems };
  return { row: row.row, state: 'good', outsideNumber: numberOf(message), message, problems };
}

/** Dry run: every row is checked under this reading and sorted into good, bad, known and repeated. Throws 404, 403, 409, 422 naming the field. */
export async function checkSheet(platform: Platform, actor: Actor, sheetId: string, reading: SheetReading, baseVersion: number): Promise<SheetResult> {
  return runInTransaction(platform.database, (transaction) =>
    actOnSheetIn(platform, transaction, { actor, sheetId, action: 'checkSheet', baseVersion }, async (sheet, now) => {
      checkMapping(reading, sheet.headers.length);
      const seen = new Set<string>();
      const counts: Record<string, number> = {};
      let after = 0;
      for (;;) {
        const rows = await readRows(transaction, sheetId, { after, limit: perStep });
        const open = rows.filter(({ state }) => state !== 'imported');
        const verdicts = await sortOut(transaction, reading.source, open.map((row) => verdictOf(row, reading, now.getTime())), seen);
        await saveVerdicts(transaction, sheetId, verdicts);
        for (const { state } of verdicts) counts[state] = (counts[state] ?? 0) + 1;
        after = rows.at(-1)?.row ?? after;
        if (rows.length < perStep) return { patch: { reading }, detail: { ...reading, counts } };
      }
    }),
  );
}
