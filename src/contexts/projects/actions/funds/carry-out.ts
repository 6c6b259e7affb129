import type { Transaction } from '../../../../platform/database/database.ts';
import { problem } from '../../../../platform/problem.ts';
import { counterKinds } from '../../rules/ledger.ts';
import { lockFunds } from '../../store/funds/funds.ts';
import { type EntryRow, findEntry, isCountered } from '../../store/funds/ledger.ts';
import type { MovementRow } from '../../store/funds/movements.ts';
import { refuseProjectPayment } from './origins.ts';
import { type Doing, postEntry } from './post-entry.ts';
import { countered, reversePayment } from './reverse-payment.ts';

async function counterEntry(transaction: Transaction, movement: MovementRow, doing: Doing): Promise<EntryRow> {
  const number = movement.counters ?? 0;
  const entry = await findEntry(transaction, movement.fundId, number);
  const kind = entry && counterKinds[entry.kind];
  if (!entry || !kind) throw problem(409, 'entry-countered', { detail: 'This entry cannot be taken back.' });
  await refuseProjectPayment(transaction, entry);
  if (entry.paymentId !== null) return reversePayment(transaction, { paymentId: entry.paymentId, ...doing });
  await lockFunds(transaction, [movement.fundId]);
  if (await isCountered(transaction, movement.fundId, number)) throw countered();
  const origin = entry.originType === null || entry.originId === null ? undefined : { type: entry.originType, id: entry.originId };
  return postEntry(transaction, {
    fundId: movement.fundId, kind, amountFen: entry.amountFen, counters: number, origin, ...doing,
  });
}

async function carryOver(transaction: Transaction, movement: MovementRow, doing: Doing): Promise<EntryRow> {
  const target = movement.targetFundId ?? '';
  await lockFunds(transaction, [movement.fundId, target]);
  const { amountFen } = movement;
  const out = await postEntry(transaction, { fundId: movement.fundId, kind: 'carryOut', amountFen, otherFundId: target, ...doing });
  await postEntry(transaction, { fundId: target, kind: 'carryIn', amountFen, otherFundId: movement.fundId, ...doing });
  return out;
}

/** Moves the money of a planned movement. Throws 409 `fund-insufficient`, `fund-closed`, `entry-countered`, `payment-returned`, `payment-of-project`. */
export async function carryOut(transaction: Transaction, movement: MovementRow, doing: Doing): Promise<EntryRow> {
  switch (movement.kind) {
    case 'carryOver':
      return carryOver(transaction, movement, doing);
    case 'counterEntry':
      return counterEntry(transaction, movement, doing);
    default:
      return postEntry(transaction, { fundId: movement.fundId, kind: movement.kind, amountFen: movement.amountFen, ...doing });
  }
}
