import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/actor.ts';
import { verifyHistory } from '../../../platform/events/verify.ts';
import { chainedTables } from '../index.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listForDesk, overviewFor } from './browse-requests.ts';
import { readWorkload } from './read-workload.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
});
afterAll(() => world.close());

const street = '320508020000';
const foreign = '320000000000.320500000000.320508000000.320508023000';

async function dispatched(): Promise<string> {
  const { receipt } = await world.report();
  await takeAction(world.platform, { actor: world.clerk, requestId: receipt.id, action: 'dispatch', input: { workstationId: world.workstationId } });
  return receipt.id;
}

describe('the numbers of the desk', () => {
  it('count what is due before the day in Suzhou ends, as the list behind the number does', async () => {
    const { receipt } = await world.report();
    await world.report();
    const at = (hours: number): Date => new Date(world.platform.clock.now().getTime() + hours * 3_600_000);
    // It is 10:00: fourteen hours are left.
    await sql`update request set next_due = ${at(13.9)} where id = ${receipt.id}::uuid`.execute(world.test.database);
    await sql`update request set next_due = ${at(14.1)} where id <> ${receipt.id}::uuid`.execute(world.test.database);
    const { states } = await overviewFor(world.platform, world.clerk);
    expect(states.reduce((sum, { dueToday }) => sum + dueToday, 0)).toBe(1);
    const list = await listForDesk(world.platform, world.clerk, { due: 'today', sort: 'due', count: 'true', limit: 50 });
    expect([list.total?.count, list.items.map(({ id }) => id)]).toEqual([1, [receipt.id]]);
  });

  it('say what a workstation has in hand and who took it up, without what waits elsewhere', async () => {
    const [one, other] = [await dispatched(), await dispatched()];
    await world.report();
    await takeAction(world.platform, { actor: world.worker, requestId: one, action: 'acknowledge', input: {} });
    const { items } = await readWorkload(world.platform, world.clerk, street);
    expect(items).toMatchObject([{ workstationId: world.workstationId, open: 2, people: [{ name: 'worker', open: 1 }] }]);
    expect(await readWorkload(world.platform, world.clerk, '320508020014')).toEqual({ items });
    const stranger: StaffActor = { ...world.clerk, assignments: [{ role: 'clerk', placePath: foreign }] };
    await expect(readWorkload(world.platform, stranger, street)).rejects.toMatchObject({ status: 403 });
    expect(other).not.toBe(one);
  });
});

describe('verifying many requests together', () => {
  it('asks the database once for hundreds of records, and still names each that was changed', async () => {
    const [changed, sound] = [await dispatched(), await dispatched()];
    await sql`update request set original_text = '改过' where id = ${changed}::uuid`.execute(world.test.database);
    const table = chainedTables.find(({ subjectType }) => subjectType === 'request');
    if (!table?.compareMany) throw new Error('Requests are not compared together');
    const { compareMany } = table;
    const asked: number[] = [];
    const counted = { ...table, compareMany: (...call: Parameters<typeof compareMany>) => (asked.push(call[1].size), compareMany(...call)) };
    const { findings, records } = await verifyHistory(world.test.database, { tables: [...chainedTables.filter((one) => one !== table), counted] });
    const about = (id: string) => findings.filter(({ subjectId }) => subjectId === id).map(({ code }) => code);
    expect([about(changed), about(sound)]).toEqual([['record-field-changed'], []]);
    expect(asked).toHaveLength(1);
    expect(records).toBeGreaterThan(asked[0] ?? 0);
  });
});
