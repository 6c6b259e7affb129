import pg from 'pg';
import { connectionConfig } from './connection.ts';

/** A command that works on a database which another process started, and may stop. */
export interface Guest {
  leave(): Promise<void>;
}

const lockKey = 5_202_611_231;

/** Enters the database as a guest: its owner waits for us before stopping it. Null when it is not there, or is being stopped. */
export async function enterAsGuest(url: string): Promise<Guest | null> {
  const client = newClient(url);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [lockKey]);
    return { leave: () => client.end() };
  } catch {
    await client.end();
    return null;
  }
}

/** Stops the database once no guest is in it (waiting at most a minute); who comes meanwhile is turned away. */
export async function stopAfterGuests(url: string, stop: () => Promise<void>): Promise<void> {
  const client = newClient(url);
  try {
    await client.connect();
    await client.query(`set lock_timeout = '60s'`);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
  } catch {
    // A guest that stays too long, or a server that has gone already, must not keep us from stopping.
  }
  // The lock is held until the server itself goes: a guest that comes now never gets in.
  await stop();
  await client.end();
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({ ...connectionConfig(url, { applicationName: 'lianxin guest' }), connectionTimeoutMillis: 10_000 });
  // The server hangs up when it stops; whoever waits for a statement hears of it there.
  client.on('error', () => {});
  return client;
}
