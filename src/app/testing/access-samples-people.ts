import { sql } from 'kysely';
import { issuePhoneCode } from '../../contexts/people/actions/send-phone-code.ts';
import { makeLink } from '../../contexts/people/actions/make-link.ts';
import { seal } from '../../contexts/people/credentials/keyed.ts';
import { hashPassword } from '../../contexts/people/credentials/password-hash.ts';
import { newToken, tokenDigest } from '../../contexts/people/credentials/token.ts';
import { codeOfStep, newTotpSecret, stepAt } from '../../contexts/people/credentials/totp.ts';
import { setPassword, setPendingTotp } from '../../contexts/people/store/staff-credentials.ts';
import { insertTicket } from '../../contexts/people/store/tickets.ts';
import { signInAs } from '../../contexts/people/testing/sign-in-as.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { newId } from '../../shared/ids.ts';
import type { AccessWorld } from './access-world.ts';
import { type Givens, type Moment, type Sample, personOf } from './access-moment.ts';

const passwords = { present: 'xiangcheng-qiaobian-7391', next: 'luzhi-xiaoxiang-80264' } as const;
const phone = '13900000003';

/** Gives the person a fresh secret for the authenticator and answers its present code. */
async function codeFor({ platform, database }: Moment, staffId: string, pending = false): Promise<string> {
  const secret = newTotpSecret();
  const now = platform.clock.now();
  const sealed = seal(platform.secret, 'totp', staffId, secret);
  if (pending) await runInTransaction(database, (transaction) => setPendingTotp(transaction, staffId, sealed));
  else await sql`update staff set totp_secret = ${sealed}, totp_last_step = null where id = ${staffId} and totp_secret is not null`.execute(database);
  return codeOfStep(secret, stepAt(now));
}

async function withPassword({ platform, database }: Moment, staffId: string): Promise<void> {
  const hash = await hashPassword(passwords.present);
  await runInTransaction(database, (transaction) => setPassword(transaction, staffId, hash, platform.clock.now()));
}

async function ticketFor({ platform, database }: Moment, staffId: string, next: 'code' | 'password'): Promise<string> {
  const ticket = newToken();
  const now = platform.clock.now();
  const expiresAt = new Date(now.getTime() + 60_000);
  await runInTransaction(database, (transaction) => insertTicket(transaction, tokenDigest(ticket), { staffId, next, secondFactorAt: now, expiresAt }, 3));
  return ticket;
}

async function linkFor({ platform, database }: Moment, staffId: string): Promise<string> {
  const { address } = await runInTransaction(database, (transaction) => makeLink(transaction, platform, staffId));
  return address.slice(address.indexOf('#') + 1);
}

async function closed({ database, platform, sample }: Moment): Promise<Partial<Sample>> {
  await sql`update staff set disabled_at = ${platform.clock.now()} where id = ${sample.params['id']}::uuid`.execute(database);
  return {};
}

async function assignmentOf({ database, sample }: Moment): Promise<Partial<Sample>> {
  const { rows } = await sql<{ id: string }>`select id from staff_assignment where staff_id = ${sample.params['id']}::uuid`.execute(database);
  return { params: { ...sample.params, assignmentId: rows[0]?.id ?? newId() } };
}

/** Another device of the caller, or one of somebody else. */
async function anotherSession(moment: Moment): Promise<Partial<Sample>> {
  const { platform, database, caller, world, sample } = moment;
  const owner = sample.target === 'own' ? personOf(moment) : sample.target === 'staff' ? world.staff.foreign : world.residents.neighbour;
  const isStaff = sample.target === 'staff' || (sample.target === 'own' && caller.actor.kind === 'staff');
  const { rows: before } = await sql<{ id: string }>`select id from session`.execute(database);
  await signInAs({ ...platform, database }, isStaff ? { staffId: owner } : { residentId: owner });
  const { rows } = await sql<{ id: string }>`select id from session where id <> all (${before.map(({ id }) => id)}::uuid[])`.execute(database);
  return { params: { id: rows[0]?.id ?? newId() } };
}

/** Calls of accounts, sessions and sign-in that work. */
export function peopleGiven(world: AccessWorld): Givens {
  const worker = world.staff.own;
  const assignment = { role: 'clerk', placeCode: world.ids.street };
  return {
    'people.demoCredentials': { params: { id: world.ids.demoAccount } },
    'people.assignRole': { body: assignment },
    'people.createStaff': { body: { userName: 'new.person', displayName: '新人', assignment } },
    'people.changeSignInSettings': {
      body: { passwordPolicy: 'asvs', staffIdleMinutes: 30, staffAbsoluteHours: 12, residentIdleDays: 30, residentAbsoluteDays: 90, source: '试' },
    },
    'people.decideConsent': { params: { purpose: 'callback' }, body: { granted: true, version: 1 } },
    'people.enableStaff': { ready: closed },
    'people.endAssignment': { ready: assignmentOf },
    'people.revokeSession': { targets: ['own', 'resident', 'staff'], ready: anotherSession },
    'people.sendPhoneCode': { body: { phone } },
    'people.signInResident': {
      ready: async ({ platform, database }) => ({ body: { phone, code: await runInTransaction(database, (transaction) => issuePhoneCode(transaction, platform, phone)) } }),
    },
    'people.signInStaff': {
      ready: async (moment) => {
        await withPassword(moment, worker);
        return { body: { userName: 'shi-gridworker', password: passwords.present } };
      },
    },
    'people.proveSecondFactor': { ready: async (moment) => ({ body: { ticket: await ticketFor(moment, worker, 'code'), code: await codeFor(moment, worker) } }) },
    'people.replaceExpiredPassword': { ready: async (moment) => ({ body: { ticket: await ticketFor(moment, worker, 'password'), password: passwords.next } }) },
    'people.readLink': { ready: async (moment) => ({ body: { token: await linkFor(moment, worker) } }) },
    'people.redeemLink': { ready: async (moment) => ({ body: { token: await linkFor(moment, worker), password: passwords.next } }) },
    'people.changePassword': {
      ready: async (moment) => {
        if (moment.caller.actor.kind === 'staff') await withPassword(moment, personOf(moment));
        return { body: { current: passwords.present, password: passwords.next } };
      },
    },
    'people.startEnrolment': { ready: async (moment) => ({ body: { code: await codeFor(moment, personOf(moment)) } }) },
    'people.confirmEnrolment': { ready: async (moment) => ({ body: { code: await codeFor(moment, personOf(moment), true) } }) },
    'people.renewRecoveryCodes': { ready: async (moment) => ({ body: { code: await codeFor(moment, personOf(moment)) } }) },
  };
}
