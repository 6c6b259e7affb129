import { sql } from 'kysely';
import { newId } from '../../shared/ids.ts';
import type { AccessWorld } from './access-world.ts';
import { type Givens, type Moment, type Sample, personOf } from './access-moment.ts';

/** A view of the caller, or of the clerk of another street; `shared` is that of a colleague of one's own street. */
async function savedView({ database, caller, world, sample }: Moment, own: string): Promise<string> {
  const id = newId();
  const staffId = sample.target === 'own' ? own : sample.target === 'foreign' ? world.staff.foreign : world.staff.own;
  const place = sample.target === 'own' ? null : sample.target === 'foreign' ? world.ids.foreignStreet : world.ids.street;
  const owner = caller.actor.kind === 'staff' || sample.target !== 'own' ? staffId : world.staff.own;
  await sql`
    insert into saved_view (id, list, title, search, owner_id, place_code, place_path, changed_at)
    values (${id}, 'requests', '视图', '', ${owner}, ${place}, (select path from division where code = ${place}), now())`.execute(database);
  return id;
}

/** A bulk action of the caller, or of somebody else. */
async function bulkOf(moment: Moment): Promise<Partial<Sample>> {
  const { database, world, sample } = moment;
  const id = newId();
  const owner = sample.target === 'own' ? personOf(moment) : world.staff.foreign;
  await sql`
    insert into request_bulk (id, action, input, requested_by, progress_id, requested_at, runs_at)
    values (${id}, 'note', '{}', ${owner}, ${newId()}, now(), now())`.execute(database);
  await sql`insert into request_bulk_item (bulk_id, position, request_id, base_version) values (${id}, 1, ${world.requests.own.id}, 1)`.execute(database);
  return { params: { id } };
}

/** Calls with which people arrange their desk and act on many cases. */
export function deskGiven(world: AccessWorld): Givens {
  const view = { title: '超期', search: 'due=overdue', placeCode: null };
  const targets = ['own', 'shared', 'foreign'];
  const aViewOf = async (moment: Moment): Promise<Partial<Sample>> => ({ params: { id: await savedView(moment, personOf(moment)) } });
  const requestOf = (target: string): string => world.requests[target === 'foreign' ? 'foreign' : 'own'].id;
  const note = { action: 'note', input: { note: '已联系' } };
  return {
    'people.setPreference': { params: { name: 'desk.place' }, body: { value: world.ids.street } },
    'people.listViews': { query: { list: 'requests' } },
    'people.createView': {
      targets: ['', 'shared', 'foreign'],
      ready: async ({ sample }) => ({
        body: { ...view, list: 'requests', placeCode: sample.target === '' ? null : sample.target === 'shared' ? world.ids.street : world.ids.foreignStreet },
      }),
    },
    'people.updateView': { targets, body: view, ready: aViewOf },
    'people.deleteView': { targets, ready: aViewOf },
    'requests.bulkActions': { targets: ['own', 'foreign'], ready: async ({ sample }) => ({ body: { ids: [requestOf(sample.target)] } }) },
    'requests.previewBulk': { targets: ['own', 'foreign'], ready: async ({ sample }) => ({ body: { ...note, ids: [requestOf(sample.target)] } }) },
    'requests.startBulk': { targets: ['own', 'foreign'], ready: async ({ sample }) => ({ body: { ...note, items: [{ id: requestOf(sample.target), baseVersion: 1 }] } }) },
    'requests.workload': {
      targets: ['own', 'foreign'],
      ready: async ({ sample }) => ({ query: { divisionCode: sample.target === 'own' ? world.ids.street : world.ids.foreignStreet } }),
    },
    'requests.readBulk': { targets: ['own', 'foreign'], ready: bulkOf },
  };
}
