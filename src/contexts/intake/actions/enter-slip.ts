import type { Transaction } from '../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { formatDate } from '../../../shared/time.ts';
import type { Channel, EnterInput, Origin, Receipt } from '../../requests/contract.ts';
import { receiptOfRequest, reportRequestIn } from '../../requests/index.ts';
import type { SlipInput } from '../contract.ts';
import { slipStates } from '../lifecycle.ts';
import { holdsAt, mayReadAt, writerRoles } from '../policy.ts';
import { findDay } from '../store/contact-days.ts';
import { findEmptying, findPoint, insertEmptiedSlip } from '../store/channel-points.ts';

interface Slip {
  readonly actor: Actor;
  readonly input: SlipInput;
  readonly divisionCode: string;
  readonly channel: Channel;
  readonly note: string;
  readonly origin: Origin;
  readonly idempotencyKey: string | undefined;
}

function bodyOf({ input, divisionCode, channel, note }: Slip): EnterInput {
  const { name, phone, where, ...rest } = input;
  const known = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  return {
    ...rest,
    where: where ?? { kind: 'division', divisionCode },
    who: { anonymous: Object.keys(known).length === 0, ...known },
    channel,
    channelNote: note.slice(0, 100),
  };
}

/** Takes a slip in; a repeat under its key takes nothing in again. */
async function takeSlip(platform: Platform, slip: Slip, more?: (transaction: Transaction, requestId: string) => Promise<void>): Promise<Receipt> {
  const taken = await runInTransaction(platform.database, async (transaction: Transaction, afterCommit: AfterCommit) => {
    const one = await reportRequestIn(platform, transaction, afterCommit, { actor: slip.actor, input: bodyOf(slip), origin: slip.origin, idempotencyKey: slip.idempotencyKey });
    if (one.receipt) await more?.(transaction, one.id);
    return one;
  });
  if (taken.receipt) return taken.receipt;
  return receiptOfRequest(platform, taken.id);
}

/** Enters one slip of a contact day that is held or was. Throws 404, 403, 409 `not-open`, 422 naming the field. */
export async function enterSlip(platform: Platform, actor: Actor, dayId: string, input: SlipInput, idempotencyKey: string | undefined): Promise<Receipt> {
  const day = await findDay(platform.database, dayId);
  if (!day || !mayReadAt(actor, day.placePath)) throw problem(404, 'not-found', { detail: 'There is no such contact day.' });
  if (!holdsAt(actor, writerRoles, day.placePath)) throw problem(403, 'forbidden', { detail: 'You may not do this here.' });
  if (!(slipStates as readonly string[]).includes(day.state)) throw problem(409, 'day-not-open', { detail: 'This contact day has not begun or was cancelled.', extra: { state: day.state } });
  const note = `${formatDate(day.heldOn)} · ${day.venue}`;
  return takeSlip(platform, { actor, input, divisionCode: day.divisionCode, channel: 'contactDay', note, origin: { type: 'contactDay', id: day.id }, idempotencyKey });
}

/** Enters a paper wish out of a box, or what somebody said at a station or window. Throws 404, 403, 422 naming the field. */
export async function enterWish(
  platform: Platform,
  actor: Actor,
  pointId: string,
  { emptyingId, ...input }: SlipInput & { readonly emptyingId?: string | undefined },
  idempotencyKey: string | undefined,
): Promise<Receipt> {
  const point = await findPoint(platform.database, pointId);
  if (!point || !mayReadAt(actor, point.placePath)) throw problem(404, 'not-found', { detail: 'There is no such point.' });
  if (!holdsAt(actor, writerRoles, point.placePath)) throw problem(403, 'forbidden', { detail: 'You may not do this here.' });
  const emptying = emptyingId === undefined ? undefined : await findEmptying(platform.database, pointId, emptyingId);
  if (emptyingId !== undefined && !emptying) throw fieldProblem('emptyingId', 'not-found', 'This box was not emptied so.');
  const note = emptying ? `${point.name} · ${formatDate(emptying.emptiedOn)}` : point.name;
  const slip = { actor, input, divisionCode: point.divisionCode, channel: point.kind, note, origin: { type: 'channelPoint', id: point.id }, idempotencyKey };
  return takeSlip(platform, slip, async (transaction, requestId) => {
    if (emptying) await insertEmptiedSlip(transaction, requestId, emptying.id);
  });
}
