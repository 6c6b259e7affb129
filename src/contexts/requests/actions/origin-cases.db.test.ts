import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../shared/ids.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { linkDigestOf } from './link-token.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listForDesk } from './browse-requests.ts';
import { countCasesByOrigin, listCasesOfOrigin, listPublicCasesOfOrigin } from './origin-cases.ts';
import { readDeskRequest } from './read-request.ts';
import { reportRequestIn } from './report-request/take-in.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

const origin = { type: 'contactDay', id: newId() } as const;

async function slip(text: string) {
  // Ids sort by the moment they were made.
  world.platform.clock.set(new Date(world.platform.clock.now().getTime() + 60_000));
  const input = { text, photos: [], who: { anonymous: true }, where: { kind: 'address' as const, text: '桂花社区', divisionCode: '320508020014' }, channel: 'contactDay' as const };
  const taken = await runInTransaction(world.platform.database, (transaction, afterCommit) =>
    reportRequestIn(world.platform, transaction, afterCommit, { actor: world.clerk, input, origin }),
  );
  return { id: taken.id, reporter: { kind: 'visitor' as const, linkDigest: linkDigestOf(taken.receipt?.token ?? '') } };
}

describe('the cases of one origin', () => {
  it('are counted as heard, solved, open and ended, a joined one as the one it joined', async () => {
    const { platform, clerk, secondClerk } = world;
    const [open, joined, rejected] = [await slip('西门停车'), await slip('西门口也停满了'), await slip('夫妻吵架')];
    await world.report();
    await takeAction(platform, { actor: clerk, requestId: open.id, action: 'accept', input: { publicText: '西门口停车挡道。' } });
    await takeAction(platform, { actor: clerk, requestId: joined.id, action: 'join', input: { targetRequestId: open.id } });
    await takeAction(platform, { actor: secondClerk, requestId: rejected.id, action: 'reject', input: { rejectReason: 'privateDispute', explanation: '请社区调解' } });

    const counts = await countCasesByOrigin(platform.database, 'contactDay', [origin.id, newId()]);
    expect([...counts]).toEqual([[origin.id, { heard: 3, solved: 0, open: 2, ended: 1 }]]);
    expect((await countCasesByOrigin(platform.database, 'wishBox', [origin.id])).size).toBe(0);

    const listed = await listCasesOfOrigin(platform, clerk, origin, { limit: 50 });
    expect(listed.items.map(({ id }) => id)).toEqual([rejected.id, joined.id, open.id]);
    expect(await listForDesk(platform, clerk, { origin: `contactDay:${origin.id}`, sort: 'oldest', limit: 2 })).toMatchObject({ items: [{ id: open.id }, { id: joined.id }] });
    expect((await readDeskRequest(platform, clerk, open.id)).origin).toEqual(origin);
    expect((await listPublicCasesOfOrigin(platform, origin, { limit: 50 })).items.map(({ text }) => text)).toEqual(['西门口停车挡道。']);
  });
});
