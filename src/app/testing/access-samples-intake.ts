import { sql } from 'kysely';
import { divisionTree } from '../../contexts/places/index.ts';
import { contactDayLifecycle } from '../../contexts/intake/lifecycle.ts';
import type { ContactDayAction } from '../../contexts/intake/inputs.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../shared/ids.ts';
import type { Given, Givens, Moment, Sample } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

const code = 'ABC234';

interface Spot {
  readonly code: string;
  readonly path: string;
}

/** The place of the target: one's own community, or another street. */
async function spotOf({ platform, world, sample }: Moment): Promise<Spot> {
  const placeCode = sample.target === 'foreign' ? world.ids.foreignStreet : world.ids.community;
  return { code: placeCode, path: (await divisionTree(platform.database)).get(placeCode)?.path ?? '' };
}

async function contactDayIn(database: Database, spot: Spot, state: string): Promise<string> {
  const id = newId();
  await sql`
    insert into contact_day (id, state, version, head_hash, division_code, place_path, place_name, held_on, starts_at, ends_at, venue, hosts, theme, summary, published_at, changed_at)
    values (${id}, ${state}, 1, decode(repeat('00', 32), 'hex'), ${spot.code}, ${spot.path}::ltree, '', '2026-03-10', '09:00', '11:00', '居委会', '', '', '', now(), now())`.execute(database);
  return id;
}

async function pointIn(database: Database, spot: Spot): Promise<string> {
  const id = newId();
  await sql`
    insert into channel_point (id, code, kind, version, head_hash, name, division_code, place_path, place_name, address, about, opened_on, changed_at)
    values (${id}, ${code}, 'wishBox', 1, decode(repeat('00', 32), 'hex'), '心愿箱', ${spot.code}, ${spot.path}::ltree, '', '', '', '2026-01-01', now())`.execute(database);
  return id;
}

const reading = { mapping: { text: 0 }, source: '12345', channel: 'hotline', mode: 'work' };

async function sheetIn(database: Database, spot: Spot, state: string): Promise<string> {
  const id = newId();
  await sql`
    insert into sheet_import (id, state, version, head_hash, division_code, place_path, place_name, file_name, headers, header_key, row_count, reading, created_by, created_at, changed_at)
    values (${id}, ${state}, 1, decode(repeat('00', 32), 'hex'), ${spot.code}, ${spot.path}::ltree, '', 'a.csv', array['内容'], '内容', 1, ${JSON.stringify(reading)}::jsonb,
      ${newId()}, now(), now())`.execute(database);
  return id;
}

const targets = ['own', 'foreign'] as const;
const plan = { heldOn: '2026-03-12', startsAt: '09:00', endsAt: '11:00', venue: '居委会', hosts: '', theme: '' };
const point = { kind: 'wishBox', name: '心愿箱', address: '', point: null, about: '', openedOn: '2026-01-01', closedOn: null };

function onDay(state: string, body?: object): Given {
  return { targets, ready: async (moment): Promise<Partial<Sample>> => ({ params: { id: await contactDayIn(moment.database, await spotOf(moment), state) }, ...(body ? { body } : {}) }) };
}

function onPoint(bodyOf?: (spot: Spot) => object): Given {
  return {
    targets,
    ready: async (moment): Promise<Partial<Sample>> => {
      const spot = await spotOf(moment);
      return { params: { id: await pointIn(moment.database, spot), code }, ...(bodyOf ? { body: bodyOf(spot) } : {}) };
    },
  };
}

function onSheet(state: string, body?: object): Given {
  return { targets, ready: async (moment): Promise<Partial<Sample>> => ({ params: { id: await sheetIn(moment.database, await spotOf(moment), state) }, ...(body ? { body } : {}) }) };
}

/** A file of the list that whoever calls has ordered themselves, or somebody else has. */
function onExport(): Given {
  return {
    targets,
    ready: async ({ database, world, caller, sample }): Promise<Partial<Sample>> => {
      const id = newId();
      const by = sample.target === 'own' && caller.actor.kind === 'staff' ? caller.actor.id : newId();
      await sql`
        insert into request_export (id, requested_by, assignments, format, filters, progress_id, created_at, row_count, bytes, ready_at, expires_at)
        values (${id}, ${by}, '[]', 'csv', '{}', ${newId()}, now(), 0, 0, ${world.platform.clock.now()}, ${new Date(world.platform.clock.now().getTime() + 3_600_000)})`.execute(database);
      world.platform.storage.objects.set(`exports/${id}/list.csv`, new Uint8Array([65]));
      return { params: { id } };
    },
  };
}

const actionBodies: Readonly<Partial<Record<ContactDayAction, object>>> = { revise: plan, publish: { summary: '小结' }, cancel: { explanation: '下雨' } };
const actions = Object.fromEntries(
  Object.entries(contactDayLifecycle.transitions).map(([action, { from }]) => [
    `intake.${action}`,
    onDay(from[0] ?? 'planned', { ...actionBodies[action as ContactDayAction], baseVersion: 1 }),
  ]),
);

/** Calls about contact days, boxes and stations that work. */
export function intakeGiven(world: AccessWorld): Givens {
  const here = { divisionCode: world.ids.community };
  return {
    ...actions,
    'intake.planContactDay': { body: { ...plan, ...here } },
    'intake.readContactDay': onDay('open'),
    'intake.readPublicContactDay': onDay('open'),
    'intake.contactDayCalendar': onDay('open'),
    'intake.enterSlip': onDay('open', { text: '西门停车' }),
    'intake.listPublicContactDays': { query: { when: 'coming' } },
    'intake.createPoint': { body: { ...point, ...here } },
    'intake.readPoint': onPoint(),
    'intake.readPublicPoint': onPoint(),
    'intake.updatePoint': onPoint((spot) => ({ ...point, divisionCode: spot.code, baseVersion: 1 })),
    'intake.recordEmptying': onPoint(() => ({ emptiedOn: '2026-03-09', slips: 2, witnesses: '' })),
    'requests.startExport': { body: { format: 'csv', filters: {} } },
    'requests.readExport': onExport(),
    'requests.fetchExport': onExport(),
    'intake.uploadSheet': { body: { ...here, fileName: 'a.csv', content: Buffer.from('内容\n路灯不亮').toString('base64') } },
    'intake.readSheetImport': onSheet('checked'),
    'intake.listSheetRows': onSheet('checked'),
    'intake.checkSheet': onSheet('uploaded', { ...reading, baseVersion: 1 }),
    'intake.confirmSheet': onSheet('checked', { baseVersion: 1 }),
    'intake.discardSheet': onSheet('checked', { baseVersion: 1 }),
    'intake.enterWish': onPoint(() => ({ text: '想要一把长椅' })),
  };
}
