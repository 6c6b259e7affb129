import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyReply } from 'fastify';
import { unfold } from '../../../../shared/icalendar.ts';
import { Problem } from '../../../../platform/problem.ts';
import { takeAction } from '../../index.ts';
import { type LoopWorld, loopWorld } from '../../testing/loop-world.ts';
import { readPublicRequest } from '../read-request.ts';
import { endDeadlineCalendar, eventsOfCase, readDeadlineCalendar, renewDeadlineCalendar, sendDeadlineCalendar, sendRequestCalendar } from './calendars.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a reply was told to send. */
async function sent(work: (reply: FastifyReply) => Promise<unknown>): Promise<Sent> {
  const headers: Record<string, string> = {};
  let body = '';
  const reply = {
    type: (value: string) => reply.header('content-type', value),
    header: (name: string, value: string) => {
      headers[name] = value;
      return reply;
    },
    send: (text: string) => {
      body = text;
      return reply;
    },
  };
  await work(reply as unknown as FastifyReply);
  return { headers, body: unfold(body) };
}

async function codeOf(work: Promise<unknown>): Promise<number> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  return error instanceof Problem ? error.status : 0;
}

describe('the calendar of a case', () => {
  it('holds its public limits and steps, keeps their ids, and raises the sequence when a limit moves', async () => {
    const { platform, clerk, workstationId } = world;
    const { receipt } = await world.report({ who: { anonymous: false, name: '王芳', phone: '13900005678' } });
    const first = eventsOfCase(platform, await readPublicRequest(platform, receipt.number));
    expect(first.map(({ summary }) => summary)).toEqual([`${receipt.number} 响应期限`, `${receipt.number} 反映了这件事`]);
    await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'dispatch', input: { workstationId } });
    const second = eventsOfCase(platform, await readPublicRequest(platform, receipt.number));
    const response = (events: typeof first) => events.find(({ uid }) => uid.startsWith(`${receipt.number}-response@`));
    expect(second).toHaveLength(4);
    expect(response(second)?.sequence).toBeGreaterThan(response(first)?.sequence ?? 9);
    expect(new Set(second.map(({ uid }) => uid)).size).toBe(4);
    const { headers, body } = await sent((reply) => sendRequestCalendar(platform, receipt.number, reply));
    expect(headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=300' });
    expect(body).not.toMatch(/王芳|13900005678|过不去/u);
    expect(body.match(/BEGIN:VEVENT/gu)).toHaveLength(4);
  });

  it('is not there for what the public does not see', async () => {
    const { receipt } = await world.report();
    await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'reject', input: { rejectReason: 'notOurs', explanation: '不归我们' } });
    expect(await codeOf(sent((reply) => sendRequestCalendar(world.platform, receipt.number, reply)))).toBe(404);
  });
});

describe('the calendar of one’s own deadlines', () => {
  const tokenOf = ({ address }: { readonly address: string | null }): string => address?.split('/').at(-1) ?? '';

  it('shows what waits for its owner, nothing about people, and ends when renewed, revoked or its owner is disabled', async () => {
    const { platform, clerk, worker, workstationId } = world;
    const { receipt } = await world.report({ who: { anonymous: false, name: '王芳', phone: '13900005678' } });
    expect(await readDeadlineCalendar(platform, worker)).toEqual({ address: null, createdAt: null, readAt: null });
    const forClerk = tokenOf(await renewDeadlineCalendar(platform, clerk));
    const forWorker = tokenOf(await renewDeadlineCalendar(platform, worker));
    const read = (token: string) => sent((reply) => sendDeadlineCalendar(platform, token, reply));
    expect((await read(forClerk)).body).toContain(receipt.number);
    expect((await read(forWorker)).body).not.toContain(receipt.number);
    await takeAction(platform, { actor: clerk, requestId: receipt.id, action: 'dispatch', input: { workstationId } });
    const { headers, body } = await read(forWorker);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(body).toContain(`UID:deadline-${receipt.number}@`);
    expect(body).toContain(`SUMMARY:${receipt.number} · 响应期限`);
    expect(body).not.toMatch(/王芳|13900005678|过不去/u);
    expect((await read(forClerk)).body).not.toContain(receipt.number);
    expect((await readDeadlineCalendar(platform, worker)).readAt).not.toBeNull();

    const renewed = tokenOf(await renewDeadlineCalendar(platform, worker));
    expect(await codeOf(read(forWorker))).toBe(404);
    expect((await read(renewed)).body).toContain(receipt.number);
    await endDeadlineCalendar(platform, worker);
    expect(await codeOf(read(renewed))).toBe(404);
    expect(await codeOf(endDeadlineCalendar(platform, worker))).toBe(404);
    await sql`update staff set disabled_at = now() where id = ${clerk.id}::uuid`.execute(world.test.database);
    expect(await codeOf(read(forClerk))).toBe(404);
    await sql`update staff set disabled_at = null where id = ${clerk.id}::uuid`.execute(world.test.database);
  });
});
