import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../shared/actor.ts';
import { type PeopleWorld, peopleWorld, places } from '../testing/people-world.ts';
import * as arrange from './arrange-desk.ts';

let world: PeopleWorld;
let clerk: StaffActor;
let secondClerk: StaffActor;
let administrator: StaffActor;
let elsewhere: StaffActor;
beforeAll(async () => {
  world = await peopleWorld();
  clerk = await world.staff('clerk', 'clerk', 'street');
  secondClerk = await world.staff('clerk2', 'communityOfficer', 'community');
  administrator = await world.staff('administrator', 'administrator', 'street');
  elsewhere = await world.staff('elsewhere', 'clerk', 'elsewhere');
});
afterAll(() => world.close());

const { street } = places;
const titles = async (actor: StaffActor): Promise<string[]> => (await arrange.readViews(world.platform, actor, 'requests')).items.map(({ title }) => title);

describe('the settings of a desk', () => {
  it('are one’s own, the last one counts, null forgets it', async () => {
    await arrange.setPreference(world.platform, clerk, 'desk.place', street);
    await arrange.setPreference(world.platform, clerk, 'columns.requests', ['photo']);
    await arrange.setPreference(world.platform, clerk, 'columns.requests', ['photo', 'channel']);
    expect(await arrange.readPreferences(world.platform, clerk)).toEqual({
      items: [{ name: 'columns.requests', value: ['photo', 'channel'] }, { name: 'desk.place', value: street }],
    });
    expect(await arrange.readPreferences(world.platform, secondClerk)).toEqual({ items: [] });
    await arrange.setPreference(world.platform, clerk, 'desk.place', null);
    expect((await arrange.readPreferences(world.platform, clerk)).items.map(({ name }) => name)).toEqual(['columns.requests']);
  });
});

describe('views of a list', () => {
  it('are seen by their owner; shared ones by everybody who works at the place or below', async () => {
    const own = await arrange.createView(world.platform, clerk, { list: 'requests', title: '我的', search: 'open=true', placeCode: null });
    const shared = await arrange.createView(world.platform, clerk, { list: 'requests', title: '超期', search: 'due=overdue', placeCode: street });
    expect(own).toMatchObject({ mine: true, ownerName: null, mayDelete: true });
    expect(await titles(clerk)).toEqual(['我的', '超期']);
    expect((await arrange.readViews(world.platform, secondClerk, 'requests')).items).toMatchObject([{ id: shared.id, mine: false, ownerName: 'clerk', mayDelete: false }]);
    expect(await titles(elsewhere)).toEqual([]);
  });

  it('have one name each, are changed by their owner only, and are deleted by the owner or the place’s administrator', async () => {
    const view = { list: 'requests', title: '周报', search: 'open=true', placeCode: street };
    const made = await arrange.createView(world.platform, clerk, view);
    await expect(arrange.createView(world.platform, clerk, view)).rejects.toMatchObject({ status: 422, code: 'title-taken', fields: [{ field: 'title' }] });
    const { list: _, ...change } = { ...view, title: '周报（新）' };
    await expect(arrange.updateView(world.platform, secondClerk, made.id, change)).rejects.toMatchObject({ status: 404 });
    expect(await arrange.updateView(world.platform, clerk, made.id, change)).toMatchObject({ title: '周报（新）' });
    await expect(arrange.deleteView(world.platform, secondClerk, made.id)).rejects.toMatchObject({ status: 404 });
    await arrange.deleteView(world.platform, administrator, made.id);
    expect(await titles(clerk)).not.toContain('周报（新）');
    await expect(arrange.createView(world.platform, clerk, { ...view, placeCode: places.elsewhere })).rejects.toMatchObject({ status: 403 });
    await expect(arrange.createView(world.platform, clerk, { ...view, placeCode: '999999999999' })).rejects.toMatchObject({ status: 422, fields: [{ field: 'placeCode' }] });
  });
});
