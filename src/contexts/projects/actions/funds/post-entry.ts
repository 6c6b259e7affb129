import type { Transaction } from '../../../../platform/database/database.ts';
import { type Detail, appendEvent } from '../../../../platform/events/append-event.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { type EntryKind, needsOpenFund, postings } from '../../rules/ledger.ts';
import { findFund, moveBalances, saveFundHead } from '../../store/funds/funds.ts';
import { type EntryRow, insertEntry } from '../../store/funds/ledger.ts';

/** The record a movement of money belongs to. */
export interface Origin {
  readonly type: string;
  readonly id: string;
}

/** Who moves money, and when. */
export interface Doing {
  readonly actor: Actor;
  readonly at: Date;
  readonly remark?: string | undefined;
}

export interface NewEntry extends Doing {
  readonly fundId: string;
  readonly kind: EntryKind;
  readonly amountFen: number;
  readonly origin?: Origin | undefined;
  readonly reservationId?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly otherFundId?: string | undefined;
  readonly counters?: number | undefined;
}

/** Throws 422 `bad-amount` for what is no positive whole number of fen. */
export function requireAmount(amountFen: number): void {
  if (Number.isSafeInteger(amountFen) && amountFen > 0) return;
  throw problem(422, 'bad-amount', { detail: 'An amount is a positive whole number of fen.', fields: [{ field: 'amountFen', code: 'bad-amount', detail: 'Not an amount.' }] });
}

async function refusalOf(transaction: Transaction, { fundId, kind, amountFen }: NewEntry) {
  const fund = await findFund(transaction, fundId);
  if (!fund) return problem(404, 'not-found', { detail: 'There is no such fund.' });
  if (fund.state === 'closed' && needsOpenFund.has(kind)) return problem(409, 'fund-closed', { detail: 'This fund is closed.' });
  return problem(409, 'fund-insufficient', {
    detail: 'The fund has not that much.', extra: { freeFen: fund.freeFen, reservedFen: fund.reservedFen, askedFen: amountFen },
  });
}

/** What the history keeps of an entry: everything the ledger says, so that a changed row is found. */
export function entryDetail(entry: EntryRow): Detail {
  return { ...entry, bookedAt: entry.bookedAt.toISOString() };
}

/**
 * Books one entry: moves the balances (conditionally, so that nothing falls below zero), appends it to the fund's history and to its
 * ledger. Throws 404, 409 `fund-insufficient` (with what is free) or `fund-closed`, 422 `bad-amount`.
 */
export async function postEntry(transaction: Transaction, call: NewEntry): Promise<EntryRow> {
  requireAmount(call.amountFen);
  const { fundId, kind, amountFen, actor, at } = call;
  const fund = await moveBalances(transaction, fundId, kind, amountFen);
  if (!fund) throw await refusalOf(transaction, call);
  const entry: EntryRow = {
    id: newId(at.getTime()), fundId, number: fund.entryCount, kind, ...postings[kind], amountFen,
    reservationId: call.reservationId ?? null, paymentId: call.paymentId ?? null, otherFundId: call.otherFundId ?? null, counters: call.counters ?? null,
    originType: call.origin?.type ?? null, originId: call.origin?.id ?? null, remark: call.remark ?? null,
    actorKind: actor.kind, actorId: actorId(actor), bookedAt: at,
    sourcedAfter: fund.sourcedFen, freeAfter: fund.freeFen, reservedAfter: fund.reservedFen, paidAfter: fund.paidFen, carriedAfter: fund.carriedFen,
  };
  const head = await appendEvent(transaction, { sequence: fund.version, hash: fund.headHash }, {
    subjectType: 'fund', subjectId: fundId, action: kind, fromState: fund.state, toState: fund.state, actor, occurredAt: at, public: false,
    publicDetail: null, internalDetail: { entry: entryDetail(entry) },
  });
  await insertEntry(transaction, entry);
  await saveFundHead(transaction, fundId, { version: head.sequence, headHash: head.hash, state: fund.state });
  return entry;
}
