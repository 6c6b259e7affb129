import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { systemActor, type StaffActor } from '../../../shared/actor.ts';
import { codeOfStep, stepAt } from '../credentials/totp.ts';
import { tokenDigest } from '../credentials/token.ts';
import { existingPlace } from '../place-lookup.ts';
import { findSession } from '../store/sessions.ts';
import { type PeopleWorld, here, outcomes, peopleWorld, places, there } from '../testing/people-world.ts';
import { changePassword } from './change-password.ts';
import { insertAccount } from './create-staff.ts';
import { confirmEnrolment, renewRecoveryCodes, startEnrolment } from './enrol-second-factor.ts';
import { createFirstAdministratorLink, makeLink } from './make-link.ts';
import { disableStaff, resetStaff } from './manage-staff.ts';
import type { StepResult } from './next-step.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { readLink, redeemLink } from './redeem-link.ts';
import { replaceExpiredPassword } from './replace-expired-password.ts';
import { changeSignInSettings } from './sign-in-settings.ts';
import { signInStaff } from './sign-in-staff.ts';

const password = 'hutong-lamp-quilt-nine';
let world: PeopleWorld;
let userName: string;
let number = 0;
beforeAll(async () => {
  world = await peopleWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  number += 1;
  userName = `person${number}`;
  world.platform.clock.advance({ hours: 2 });
});

/** A person with a password and no authenticator; answers the link that set it up, unused. */
async function invited(): Promise<{ id: string; token: string }> {
  return runInTransaction(world.test.database, async (transaction) => {
    const { code, path } = await existingPlace(transaction, places.street, 'place');
    const staff = await insertAccount(transaction, world.platform, systemActor, {
      userName, displayName: '李静', phone: null,
      assignments: [{ role: 'clerk', placeCode: code, placePath: path, workstationId: null }],
    });
    const { address } = await makeLink(transaction, world.platform, staff.id);
    return { id: staff.id, token: address.split('#')[1] ?? '' };
  });
}

function selfOf(id: string, mustEnrol = false): StaffActor {
  return { kind: 'staff', id, assignments: [], mustEnrol };
}

interface Enrolled {
  readonly id: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  code(): string;
}

async function enrolled(): Promise<Enrolled> {
  const { id, token } = await invited();
  await redeemLink(world.platform, { token, password }, here);
  const { secret } = await startEnrolment(world.platform, selfOf(id, true), undefined);
  const code = (): string => codeFor(secret);
  const { recoveryCodes } = await confirmEnrolment(world.platform, selfOf(id, true), code(), here);
  world.platform.clock.advance({ minutes: 1 });
  return { id, secret, recoveryCodes, code };
}

function codeFor(secret: string): string {
  const bytes = Buffer.from(base32(secret));
  return codeOfStep(bytes, stepAt(world.platform.clock.now()));
}

function base32(text: string): number[] {
  const bits = Array.from(text, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2));
}

function ticketOf({ step }: StepResult): string {
  if (step.next !== 'code' && step.next !== 'password') throw new Error(`no ticket after ${step.next}`);
  return step.ticket;
}

async function liveSession(result: StepResult) {
  return findSession(world.test.database, tokenDigest(result.session?.token ?? ''), world.platform.clock.now());
}

const enter = (origin = here, secret = password) => signInStaff(world.platform, { userName, password: secret }, origin);

describe('the staff sign-in', () => {
  it('goes from the one-time link over the authenticator to a full session', async () => {
    const { id, token } = await invited();
    expect(await readLink(world.platform, token)).toMatchObject({ purpose: 'setPassword', userName, minimumLength: 12 });
    const begun = await redeemLink(world.platform, { token, password }, here);
    expect(begun.step).toEqual({ next: 'enrol' });
    expect((await liveSession(begun))?.secondFactorAt).toBeNull();

    const { secret, address } = await startEnrolment(world.platform, selfOf(id, true), undefined);
    expect(address).toContain(`secret=${secret}`);
    const { recoveryCodes, session } = await confirmEnrolment(world.platform, selfOf(id, true), codeFor(secret), here);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await liveSession({ step: { next: 'done' }, session }))?.secondFactorAt).toEqual(world.platform.clock.now());
    // The session that only opened the enrolment is over.
    expect(await liveSession(begun)).toBeUndefined();
  });

  it('asks for the code after the password and then begins a session with the roles of today', async () => {
    const { code } = await enrolled();
    const result = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    expect(result.step).toEqual({ next: 'done' });
    expect((await liveSession(result))?.assignments).toEqual([expect.objectContaining({ role: 'clerk', workstationId: null })]);
  });

  it('takes the user name as people type it', async () => {
    await enrolled();
    const typed = signInStaff(world.platform, { userName: ` ${userName.toUpperCase()} `, password }, here);
    expect((await typed).step.next).toBe('code');
  });

  it('answers unknown names, accounts without password and wrong passwords alike', async () => {
    await invited();
    const unknown = signInStaff(world.platform, { userName: 'nobody-here', password }, here);
    await expect(unknown).rejects.toMatchObject({ status: 401, code: 'sign-in-failed' });
    await expect(enter()).rejects.toMatchObject({ status: 401, code: 'sign-in-failed' });
  });
});

describe('codes of the authenticator', () => {
  it('work once, in sequence and in parallel', async () => {
    const { code } = await enrolled();
    const tickets = [ticketOf(await enter()), ticketOf(await enter()), ticketOf(await enter())];
    const tries = tickets.map((ticket) => proveSecondFactor(world.platform, { ticket, code: code() }, here));
    expect([...(await outcomes(tries))].sort()).toEqual(['code-used', 'code-used', 'ok']);
    world.platform.clock.advance({ seconds: 30 });
    const [left = ''] = tickets.slice(1);
    expect(await outcomes([proveSecondFactor(world.platform, { ticket: left, code: code() }, here)])).toEqual(['ok']);
  });

  it('an earlier code does not work after a later one', async () => {
    const { code } = await enrolled();
    const earlier = code();
    world.platform.clock.advance({ seconds: 30 });
    await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    const late = proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: earlier }, here);
    await expect(late).rejects.toMatchObject({ code: 'code-used' });
  });

  it('can be replaced by a recovery code, each once', async () => {
    const { recoveryCodes } = await enrolled();
    const [recovery = ''] = recoveryCodes;
    const typed = recovery.toUpperCase().replace('-', ' ');
    const tickets = [ticketOf(await enter()), ticketOf(await enter())];
    const tries = tickets.map((ticket) => proveSecondFactor(world.platform, { ticket, code: typed }, here));
    expect([...(await outcomes(tries))].sort()).toEqual(['code-wrong', 'ok']);
  });

  it('a ticket bears five tries and five minutes', async () => {
    const { code } = await enrolled();
    const ticket = ticketOf(await enter());
    const wrong = Array.from({ length: 7 }, () => proveSecondFactor(world.platform, { ticket, code: 'zzzzz-zzzzz' }, here));
    const results = await outcomes(wrong);
    expect(results.filter((result) => result === 'code-wrong')).toHaveLength(5);
    expect(results.filter((result) => result === 'ticket-expired')).toHaveLength(2);
    const other = ticketOf(await enter());
    world.platform.clock.advance({ minutes: 5 });
    await expect(proveSecondFactor(world.platform, { ticket: other, code: code() }, here)).rejects.toMatchObject({ code: 'ticket-expired' });
  });

  it('guard their own replacement', async () => {
    const { id, code } = await enrolled();
    await expect(startEnrolment(world.platform, selfOf(id), undefined)).rejects.toMatchObject({ status: 422 });
    await expect(startEnrolment(world.platform, selfOf(id), '000000')).rejects.toMatchObject({ code: 'code-wrong' });
    const { secret } = await startEnrolment(world.platform, selfOf(id), code());
    const old = ticketOf(await enter());
    world.platform.clock.advance({ minutes: 1 });
    await confirmEnrolment(world.platform, selfOf(id), codeFor(secret), here);
    world.platform.clock.advance({ minutes: 1 });
    await expect(proveSecondFactor(world.platform, { ticket: old, code: code() }, here)).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('guard new recovery codes, which void the old ones', async () => {
    const { id, code, recoveryCodes } = await enrolled();
    const renewed = await renewRecoveryCodes(world.platform, selfOf(id), code());
    const entry = proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: recoveryCodes[0] ?? '' }, here);
    await expect(entry).rejects.toMatchObject({ code: 'code-wrong' });
    expect(renewed).toHaveLength(10);
  });

  it('are kept so that the database alone does not tell them', async () => {
    const { id, secret, recoveryCodes } = await enrolled();
    const { rows } = await sql<{ row: string }>`
      select staff::text || coalesce(string_agg(staff_recovery_code::text, ','), '') as row
      from staff left join staff_recovery_code on staff_id = id where id = ${id} group by staff`.execute(world.test.database);
    const stored = rows[0]?.row ?? '';
    expect(stored).not.toContain(Buffer.from(base32(secret)).toString('hex'));
    expect(stored).not.toContain(Buffer.from((recoveryCodes[0] ?? '').replace('-', '')).toString('hex'));
    expect(stored).not.toContain(password);
  });
});

describe('guessing passwords', () => {
  it('is stopped for the guesser after five tries, even when the sixth is right', async () => {
    await enrolled();
    const wrong = Array.from({ length: 8 }, () => enter(there, 'guess'));
    const results = await outcomes(wrong);
    expect(results.filter((result) => result === 'sign-in-failed')).toHaveLength(5);
    expect(results.filter((result) => result === 'too-many-attempts')).toHaveLength(3);
    await expect(enter(there)).rejects.toMatchObject({ status: 429 });
    world.platform.clock.advance({ minutes: 10 });
    expect((await enter(there)).step.next).toBe('code');
  });

  it('from many addresses never locks out the person at a known one, and the others only for minutes', async () => {
    await enrolled();
    for (let index = 0; index < 25; index++) {
      await outcomes([enter({ address: `10.1.0.${index}`, device: 'Guesser' }, 'guess')]);
    }
    await expect(enter({ address: '10.9.9.9', device: 'New' })).rejects.toMatchObject({ status: 429 });
    expect((await enter(here)).step.next).toBe('code');
    world.platform.clock.advance({ minutes: 10 });
    expect((await enter({ address: '10.9.9.9', device: 'New' })).step.next).toBe('code');
  });

  it('does not slow down an office that signs in all at once', async () => {
    await enrolled();
    for (let count = 0; count < 70; count++) expect((await enter()).step.next).toBe('code');
  }, 60_000);

  it('leaves a trace in the history of the account', async () => {
    const { id } = await enrolled();
    await outcomes([enter(there, 'guess')]);
    expect(await world.count('event', `subject_id = '${id}' and action = 'signInRefused' and actor_kind = 'visitor'`)).toBe(1);
  });
});

describe('one-time links', () => {
  it('serve one of two who open them at once', async () => {
    const { token } = await invited();
    const tries = [1, 2].map(() => redeemLink(world.platform, { token, password }, here));
    expect([...(await outcomes(tries))].sort()).toEqual(['link-expired', 'ok']);
  });

  it('survive a refused password and end after three days', async () => {
    const { token } = await invited();
    await expect(redeemLink(world.platform, { token, password: '123456' }, here)).rejects.toMatchObject({ status: 422, code: 'password-refused' });
    world.platform.clock.advance({ days: 3 });
    await expect(redeemLink(world.platform, { token, password }, here)).rejects.toMatchObject({ status: 410 });
  });

  it('of a reset end the sessions and, on request, the authenticator', async () => {
    const { id, code } = await enrolled();
    const administrator = await world.staff(`admin${number}`, 'administrator', 'street');
    const session = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    const link = await resetStaff(world.platform, administrator, id, { secondFactor: true, reason: '手机丢了' });
    expect(await liveSession(session)).toBeUndefined();
    const token = link.address.split('#')[1] ?? '';
    const begun = await redeemLink(world.platform, { token, password: 'another-quilt-lamp-ten' }, here);
    expect(begun.step.next).toBe('enrol');
    await expect(enter()).rejects.toMatchObject({ code: 'sign-in-failed' });
  });

  it('without reset of the authenticator still ask for its code', async () => {
    const { id } = await enrolled();
    const administrator = await world.staff(`admin${number}`, 'administrator', 'street');
    const link = await resetStaff(world.platform, administrator, id, { secondFactor: false, reason: '忘记密码' });
    const begun = await redeemLink(world.platform, { token: link.address.split('#')[1] ?? '', password: 'another-quilt-lamp-ten' }, here);
    expect(begun.step.next).toBe('code');
  });
});

describe('closing and changing', () => {
  it('a closed account loses its sessions, tickets and links in the same moment', async () => {
    const { id, code } = await enrolled();
    const administrator = await world.staff(`admin${number}`, 'administrator', 'street');
    const session = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    const ticket = ticketOf(await enter());
    const link = await resetStaff(world.platform, administrator, id, { secondFactor: false, reason: '忘记密码' });
    await disableStaff(world.platform, administrator, id, '调离');
    world.platform.clock.advance({ seconds: 30 });
    expect(await liveSession(session)).toBeUndefined();
    await expect(proveSecondFactor(world.platform, { ticket, code: code() }, here)).rejects.toMatchObject({ code: 'ticket-expired' });
    await expect(redeemLink(world.platform, { token: link.address.split('#')[1] ?? '', password }, here)).rejects.toMatchObject({ status: 410 });
    await expect(enter()).rejects.toMatchObject({ status: 403, code: 'account-disabled' });
    await expect(enter(here, 'guess')).rejects.toMatchObject({ status: 401, code: 'sign-in-failed' });
  });

  it('closing while somebody signs in leaves no session behind', async () => {
    const { id, code } = await enrolled();
    const administrator = await world.staff(`admin${number}`, 'administrator', 'street');
    const ticket = ticketOf(await enter());
    await outcomes([
      proveSecondFactor(world.platform, { ticket, code: code() }, here),
      disableStaff(world.platform, administrator, id, '调离'),
    ]);
    expect(await world.count('session', `staff_id = '${id}'`)).toBe(0);
  });

  it('a new password signs out all other devices', async () => {
    const { id, code } = await enrolled();
    const first = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    world.platform.clock.advance({ seconds: 30 });
    const second = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    const sessionId = (await liveSession(second))?.id ?? '';
    await expect(changePassword(world.platform, selfOf(id), sessionId, { current: 'wrong', password: 'x' })).rejects.toMatchObject({ code: 'current-password-wrong' });
    await changePassword(world.platform, selfOf(id), sessionId, { current: password, password: 'another-quilt-lamp-ten' });
    expect(await liveSession(first)).toBeUndefined();
    expect(await liveSession(second)).toBeDefined();
  });
});

describe('the first administrator', () => {
  it('is created by a link that exists once', async () => {
    const fresh = await peopleWorld();
    try {
      const earlier = await createFirstAdministratorLink(fresh.platform);
      const link = await createFirstAdministratorLink(fresh.platform);
      const token = link?.address.split('#')[1] ?? '';
      await expect(readLink(fresh.platform, earlier?.address.split('#')[1] ?? '')).rejects.toMatchObject({ status: 410 });
      expect(await readLink(fresh.platform, token)).toMatchObject({ purpose: 'firstAdministrator', userName: null });
      await expect(redeemLink(fresh.platform, { token, password }, here)).rejects.toMatchObject({ fields: [{ field: 'userName', code: 'required' }] });
      const tries = [1, 2].map((index) => redeemLink(fresh.platform, { token, password, userName: `boss${index}`, displayName: '张明' }, here));
      expect([...(await outcomes(tries))].sort()).toEqual(['link-expired', 'ok']);
      expect(await fresh.count('staff_assignment', `role = 'administrator' and nlevel(place_path) = 1`)).toBe(1);
      expect(await createFirstAdministratorLink(fresh.platform)).toBeUndefined();
      expect(await createFirstAdministratorLink(fresh.platform, { always: true })).toBeDefined();
    } finally {
      await fresh.close();
    }
  });
});

// Last: it changes the rules for everybody.
describe('under 等保 rules', () => {
  it('a password older than 90 days is replaced before the session begins, by one not used lately', async () => {
    const { code } = await enrolled();
    const root = await world.staff('root-admin', 'administrator', 'city');
    const province = { ...root, assignments: [{ role: 'administrator' as const, placePath: '320000000000' }] };
    await changeSignInSettings(world.platform, province, {
      passwordPolicy: 'mlps', staffIdleMinutes: 15, staffAbsoluteHours: 8, residentIdleDays: 7, residentAbsoluteDays: 30, source: 'GB/T 22239-2019',
    });
    world.platform.clock.advance({ days: 91 });
    const asked = await proveSecondFactor(world.platform, { ticket: ticketOf(await enter()), code: code() }, here);
    expect(asked.step.next).toBe('password');
    expect(asked.session).toBeUndefined();
    const replace = (next: string) => replaceExpiredPassword(world.platform, { ticket: ticketOf(asked), password: next }, here);
    await expect(replace(password)).rejects.toMatchObject({ code: 'password-refused', fields: [{ code: 'too-few-kinds' }] });
    const done = await replace('Lampe-7q');
    expect(done.step.next).toBe('done');
    expect((await liveSession(done))?.idleSeconds).toBe(900);
    const again = changePassword(world.platform, selfOf((await liveSession(done))?.staffId ?? ''), (await liveSession(done))?.id ?? '', {
      current: 'Lampe-7q', password: 'Lampe-7q',
    });
    await expect(again).rejects.toMatchObject({ fields: [{ code: 'used-before' }] });
  });

  it('only the topmost administrators change the rules', async () => {
    const administrator = await world.staff('street-admin', 'administrator', 'street');
    const change = changeSignInSettings(world.platform, administrator, {
      passwordPolicy: 'asvs', staffIdleMinutes: 480, staffAbsoluteHours: 24, residentIdleDays: 365, residentAbsoluteDays: 365, source: '自定',
    });
    await expect(change).rejects.toMatchObject({ status: 403 });
  });
});
