import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type PeopleWorld, here, outcomes, peopleWorld } from '../testing/people-world.ts';
import { createDemoResident, demoCredentials, demoOffered, listDemoAccounts } from './demo-accounts.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { signInResident } from './sign-in-resident.ts';
import { signInStaff } from './sign-in-staff.ts';

let world: PeopleWorld;
let staffAccount: string;
let residentAccount: string;
beforeAll(async () => {
  world = await peopleWorld();
  expect(await demoOffered(world.platform)).toBe(false);
  await world.staff('clerk', 'clerk', 'street', 'clerk');
  await world.staff('not-offered', 'gridWorker', 'community');
  await runInTransaction(world.test.database, (transaction) =>
    createDemoResident(transaction, world.platform, { labelKey: 'elderResident', phone: '13800000000', name: '周奶奶', elderMode: true }),
  );
  [staffAccount = '', residentAccount = ''] = (await listDemoAccounts(world.platform)).map(({ id }) => id);
});
afterAll(() => world.close());

async function enter(id: string) {
  const credentials = await demoCredentials(world.platform, id);
  if (credentials.kind === 'resident') return signInResident(world.platform, credentials, here);
  const { step } = await signInStaff(world.platform, credentials, here);
  if (step.next !== 'code') throw new Error(`unexpected step ${step.next}`);
  return proveSecondFactor(world.platform, { ticket: step.ticket, code: credentials.code }, here);
}

describe('identities of the demonstration', () => {
  it('are offered in order, by label, with role and place', async () => {
    expect(await listDemoAccounts(world.platform)).toEqual([
      { id: staffAccount, kind: 'staff', labelKey: 'clerk', displayName: 'clerk', role: 'clerk', placeName: '姑苏区沧浪街道' },
      { id: residentAccount, kind: 'resident', labelKey: 'elderResident', displayName: '周奶奶', role: null, placeName: null },
    ]);
  });

  it('sign in through the ordinary steps, three visitors one after the other within half a minute', async () => {
    // Codes count in their order: one that overtakes another makes it void, and the page asks for the next.
    for (let visitor = 0; visitor < 3; visitor++) expect(await outcomes([enter(staffAccount)])).toEqual(['ok']);
    const fourth = demoCredentials(world.platform, staffAccount);
    await expect(fourth).rejects.toMatchObject({ status: 429, extra: { retryAfterSeconds: 30 } });
    world.platform.clock.advance({ seconds: 30 });
    expect(await outcomes([enter(staffAccount)])).toEqual(['ok']);
  });

  it('come in the same order however they were made: several at once, by role, nearest place first', async () => {
    const fresh = await peopleWorld();
    try {
      await Promise.all([
        fresh.staff('city-admin', 'administrator', 'city', 'cityAdministrator'),
        fresh.staff('auditor', 'auditor', 'district', 'auditor'),
        fresh.staff('street-admin', 'administrator', 'street', 'administrator'),
        fresh.staff('clerk', 'clerk', 'street', 'clerk'),
      ]);
      expect((await listDemoAccounts(fresh.platform)).map(({ labelKey }) => labelKey)).toEqual(['administrator', 'cityAdministrator', 'clerk', 'auditor']);
    } finally {
      await fresh.close();
    }
  });

  it('let a resident in any number of times', async () => {
    for (let count = 0; count < 8; count++) expect(await outcomes([enter(residentAccount)])).toEqual(['ok']);
  });

  it('are refused where the demonstration is switched off or the machine is not this one', async () => {
    for (const [name, value] of [['DEMO', 'off'], ['HOST', '0.0.0.0']] as const) {
      const other = await peopleWorld({ [name]: value });
      try {
        const platform = { ...world.platform, configuration: other.platform.configuration };
        expect(await listDemoAccounts(platform)).toEqual([]);
        expect(await demoOffered(platform)).toBe(false);
        await expect(demoCredentials(platform, staffAccount)).rejects.toMatchObject({ status: 404 });
      } finally {
        await other.close();
      }
    }
  });
});
