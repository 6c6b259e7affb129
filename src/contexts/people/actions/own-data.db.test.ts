import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../platform/events/verify.ts';
import type { ResidentActor } from '../../../shared/actor.ts';
import { hasConsent, resolveAddress } from '../directory.ts';
import { chainedTables } from '../index.ts';
import { type PeopleWorld, here, outcomes, peopleWorld } from '../testing/people-world.ts';
import { decideConsent, readConsents } from './decide-consent.ts';
import { closeAccount, exportOwnData } from './own-data.ts';
import { updateOwnProfile } from './own-profile.ts';
import { sendPhoneCode } from './send-phone-code.ts';
import { signInResident } from './sign-in-resident.ts';

let world: PeopleWorld;
let number = 0;
beforeAll(async () => {
  world = await peopleWorld();
});
afterAll(() => world.close());

async function resident(): Promise<ResidentActor & { readonly phone: string }> {
  number += 1;
  world.platform.clock.advance({ minutes: 10 });
  const phone = `1360000${String(number).padStart(4, '0')}`;
  await sendPhoneCode(world.platform, { phone, language: 'zh' }, here);
  const { id } = await signInResident(world.platform, { phone, code: await world.lastCode(phone) }, here);
  return { kind: 'resident', id, phone };
}

async function decisionOf(actor: ResidentActor, purpose: string) {
  return (await readConsents(world.platform, actor.id)).items.find((item) => item.purpose === purpose);
}

describe('consents', () => {
  it('are given and withdrawn as easily, and every decision is kept', async () => {
    const actor = await resident();
    const decide = (granted: boolean) => decideConsent(world.platform, actor, { purpose: 'callback', granted, version: 1 });
    expect(await decisionOf(actor, 'callback')).toMatchObject({ granted: false, changedAt: null });
    await decide(true);
    expect(await hasConsent(world.test.database, [actor.id], 'callback')).toEqual(new Set([actor.id]));
    await decide(false);
    expect(await hasConsent(world.test.database, [actor.id], 'callback')).toEqual(new Set());
    world.platform.clock.advance({ minutes: 1 });
    await decide(true);
    expect(await world.count('consent', `resident_id = '${actor.id}'`)).toBe(2);
    expect((await outcomes([decide(true), decide(true)]))).toEqual(['ok', 'ok']);
    expect(await world.count('consent', `resident_id = '${actor.id}'`)).toBe(2);
  });

  it('to be told about one\'s own matters hold until one objects', async () => {
    const actor = await resident();
    expect(await decisionOf(actor, 'progressMessages')).toMatchObject({ granted: true, legalBasis: 'statutoryDuty' });
    expect(await resolveAddress(world.platform, actor)).toEqual({ channel: 'sms', address: actor.phone });
    await decideConsent(world.platform, actor, { purpose: 'progressMessages', granted: false, version: 1 });
    expect(await decisionOf(actor, 'progressMessages')).toMatchObject({ granted: false });
    expect(await resolveAddress(world.platform, actor)).toBeUndefined();
  });

  it('name the wording: a newer one has to be agreed to anew', async () => {
    const actor = await resident();
    await decideConsent(world.platform, actor, { purpose: 'activityInvitations', granted: true, version: 1 });
    await sql`insert into consent_purpose values ('activityInvitations', 2, '2026-01-01', 'consent')`.execute(world.test.database);
    expect(await decisionOf(actor, 'activityInvitations')).toMatchObject({ version: 2, earlierVersion: 1, granted: true });
    const old = decideConsent(world.platform, actor, { purpose: 'activityInvitations', granted: true, version: 1 });
    await expect(old).rejects.toMatchObject({ status: 409, code: 'wording-changed', extra: { version: 2 } });
    await decideConsent(world.platform, actor, { purpose: 'activityInvitations', granted: true, version: 2 });
    expect(await decisionOf(actor, 'activityInvitations')).toMatchObject({ earlierVersion: null, granted: true });
  });

  it('refuse purposes nobody defined', async () => {
    const unknown = decideConsent(world.platform, await resident(), { purpose: 'advertising', granted: true, version: 1 });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});

describe('closing an account', () => {
  it('leaves neither number nor name anywhere, tells other contexts, and the histories stay valid', async () => {
    const actor = await resident();
    const name = '归雁南飞';
    await updateOwnProfile(world.platform, actor, { preferredName: name });
    await decideConsent(world.platform, actor, { purpose: 'callback', granted: true, version: 1 });
    const erased: string[] = [];
    const holder = {
      context: 'requests',
      exportOf: async (_: unknown, id: string) => [{ reporter: id }],
      erase: async (_: unknown, id: string) => void erased.push(id),
    };
    const exported = JSON.stringify(await exportOwnData(world.platform, actor, [holder]));
    for (const part of [actor.phone, name, 'callback', '"requests":[{']) expect(exported).toContain(part);

    await closeAccount(world.platform, actor, [holder]);
    expect(erased).toEqual([actor.id]);
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(world.test.database);
    for (const table of tables) {
      const found = await world.count(table.name, `${table.name}::text like '%${actor.phone}%' or ${table.name}::text like '%${name}%'`);
      expect({ table: table.name, found }).toEqual({ table: table.name, found: 0 });
    }
    expect(await world.count('session', `resident_id = '${actor.id}'`)).toBe(0);
    const report = await verifyHistory(world.test.database, { tables: chainedTables });
    expect(report.findings).toEqual([]);
    expect(report.erasedDetails).toBeGreaterThan(0);
  });

  it('lets the number begin anew, as somebody else', async () => {
    const actor = await resident();
    await closeAccount(world.platform, actor, []);
    world.platform.clock.advance({ minutes: 2 });
    await sendPhoneCode(world.platform, { phone: actor.phone, language: 'zh' }, here);
    const again = await signInResident(world.platform, { phone: actor.phone, code: await world.lastCode(actor.phone) }, here);
    expect(again.isNew).toBe(true);
    expect(again.id).not.toBe(actor.id);
  });

  it('happens once', async () => {
    const actor = await resident();
    expect([...(await outcomes([closeAccount(world.platform, actor, []), closeAccount(world.platform, actor, [])]))].sort()).toEqual(['not-found', 'ok']);
  });
});
