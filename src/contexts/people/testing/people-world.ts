import { sql } from 'kysely';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import type { Role, StaffActor } from '../../../shared/actor.ts';
import { loadReferenceDivisions } from '../../places/index.ts';
import { createDemoStaff } from '../actions/demo-accounts.ts';
import { existingPlace } from '../place-lookup.ts';

/** Places of the tests: 沧浪街道 with 桂花社区, its district 姑苏区, and 元和街道 in another one. */
export const places = {
  city: '320500000000',
  district: '320508000000',
  street: '320508020000',
  community: '320508020014',
  elsewhere: '320507001000',
} as const;
export type PlaceName = keyof typeof places;

export const here = { address: '10.0.0.1', device: 'Test' };
export const there = { address: '10.0.0.2', device: 'Test' };

export interface PeopleWorld {
  readonly test: TestDatabase;
  readonly platform: TestPlatform;
  /** Creates a member of staff with one role, password and authenticator; answers the actor. */
  staff(userName: string, role: Role, place: PlaceName, labelKey?: string): Promise<StaffActor>;
  /** The code in the last message to a number. */
  lastCode(phone: string): Promise<string>;
  /** How many rows a query finds. */
  count(table: string, condition?: string): Promise<number>;
  close(): Promise<void>;
}

/** A database with the division tree and nobody in it. */
export async function peopleWorld(environment: Readonly<Record<string, string>> = {}): Promise<PeopleWorld> {
  const test = await testDatabase();
  await loadReferenceDivisions(test.database);
  const platform = testPlatform(test, environment);
  return {
    test,
    platform,
    async staff(userName, role, place, labelKey) {
      const id = await runInTransaction(test.database, (transaction) =>
        createDemoStaff(transaction, platform, {
          labelKey: labelKey ?? null,
          userName,
          displayName: userName,
          phone: '13900001111',
          assignments: [{ role, placeCode: places[place], workstationId: null, validTo: null }],
        }),
      );
      const { path } = await existingPlace(test.database, places[place], 'place');
      return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath: path }] };
    },
    async lastCode(phone) {
      const { rows } = await sql<{ code: string }>`
        select parameters->>'code' as code from message where address = ${phone} order by id desc limit 1`.execute(test.database);
      return rows[0]?.code ?? '';
    },
    async count(table, condition = 'true') {
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} where ${sql.raw(condition)}`.execute(test.database);
      return rows[0]?.count ?? 0;
    },
    close: () => test.close(),
  };
}

/** The stable codes of what went wrong, or `ok`, of calls in parallel. */
export async function outcomes(calls: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(calls);
  return settled.map((one) => (one.status === 'fulfilled' ? 'ok' : ((one.reason as { code?: string }).code ?? String(one.reason))));
}
