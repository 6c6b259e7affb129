/**
 * The real start program around a small web server, for the crash tests: `POST /rows/7` answers once the row is
 * committed, `GET /rows` lists all rows. SMALL_DEMO=on brings a demo of three rows, half of which take a second.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { readConfiguration } from '../../platform/config.ts';
import type { Database } from '../../platform/database/database.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import type { Demo, ProgramContext, ProgramParts, RunningServer } from '../program/parts.ts';
import { reportError } from '../program/report-error.ts';
import { runProgram } from '../program/run-program.ts';

async function insertRow(database: Database, id: number): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    await sql`insert into small_row (id) values (${id})`.execute(transaction);
  });
}

async function answer(database: Database, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (request.method === 'POST') {
      await insertRow(database, Number(request.url?.split('/').at(-1)));
      response.writeHead(201).end();
    } else {
      const { rows } = await sql<{ readonly id: number }>`select id from small_row order by id`.execute(database);
      response.end(JSON.stringify(rows.map((row) => row.id)));
    }
  } catch (error) {
    response.writeHead(503).end(String(error));
  }
}

async function startServer({ database, configuration }: ProgramContext): Promise<RunningServer> {
  await createTable(database);
  let closing = false;
  const server = createServer((request, response) => {
    if (closing) response.setHeader('connection', 'close');
    void answer(database, request, response);
  });
  await new Promise<void>((resolve) => server.listen(configuration.port, configuration.host, resolve));
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address}:${port}`,
    close() {
      closing = true;
      return new Promise((resolve) => server.close(() => resolve()).closeIdleConnections());
    },
  };
}

async function createTable(database: Database): Promise<void> {
  await sql`create table if not exists small_row (id integer primary key)`.execute(database);
}

const demo: Demo = {
  async load({ database }) {
    await createTable(database);
    await insertRow(database, 1);
    console.error('half of the demo is in');
    await pause(1_000);
    await insertRow(database, 2);
    await insertRow(database, 3);
  },
  describeAccounts: async () => ['demo account: clerk'],
};

const parts: ProgramParts = {
  buildWeb: null,
  startServer,
  demo: process.env.SMALL_DEMO === 'on' ? demo : null,
  createFirstAdministratorLink: async (_context, publicUrl) => `${publicUrl}/first`,
};

let exitCode: number;
try {
  exitCode = await runProgram(readConfiguration(process.env), parts);
} catch (error) {
  reportError(error);
  exitCode = 1;
}
process.exit(exitCode);
