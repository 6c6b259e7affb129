import { afterAll, beforeAll, expect, it } from 'vitest';
import { divisionTree } from '../../../places/index.ts';
import type { StaffActor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { readPrices } from './read-prices.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());

/** A project for one line at this price, as far as its acceptance. */
async function accepted(fundId: string, priceFen: number): Promise<string> {
  const id = await world.submitted(fundId, priceFen);
  await world.act(world.approver, id, 'approve', {});
  await world.working(id, priceFen);
  await world.act(world.worker, id, 'reportDone', { summary: '完工', photos: [await world.photo(world.worker)] });
  await world.act(world.clerk, id, 'accept', { residentsPresent: 5, residentsAgreed: 5, acceptanceView: '合格', photos: [await world.photo(world.clerk)] });
  return id;
}

it('compares the prices of finished projects of one’s street: accounts before estimates, and nothing unfinished', async () => {
  const fundId = await world.fund(10_000_000);
  const working = await world.submitted(fundId, 900_000);
  await world.act(world.approver, working, 'approve', {});
  expect(await readPrices(world.platform, world.clerk, {})).toMatchObject({ lines: 0, items: [] });

  const ids: string[] = [];
  for (const price of [100_000, 110_000, 120_000, 130_000]) ids.push(await accepted(fundId, price));
  expect((await readPrices(world.platform, world.clerk, {})).items).toMatchObject([{ item: '护栏', unit: '项', lines: 4, medianFen: 115_000, usual: null, outliers: [] }]);

  const dear = await accepted(fundId, 400_000);
  const { number, title } = await world.row(dear);
  expect(await readPrices(world.platform, world.clerk, {})).toEqual({
    lines: 5, leastLines: 5, factor: 1.5,
    items: [{
      item: '护栏', unit: '项', lines: 5, projects: 5, medianFen: 120_000, usual: { lowerFen: 110_000, upperFen: 130_000 },
      outliers: [{ number, title, unitPriceFen: 400_000, side: 'above' }],
    }],
  });

  // The final account replaces the estimate.
  await world.act(world.lead, dear, 'settle', { finalLines: [{ item: '护栏', quantity: 2, unit: '项', unitPriceFen: 140_000 }, { item: '立柱', quantity: 1, unit: '根', unitPriceFen: 5_000 }] });
  const settled = await readPrices(world.platform, world.worker, {});
  expect(settled.items.map(({ item, lines, outliers }) => [item, lines, outliers.length])).toEqual([['护栏', 5, 0], ['立柱', 1, 0]]);
  expect((await readPrices(world.platform, world.officer, { text: '立' })).items.map(({ item }) => item)).toEqual(['立柱']);

  // A neighbouring street learns nothing; the city sees all, other roles none.
  const tree = await divisionTree(world.test.database);
  const at = (code: string, role: 'clerk' | 'supervisor' | 'administrator'): StaffActor => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath: tree.get(code)?.path ?? '' }] });
  const linesFor = async (actor: StaffActor): Promise<number> => (await readPrices(world.platform, actor, {})).lines;
  expect([await linesFor(at('320508023000', 'clerk')), await linesFor(at('320500000000', 'supervisor')), await linesFor(at('320508020000', 'administrator'))]).toEqual([0, 6, 0]);

  // After three years a price is no measure any more.
  world.platform.clock.advance(1_135 * 86_400_000);
  expect(await linesFor(world.clerk)).toBe(0);
});
