import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListQuery } from '../contract.ts';
import { type LoopWorld, loopWorld } from '../testing/loop-world.ts';
import { listForDesk, listForDeskAsJson, mapForDesk, mapForPublic } from './browse-requests.ts';
import { takeAction } from './take-action.ts';

let world: LoopWorld;
beforeAll(async () => {
  world = await loopWorld();
}, 60_000);
afterAll(() => world.close());

/** Instants as the program writes them: the database writes the same ones with an offset. */
function normalised(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' && /^\d{4}-\d\d-\d\dT/u.test(part) ? new Date(part).toISOString() : part,
  );
}

describe('the work list as JSON made by the database', () => {
  it('is line for line the list of the program, whatever a case has gone through', async () => {
    const { platform, clerk, worker, workstationId, photo, report, categoryId } = world;
    const ids: string[] = [];
    for (let index = 0; index < 6; index++) {
      platform.clock.set(new Date(platform.clock.now().getTime() + 60_000));
      const change = index % 2 === 0 ? { categoryId: await categoryId('0606'), photos: [await photo({ kind: 'visitor' })] } : {};
      ids.push((await report({ text: `“路灯” 第${index}盏\n坏了`, ...change })).receipt.id);
    }
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await takeAction(platform, { actor: clerk, requestId: first, action: 'accept', input: { publicText: '路灯坏了。' } });
    await takeAction(platform, { actor: clerk, requestId: second, action: 'join', input: { targetRequestId: first } });
    await takeAction(platform, { actor: clerk, requestId: third, action: 'dispatch', input: { workstationId, priority: 'urgent' } });
    await takeAction(platform, { actor: worker, requestId: third, action: 'acknowledge', input: {} });
    await takeAction(platform, { actor: clerk, requestId: fourth, action: 'reject', input: { rejectReason: 'privateDispute', explanation: '请社区调解' } });
    await sql`update request set rating_sum = 9, rating_count = 2, location = '(120.61,31.29)' where id = ${first}::uuid`.execute(platform.database);

    for (const hours of [0, 9, 30, 24 * 40]) {
      platform.clock.set(new Date(platform.clock.now().getTime() + hours * 3_600_000));
      for (const query of [{}, { sort: 'oldest', limit: 2 }, { limit: 6 }, { count: 'true', limit: 5 }, { workstationId }, { sort: 'due' }, { text: '没有这样的' }] as Partial<ListQuery>[]) {
        const asked = { sort: 'newest', limit: 50, ...query } as ListQuery;
        const answered = await listForDesk(platform, clerk, asked);
        const json = await listForDeskAsJson(platform, clerk, asked);
        expect(normalised(JSON.parse(json.bytes.toString()))).toEqual(normalised(answered));
        if (query.limit === 2) {
          const next = { ...asked, cursor: answered.nextCursor ?? '' };
          expect(JSON.parse((await listForDeskAsJson(platform, clerk, next)).bytes.toString())).toMatchObject({ items: [{ id: third }, { id: fourth }] });
        }
      }
    }
  });
});

describe('the map as JSON made by the database', () => {
  const box = { west: 120.6, south: 31.28, east: 120.62, north: 31.3 };

  it('has what lies in the box, exactly for the office and rounded for everybody', async () => {
    const { platform, clerk, report, categoryId } = world;
    const given = await report({ text: '路灯坏了', categoryId: await categoryId('0606') });
    const plain = await report({ text: '“树”枝\\太低' });
    await takeAction(platform, { actor: clerk, requestId: given.receipt.id, action: 'accept', input: { publicText: '路灯坏了。' } });
    await sql`update request set location = case when id = ${given.receipt.id}::uuid then point(120.61234, 31.29) else point(121, 31.29) end
      where id in (${given.receipt.id}::uuid, ${plain.receipt.id}::uuid)`.execute(platform.database);
    const answer = async (map: ReturnType<typeof mapForDesk>) => JSON.parse((await map).bytes.toString()) as Awaited<typeof map>['value'];

    const desk = (await answer(mapForDesk(platform, clerk, box))).features.find(({ properties }) => properties.id === given.receipt.id);
    expect(desk).toEqual({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [120.61234, 31.29] },
      properties: { id: given.receipt.id, number: given.receipt.number, state: 'accepted', overdue: false, place: 1, categoryName: { zh: expect.any(String), en: expect.any(String) } },
    });
    const everybody = await answer(mapForPublic(platform, box, undefined));
    expect(everybody.truncated).toBe(false);
    expect(everybody.features.filter(({ properties }) => properties.number === given.receipt.number)).toEqual([
      { type: 'Feature', geometry: { type: 'Point', coordinates: [120.612, 31.29] }, properties: { number: given.receipt.number, state: 'accepted', categoryName: desk?.properties.categoryName, place: 1 } },
    ]);
    const elsewhere = await answer(mapForDesk(platform, clerk, { ...box, west: 121, east: 121 }));
    expect(elsewhere.features.map(({ properties }) => properties)).toEqual([{ id: plain.receipt.id, number: plain.receipt.number, state: 'submitted', overdue: false, place: 1, categoryName: null }]);
    expect(await answer(mapForDesk(platform, clerk, { ...box, west: 1, east: 2 }))).toEqual({ type: 'FeatureCollection', features: [], truncated: false });
  });
});
