import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { FastifyReply } from 'fastify';
import { type XlsxStreamRow, writeXlsxStream } from 'hucre/xlsx';
import type { Platform } from '../../../../platform/platform.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { formatDateTime } from '../../../../shared/time.ts';
import en from '../../locales/en.json' with { type: 'json' };
import zh from '../../locales/zh.json' with { type: 'json' };
import { trialBalanceOf } from '../../rules/ledger.ts';
import type { FundRow } from '../../store/funds/funds.ts';
import { entriesOf } from '../../store/funds/ledger.ts';
import { ledgerPage, turnoverOf } from '../../store/funds/statements.ts';
import { presentEntries, readableFund } from './read-funds.ts';

const yuan = (fen: number): number => fen / 100;
const batch = 500;

/** Rows of the ledger, oldest first, in batches, and the trial balance under them. */
async function* rowsOf(platform: Platform, fund: FundRow, language: 'zh' | 'en'): AsyncGenerator<XlsxStreamRow> {
  const words = (language === 'zh' ? zh : en).funds;
  const { columns, trial } = words;
  yield [
    columns.number, columns.bookedAt, columns.kind, columns.purpose, columns.payee, columns.debit, columns.credit, columns.amount, columns.free, columns.reserved,
    columns.paid, columns.carried, columns.source, columns.counters, columns.remark, columns.by,
  ];
  for (let after = 0; after < fund.entryCount; after += batch) {
    const numbers = (await entriesOf(platform.database, fund.id, { after, limit: batch })).length;
    const page = await ledgerPage(platform.database, fund.id, { before: after + numbers + 1, limit: numbers });
    for (const entry of [...(await presentEntries(platform, page))].reverse()) {
      yield [
        entry.number, formatDateTime(Date.parse(entry.bookedAt), language), words.entries[entry.kind], entry.title ?? '', entry.payee ?? '', words.accounts[entry.debit],
        words.accounts[entry.credit], yuan(entry.amountFen), yuan(entry.freeAfter), yuan(entry.reservedAfter), yuan(entry.paidAfter), yuan(entry.carriedAfter),
        yuan(entry.sourcedAfter), entry.counters ?? '', entry.remark ?? '', entry.byName ?? '',
      ];
    }
  }
  const balance = trialBalanceOf(await turnoverOf(platform.database, fund.id));
  const none = ['', '', '', ''];
  yield [''];
  yield [trial.title, ...none, trial.account, '', trial.debit, trial.credit, trial.balance];
  for (const line of balance.lines) yield ['', ...none, words.accounts[line.account], '', yuan(line.debitFen), yuan(line.creditFen), yuan(line.balanceFen)];
  yield ['', ...none, trial.total, '', yuan(balance.debitFen), yuan(balance.creditFen)];
}

/** Streams the whole ledger of a fund as a spreadsheet: amounts in yuan, the trial balance at the end. Throws 404. */
export async function exportLedger(platform: Platform, actor: Actor, id: string, language: 'zh' | 'en', reply: FastifyReply): Promise<FastifyReply> {
  const fund = await readableFund(platform, actor, id);
  const money = { width: 14, numFmt: '#,##0.00' };
  const text = (width: number) => ({ width });
  const stream = writeXlsxStream(rowsOf(platform, fund, language), {
    name: fund.key.slice(0, 31),
    columns: [text(8), text(20), text(14), text(30), text(24), text(12), text(12), money, money, money, money, money, money, text(10), text(30), text(12)],
    freezePane: { rows: 1 },
  });
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${fund.key}.xlsx"`)
    .send(Readable.fromWeb(stream as NodeReadableStream));
}
