import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/test-database.ts';
import { enterAsGuest, stopAfterGuests } from './guests.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and not granted and datname = current_database()`.execute(test.database);
    if (rows.length > 0) return;
  }
}

it('waits for all guests before it stops, and keeps later ones out while stopping', async () => {
  const guests = [await enterAsGuest(test.url), await enterAsGuest(test.url)];
  const events: string[] = [];
  let late: Promise<unknown> = Promise.resolve();
  const stopped = stopAfterGuests(test.url, async () => {
    events.push('stop');
    late = enterAsGuest(test.url).then(async (guest) => {
      events.push('late guest');
      await guest?.leave();
    });
    await somebodyWaits();
    events.push('stopped');
  });
  await somebodyWaits();
  for (const guest of guests) {
    events.push('leave');
    await guest?.leave();
  }
  await stopped;
  await late;
  expect(events).toEqual(['leave', 'leave', 'stop', 'stopped', 'late guest']);
});

it('turns nobody in where there is no database', async () => {
  expect(await enterAsGuest('postgresql://nobody@127.0.0.1:1/none')).toBeNull();
});
