import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Difference } from '../../../platform/events/verify.ts';

interface Held {
  readonly id: string;
  readonly staffId: string;
  readonly role: string;
  readonly placeCode: string;
  /** The place the role reaches from: the last part of its path. */
  readonly reachesFrom: string;
  readonly workstationId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

type Told = Pick<Held, 'role' | 'placeCode' | 'workstationId'> & { readonly validFrom: number; readonly validTo: number | null };

/** The roles a history gave and took back, by assignment; undefined when parts of it were erased. */
function rolesTold(history: readonly ReadEvent[]): ReadonlyMap<string, Told> | undefined {
  const roles = new Map<string, Told>();
  for (const { action, internalDetail, occurredAt } of history) {
    if (action !== 'roleGranted' && action !== 'roleEnded') continue;
    if (!internalDetail) return undefined;
    const id = String(internalDetail['assignment']);
    const given = roles.get(id);
    if (action === 'roleEnded' && given) roles.set(id, { ...given, validTo: Math.max(given.validFrom, occurredAt.getTime()) });
    if (action === 'roleEnded') continue;
    const { role, placeCode, workstationId, validFrom, validTo } = internalDetail;
    const until = typeof validTo === 'string' ? Date.parse(validTo) : null;
    roles.set(id, { role: String(role), placeCode: String(placeCode), workstationId: typeof workstationId === 'string' ? workstationId : null, validFrom: Date.parse(String(validFrom)), validTo: until });
  }
  return roles;
}

function agrees(held: Held, told: Told | undefined): boolean {
  return told !== undefined && held.role === told.role && held.placeCode === told.placeCode && held.reachesFrom === told.placeCode && held.workstationId === told.workstationId
    && held.validFrom.getTime() === told.validFrom && (held.validTo?.getTime() ?? null) === told.validTo;
}

/** Compares the roles people hold, and whether their accounts are open, with their histories: a role nobody gave is a finding. */
export async function compareRolesWithHistories(
  database: Database | Transaction,
  histories: ReadonlyMap<string, readonly ReadEvent[]>,
): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const ids = [...histories.keys()];
  const { rows } = await sql<Held>`
    select id, staff_id as "staffId", role, place_code as "placeCode", ltree2text(subpath(place_path, -1)) as "reachesFrom", workstation_id as "workstationId",
      valid_from as "validFrom", valid_to as "validTo"
    from staff_assignment where staff_id = any(${ids}::uuid[])`.execute(database);
  const { rows: accounts } = await sql<{ id: string; state: string }>`
    select id, case when disabled_at is null then 'active' else 'disabled' end as state from staff where id = any(${ids}::uuid[])`.execute(database);
  const states = new Map(accounts.map(({ id, state }) => [id, state]));
  const held = Map.groupBy(rows, ({ staffId }) => staffId);
  const found = new Map<string, readonly Difference[]>();
  for (const [id, history] of histories) {
    const own = held.get(id) ?? [];
    const told = rolesTold(history);
    const changed = told !== undefined && (own.length !== told.size || own.some((one) => !agrees(one, told.get(one.id))));
    const reopened = states.has(id) && states.get(id) !== history.at(-1)?.toState;
    found.set(id, [...(reopened ? (['record-state-changed'] as const) : []), ...(changed ? (['record-field-changed'] as const) : [])]);
  }
  return found;
}
