import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PeopleWorld, here, outcomes, peopleWorld, there } from '../testing/people-world.ts';
import { sendPhoneCode } from './send-phone-code.ts';
import { signInResident } from './sign-in-resident.ts';

let world: PeopleWorld;
let phone: string;
let number = 0;
beforeAll(async () => {
  world = await peopleWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  number += 1;
  phone = `138000${String(number).padStart(5, '0')}`;
  // Hours later, so that limits per address of one test do not reach into the next.
  world.platform.clock.advance({ hours: 2 });
});

async function codeFor(number = phone): Promise<string> {
  await sendPhoneCode(world.platform, { phone: number, language: 'zh' }, here);
  return world.lastCode(number);
}
const wrongFor = (code: string): string => (code === '000000' ? '111111' : '000000');

describe('a code sent to a phone', () => {
  it('makes the account at the first sign-in and finds it at the second', async () => {
    const first = await signInResident(world.platform, { phone, code: await codeFor() }, here);
    world.platform.clock.advance({ minutes: 2 });
    const second = await signInResident(world.platform, { phone, code: await codeFor() }, there);
    expect(first.isNew).toBe(true);
    expect(second).toMatchObject({ id: first.id, isNew: false });
    expect(await world.count('session', `resident_id = '${first.id}'`)).toBe(2);
  });

  it('opens one session when it is used twice at once', async () => {
    const code = await codeFor();
    const tries = Array.from({ length: 4 }, () => signInResident(world.platform, { phone, code }, here));
    expect([...(await outcomes(tries))].sort()).toEqual(['code-wrong', 'code-wrong', 'code-wrong', 'ok']);
    expect(await world.count('resident', `phone = '${phone}'`)).toBe(1);
  });

  it('bears five wrong tries, however many arrive at once', async () => {
    const code = await codeFor();
    const wrong = Array.from({ length: 8 }, () => signInResident(world.platform, { phone, code: wrongFor(code) }, here));
    expect(new Set(await outcomes(wrong))).toEqual(new Set(['code-wrong']));
    await expect(signInResident(world.platform, { phone, code }, here)).rejects.toMatchObject({ status: 401, code: 'code-wrong' });
  });

  it('still opens after four wrong tries', async () => {
    const code = await codeFor();
    for (let count = 0; count < 4; count++) await outcomes([signInResident(world.platform, { phone, code: wrongFor(code) }, here)]);
    await expect(signInResident(world.platform, { phone, code }, here)).resolves.toMatchObject({ isNew: true });
  });

  it('lives five minutes', async () => {
    const code = await codeFor();
    world.platform.clock.advance({ minutes: 5 });
    await expect(signInResident(world.platform, { phone, code }, here)).rejects.toMatchObject({ code: 'code-wrong' });
  });

  it('is void once another one was sent', async () => {
    const earlier = await codeFor();
    world.platform.clock.advance({ minutes: 1 });
    const later = await codeFor();
    if (earlier !== later) expect(await outcomes([signInResident(world.platform, { phone, code: earlier }, here)])).toEqual(['code-wrong']);
    await expect(signInResident(world.platform, { phone, code: later }, here)).resolves.toBeDefined();
  });

  it('does not open another number', async () => {
    const code = await codeFor();
    const other = '13700000001';
    await sendPhoneCode(world.platform, { phone: other, language: 'zh' }, here);
    const otherCode = await world.lastCode(other);
    if (code !== otherCode) expect(await outcomes([signInResident(world.platform, { phone: other, code }, here)])).toEqual(['code-wrong']);
    await expect(signInResident(world.platform, { phone, code }, here)).resolves.toBeDefined();
  });

  it('is stored as a digest only, and so is the number', async () => {
    const code = await codeFor();
    const { rows } = await sql<{ row: string }>`select phone_code::text as row from phone_code`.execute(world.test.database);
    const stored = rows.map(({ row }) => row).join();
    const bytes = (text: string): string => Buffer.from(text).toString('hex');
    for (const secret of [phone, code, bytes(phone), bytes(code)]) expect(stored).not.toContain(secret);
  });

  it('is sent in the language asked for and counted as confidential', async () => {
    await sendPhoneCode(world.platform, { phone, language: 'en' }, here);
    expect(await world.count('message', `address = '${phone}' and language = 'en' and confidential and expires_at is not null`)).toBe(1);
  });
});

describe('limits on asking for codes', () => {
  it('let one code a minute through, whoever asks and however often at once', async () => {
    const asked = Array.from({ length: 5 }, (_, index) => sendPhoneCode(world.platform, { phone, language: 'zh' }, index % 2 ? here : there));
    expect([...(await outcomes(asked))].sort()).toEqual(['ok', ...Array.from({ length: 4 }, () => 'too-many-attempts')]);
    await expect(sendPhoneCode(world.platform, { phone, language: 'zh' }, here)).rejects.toMatchObject({ status: 429, extra: { retryAfterSeconds: 60 } });
    world.platform.clock.advance({ seconds: 60 });
    await expect(codeFor()).resolves.toHaveLength(6);
  });

  it('let five codes a day through', async () => {
    for (let count = 0; count < 5; count++) {
      await codeFor();
      world.platform.clock.advance({ minutes: 10 });
    }
    await expect(codeFor()).rejects.toMatchObject({ code: 'too-many-attempts' });
    world.platform.clock.advance({ hours: 24 });
    await expect(codeFor()).resolves.toHaveLength(6);
  });

  it('stop an address that asks for a hundred numbers in an hour, not its neighbours', async () => {
    const ask = (index: number, origin = here) => sendPhoneCode(world.platform, { phone: `1390000${String(index).padStart(4, '0')}`, language: 'zh' }, origin);
    const results = await outcomes(Array.from({ length: 101 }, (_, index) => ask(index)));
    expect(results.filter((result) => result === 'ok')).toHaveLength(100);
    await expect(ask(200, there)).resolves.toBeUndefined();
  });

  it('treat known and unknown numbers alike', async () => {
    await signInResident(world.platform, { phone, code: await codeFor() }, here);
    world.platform.clock.advance({ minutes: 2 });
    const unknown = '13611112222';
    for (const number of [phone, unknown]) {
      await expect(sendPhoneCode(world.platform, { phone: number, language: 'zh' }, here)).resolves.toBeUndefined();
      await expect(sendPhoneCode(world.platform, { phone: number, language: 'zh' }, here)).rejects.toMatchObject({ code: 'too-many-attempts' });
      await expect(signInResident(world.platform, { phone: number, code: wrongFor(await world.lastCode(number)) }, here)).rejects.toMatchObject({ code: 'code-wrong' });
    }
  });
});
