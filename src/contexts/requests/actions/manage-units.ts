import { type Actor, assignmentsOf, hasRoleAt } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import { type ChainHead, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import { placePathOf } from '../../places/index.ts';
import type { Unit, UnitInput } from '../contract.ts';
import { type StoredUnit, lockUnit, saveUnit, unitsAround } from '../store/units.ts';

function presented({ headHash: _, placePath: __, ...unit }: StoredUnit): Unit {
  return unit;
}

/** The units that serve the actor's places. */
export async function listUnits(platform: Platform, actor: Actor, all: boolean) {
  const units = await unitsAround(platform.database, assignmentsOf(actor).map(({ placePath }) => placePath), !all);
  const names = await displayNameOf(platform.database, [...new Set(units.flatMap(({ staffIds }) => staffIds))]);
  return { items: units.map((unit) => ({ ...presented(unit), staffNames: unit.staffIds.flatMap((id) => names.get(id) ?? []) })) };
}

async function content(transaction: Transaction, actor: Actor, input: UnitInput) {
  const placePath = (await placePathOf(transaction, [input.divisionCode])).get(input.divisionCode);
  if (placePath === undefined) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
  if (actor.kind !== 'system' && !hasRoleAt(actor, 'administrator', placePath)) throw problem(403, 'forbidden', { detail: 'This place is outside the places you administer.' });
  const known = await displayNameOf(transaction, input.staffIds);
  if (input.staffIds.some((id) => !known.has(id))) throw fieldProblem('staffIds', 'not-found', 'There is no such account.');
  const messagePhone = input.messagePhone ? normalisePhone(input.messagePhone) : null;
  if (messagePhone === undefined) throw fieldProblem('messagePhone', 'phone-invalid', 'This is not a mobile number of mainland China.');
  return { ...input, messagePhone, placePath };
}

async function record(transaction: Transaction, head: ChainHead, id: string, action: 'create' | 'update', actor: Actor, at: Date, input: UnitInput): Promise<ChainHead> {
  return appendEvent(transaction, head, {
    subjectType: 'requestUnit', subjectId: id, action, fromState: action === 'create' ? null : 'valid', toState: 'valid', actor, occurredAt: at,
    public: false, publicDetail: null, internalDetail: { ...input },
  });
}

/** Adds a unit. Throws 403, 422 naming the field. */
export async function createUnit(platform: Platform, actor: Actor, input: UnitInput): Promise<Unit> {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    const checked = await content(transaction, actor, input);
    const head = await record(transaction, emptyChain, id, 'create', actor, now, input);
    const unit: StoredUnit = { ...checked, id, version: head.sequence, headHash: head.hash };
    await saveUnit(transaction, unit);
    return presented(unit);
  });
}

/** Changes a unit. Throws 403, 404, 409 `changed-meanwhile`, 422 naming the field. */
export async function updateUnit(platform: Platform, actor: Actor, id: string, { version, ...input }: UnitInput & { readonly version: number }): Promise<Unit> {
  return runInTransaction(platform.database, async (transaction) => {
    const known = await lockUnit(transaction, id);
    if (!known || (actor.kind !== 'system' && !hasRoleAt(actor, 'administrator', known.placePath))) throw problem(404, 'not-found', { detail: 'There is no such unit.' });
    refuseOldVersion(known, version);
    const checked = await content(transaction, actor, input);
    const head = await record(transaction, { sequence: known.version, hash: known.headHash }, id, 'update', actor, platform.clock.now(), input);
    const unit: StoredUnit = { ...checked, id, version: head.sequence, headHash: head.hash };
    await saveUnit(transaction, unit);
    return presented(unit);
  });
}
