import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type ChainHead, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type { PointFields } from '../contract.ts';
import { hostRoles, holdsAt, mayReadAt, writerRoles } from '../policy.ts';
import { findPoint, insertEmptying, insertPoint, lockPoint, savePoint } from '../store/channel-points.ts';
import { newPointCode } from './point-code.ts';
import { placeToWorkAt } from './place-of.ts';

function checkDates({ openedOn, closedOn }: Pick<PointFields, 'openedOn' | 'closedOn'>): void {
  if (closedOn !== null && closedOn < openedOn) throw fieldProblem('closedOn', 'before-start', 'The end lies before the start.');
}

async function record(transaction: Transaction, head: ChainHead, id: string, action: 'create' | 'update', actor: Actor, at: Date, fields: PointFields): Promise<ChainHead> {
  const state = (closedOn: string | null) => (closedOn === null ? 'open' : 'closed');
  return appendEvent(transaction, head, {
    subjectType: 'channelPoint', subjectId: id, action, fromState: action === 'create' ? null : 'open', toState: state(fields.closedOn), actor, occurredAt: at,
    public: false, publicDetail: null, internalDetail: { ...fields },
  });
}

/** Sets up a wish box, bridge, station or window with a code of its own. Throws 403, 422 naming the field. */
export async function createPoint(platform: Platform, actor: Actor, fields: PointFields, idempotencyKey?: string): Promise<{ id: string; code: string; version: number }> {
  checkDates(fields);
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const place = await placeToWorkAt(transaction, actor, hostRoles, fields.divisionCode);
    const id = newId(now.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['createPoint', actorId(actor), fields], subjectId: id, at: now });
      const known = earlier === undefined ? undefined : await findPoint(transaction, earlier);
      if (known) return { id: known.id, code: known.code, version: known.version };
    }
    const head = await record(transaction, emptyChain, id, 'create', actor, now, fields);
    for (;;) {
      const code = newPointCode();
      if (await insertPoint(transaction, { ...fields, ...place, id, code, version: 1, headHash: head.hash, at: now })) return { id, code, version: 1 };
    }
  });
}

/** Changes a point; its code stays, since it hangs on a wall. Throws 404, 403, 409 `changed-meanwhile`, 422. */
export async function updatePoint(platform: Platform, actor: Actor, id: string, change: PointFields & { readonly baseVersion: number }): Promise<{ id: string; version: number }> {
  const { baseVersion, ...fields } = change;
  checkDates(fields);
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const known = await lockPoint(transaction, id);
    if (!known || !mayReadAt(actor, known.placePath)) throw problem(404, 'not-found', { detail: 'There is no such point.' });
    if (!holdsAt(actor, hostRoles, known.placePath)) throw problem(403, 'forbidden', { detail: 'You may not do this here.' });
    const place = await placeToWorkAt(transaction, actor, hostRoles, fields.divisionCode);
    refuseOldVersion(known, baseVersion);
    const head = await record(transaction, { sequence: known.version, hash: known.headHash }, id, 'update', actor, now, fields);
    await savePoint(transaction, { ...fields, ...place, id, version: head.sequence, headHash: head.hash, at: now });
    return { id, version: head.sequence };
  });
}

export interface EmptyingInput {
  readonly emptiedOn: string;
  readonly slips: number;
  readonly witnesses: string;
}

/** Records that a box was emptied. Throws 404, 403, 422 naming the field. */
export async function recordEmptying(platform: Platform, actor: Actor, pointId: string, input: EmptyingInput, idempotencyKey?: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const point = await lockPoint(transaction, pointId);
    if (!point || !mayReadAt(actor, point.placePath)) throw problem(404, 'not-found', { detail: 'There is no such point.' });
    if (!holdsAt(actor, writerRoles, point.placePath)) throw problem(403, 'forbidden', { detail: 'You may not do this here.' });
    if (input.emptiedOn > plainDateOf(now.getTime())) throw fieldProblem('emptiedOn', 'in-future', 'This day has not come yet.');
    const id = newId(now.getTime());
    const answer = { ...input, entered: 0, recordedAt: now.toISOString() };
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['recordEmptying', actorId(actor), pointId, input], subjectId: id, at: now });
      if (earlier !== undefined) return { id: earlier, ...answer };
    }
    await insertEmptying(transaction, { id, pointId, ...input, recordedBy: actorId(actor), recordedAt: now });
    return { id, ...answer };
  });
}
