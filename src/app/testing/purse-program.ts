/**
 * The real start program around a purse, for the crash tests: `POST /rows/7` reserves and pays the amount of wish 7 in one
 * transaction under the key of that wish and answers 201, or 409 when the purse is empty; `GET /rows` lists the wishes paid;
 * `GET /purse` answers the balances; `POST /tamper` edits an entry behind the product's back.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { loadReferenceDivisions } from '../../contexts/places/index.ts';
import { ensureFund, fundBalance, payFromReservation, reserveFromFund } from '../../contexts/projects/index.ts';
import { postEntry } from '../../contexts/projects/actions/funds/post-entry.ts';
import { readConfiguration } from '../../platform/config.ts';
import type { Database } from '../../platform/database/database.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { Problem } from '../../platform/problem.ts';
import { systemActor } from '../../shared/actor.ts';
import type { ProgramContext, RunningServer } from '../program/parts.ts';
import { reportError } from '../program/report-error.ts';
import { runProgram } from '../program/run-program.ts';

export const budgetFen = 400_000;

/** What wish number `id` costs, in fen. */
export function priceOf(id: number): number {
  return 500 + ((id * 7_919) % 3_000);
}

const originOf = (id: number): string => `00000000-0000-7000-8000-${String(id).padStart(12, '0')}`;

async function openPurse(database: Database): Promise<string> {
  await loadReferenceDivisions(database);
  return runInTransaction(database, async (transaction) => {
    const doing = { actor: systemActor, at: new Date() };
    const purse = { key: 'purse', kind: 'rapidHandling', name: '快速处置工作经费', source: '街道财政', divisionCode: '320508020000', year: 2026 } as const;
    const fundId = await ensureFund(transaction, purse, doing);
    const { source } = await fundBalance(transaction, fundId);
    if (source === 0) await postEntry(transaction, { fundId, kind: 'budget', amountFen: budgetFen, ...doing });
    return fundId;
  });
}

async function fulfil(database: Database, fundId: string, id: number): Promise<void> {
  const origin = { type: 'project', id: originOf(id) };
  await runInTransaction(database, async (transaction) => {
    const doing = { actor: systemActor, at: new Date() };
    const { reservationId } = await reserveFromFund(transaction, { fundId, amountFen: priceOf(id), origin, ...doing, idempotencyKey: `reserve-${id}` });
    await payFromReservation(transaction, { reservationId, amountFen: priceOf(id), payee: { name: '工程队' }, origin, ...doing, idempotencyKey: `pay-${id}` });
  });
}

async function tamper(database: Database): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    await sql`alter table ledger_entry disable trigger user`.execute(transaction);
    await sql`update ledger_entry set amount_fen = amount_fen - 1 where number = 5`.execute(transaction);
    await sql`alter table ledger_entry enable trigger user`.execute(transaction);
  });
}

async function answer(database: Database, fundId: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (request.method === 'POST' && request.url === '/tamper') {
      await tamper(database);
      response.writeHead(204).end();
    } else if (request.method === 'POST') {
      await fulfil(database, fundId, Number(request.url?.split('/').at(-1)));
      response.writeHead(201).end();
    } else if (request.url === '/purse') {
      response.end(JSON.stringify(await fundBalance(database, fundId)));
    } else {
      const { rows } = await sql<{ id: number }>`select right(origin_id::text, 12)::integer as id from fund_payment order by id`.execute(database);
      response.end(JSON.stringify(rows.map((row) => row.id)));
    }
  } catch (error) {
    response.writeHead(error instanceof Problem ? error.status : 503).end(String(error));
  }
}

async function startServer({ database, configuration }: ProgramContext): Promise<RunningServer> {
  const fundId = await openPurse(database);
  const server = createServer((request, response) => void answer(database, fundId, request, response));
  await new Promise<void>((resolve) => server.listen(configuration.port, configuration.host, resolve));
  const { address, port } = server.address() as AddressInfo;
  return { url: `http://${address}:${port}`, close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()) };
}

if (import.meta.main) {
  let exitCode: number;
  try {
    exitCode = await runProgram(readConfiguration(process.env), { buildWeb: null, startServer, demo: null, createFirstAdministratorLink: async () => null });
  } catch (error) {
    reportError(error);
    exitCode = 1;
  }
  process.exit(exitCode);
}
