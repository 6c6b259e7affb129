import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyReply } from 'fastify';
import { unfold } from '../../shared/icalendar.ts';
import { Problem } from '../../platform/problem.ts';
import { publishNotice } from '../notices/index.ts';
import { runInTransaction } from '../../platform/database/transaction.ts';
import { type LoopWorld, loopWorld } from '../requests/testing/loop-world.ts';
import { actOnContactDay } from './actions/act-on-contact-day.ts';
import { sendContactDayCalendar, sendPlaceCalendar } from './actions/calendars.ts';
import { planContactDay } from './actions/plan-contact-day.ts';

const community = '320508020014';
const plan = { divisionCode: community, heldOn: '2026-03-12', startsAt: '09:00', endsAt: '11:30', venue: '居委会, 二楼', hosts: '街道、社区', theme: '停车' };

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

async function bodyOf(work: (reply: FastifyReply) => Promise<unknown>): Promise<string> {
  let body = '';
  const reply = { type: () => reply, header: () => reply, send: (text: string) => ((body = text), reply) };
  await work(reply as unknown as FastifyReply);
  return unfold(body);
}

const valueOf = (body: string, name: string): string | undefined => new RegExp(`^${name}[:;](.*)$`, 'mu').exec(body)?.[1]?.trim();

describe('the calendar of a place', () => {
  it('has its contact days in UTC, keeps their ids through changes, and cancels instead of forgetting', async () => {
    const { platform, clerk } = world;
    const { id } = await planContactDay(platform, clerk, plan);
    const one = await bodyOf((reply) => sendContactDayCalendar(platform, id, reply));
    expect(one).toContain('DTSTART:20260312T010000Z');
    expect(one).toContain('DTEND:20260312T033000Z');
    expect(valueOf(one, 'LOCATION')).toContain('居委会\\, 二楼');
    const street = await bodyOf((reply) => sendPlaceCalendar(platform, '320508020000', reply));
    expect(street).toContain(`UID:contact-day-${id}@`);
    await actOnContactDay(platform, { actor: clerk, dayId: id, action: 'cancel', input: { explanation: '改期另行通知' } as never, baseVersion: 1 });
    const cancelled = await bodyOf((reply) => sendPlaceCalendar(platform, community, reply));
    expect(cancelled).toContain(`UID:contact-day-${id}@`);
    expect(valueOf(cancelled, 'STATUS')).toBe('CANCELLED');
    expect(Number(valueOf(cancelled, 'SEQUENCE'))).toBeGreaterThan(Number(valueOf(one, 'SEQUENCE')));
    const elsewhere = await bodyOf((reply) => sendPlaceCalendar(platform, '320508020019', reply));
    expect(elsewhere).not.toContain('BEGIN:VEVENT');
  });

  it('has the terms of notices, and is not there for an unknown place', async () => {
    const { platform, clerk } = world;
    const notice = await runInTransaction(platform.database, (transaction) =>
      publishNotice(transaction, { kind: 'before', title: '增设长椅公示', body: '拟在小游园增设长椅。', facts: [], divisionCode: community, termDays: 5 }, { actor: clerk, at: platform.clock.now() }));
    const body = await bodyOf((reply) => sendPlaceCalendar(platform, community, reply));
    expect(body).toContain(`UID:notice-${notice.noticeId}@`);
    expect(body).toContain('公示截止');
    const error: unknown = await sendPlaceCalendar(platform, '329999999999', {} as FastifyReply).catch((reason: unknown) => reason);
    expect(error instanceof Problem && error.status).toBe(404);
  });
});
