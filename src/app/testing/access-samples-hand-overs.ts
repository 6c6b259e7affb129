import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../shared/ids.ts';
import type { Givens, Moment, Sample } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

const unit = { name: '自来水公司', kind: 'utility', contact: null, phone: null, messagePhone: null, termDays: 5, active: true, staffIds: [] } as const;

/** A unit that has the own request, reached by the link the caller `link` holds. */
async function handedOver({ database, world }: Moment): Promise<{ readonly unitId: string; readonly handOverId: string }> {
  const [unitId, handOverId] = [newId(), newId()];
  const digest = createHash('sha256').update(world.callers.find(({ name }) => name === 'link')?.headers['x-tracking-token'] ?? '').digest('hex');
  await sql`
    insert into request_unit (id, version, head_hash, name, kind, division_code, place_path, term_days)
    select ${unitId}::uuid, 1, sha256('x'), '自来水公司', 'utility', code, path, 5 from division where code = ${world.ids.street}`.execute(database);
  await sql`update request set state = 'working', conditions = '{handedOver}' where id = ${world.requests.own.id}::uuid`.execute(database);
  await sql`
    insert into request_hand_over (id, request_id, unit_id, unit_name, part, status, task, due, due_provisional, link_digest, link_expires_at, offered_at)
    values (${handOverId}, ${world.requests.own.id}, ${unitId}, '自来水公司', 'lead', 'offered', '抢修', '2026-03-20T09:30:00Z', false, ${digest}, '2026-04-20T09:30:00Z',
      '2026-03-10T02:00:00Z')`.execute(database);
  return { unitId, handOverId };
}

/** What an action on the own request needs of hand-overs: the unit, and which one. */
export async function handOverFields(moment: Moment, fields: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  if (!fields.includes('unitId') && !fields.includes('handOverId')) return {};
  const { unitId, handOverId } = await handedOver(moment);
  if (fields.includes('handOverId')) return { handOverId };
  await sql`delete from request_hand_over where id = ${handOverId}::uuid`.execute(moment.database);
  return { unitId };
}

/** Calls about units and hand-overs that work. */
export function handOversGiven(world: AccessWorld, stagedPhoto: (moment: Moment) => Promise<string>): Givens {
  const targets = [''];
  const onHand = (body?: (moment: Moment) => Promise<object>) => ({
    targets,
    ready: async (moment: Moment): Promise<Partial<Sample>> => ({ params: { id: (await handedOver(moment)).handOverId }, ...(body ? { body: await body(moment) } : {}) }),
  });
  return {
    'requests.createUnit': { body: { ...unit, divisionCode: world.ids.street } },
    'requests.updateUnit': {
      targets,
      ready: async (moment) => ({ params: { id: (await handedOver(moment)).unitId }, body: { ...unit, divisionCode: world.ids.street, version: 1 } }),
    },
    'requests.readHandOver': { ready: async (moment) => { await handedOver(moment); return {}; } },
    'requests.renewHandOverLink': onHand(),
    'requests.acceptHandOver': onHand(async () => ({})),
    'requests.returnHandOver': onHand(async () => ({ returnReason: 'other', explanation: '不属于我公司' })),
    'requests.finishHandOver': onHand(async (moment) => ({ summary: '修好了', photos: [await stagedPhoto(moment)] })),
  };
}
