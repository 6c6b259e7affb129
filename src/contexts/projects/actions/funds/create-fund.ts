import type { Transaction } from '../../../../platform/database/database.ts';
import { appendEvent, emptyChain } from '../../../../platform/events/append-event.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { placePathOf } from '../../../places/index.ts';
import type { FundKind } from '../../rules/fund-rules.ts';
import { findFundByKey, insertFund, listFunds } from '../../store/funds/funds.ts';

export interface NewFund {
  /** Stable name: small letters, digits and hyphens; made from place, kind and year when absent. */
  readonly key?: string | undefined;
  readonly kind: FundKind;
  readonly name: string;
  /** Who gives the money. */
  readonly source: string;
  readonly divisionCode: string;
  readonly year: number;
}

const kindKeys: Readonly<Record<FundKind, string>> = {
  rapidHandling: 'rapid', emergencySpecial: 'emergency', annualMicro: 'annual', microGrant: 'grant', donation: 'donation',
};

async function freeKey(transaction: Transaction, fund: NewFund): Promise<string> {
  const base = fund.key ?? `${fund.divisionCode}-${kindKeys[fund.kind]}-${fund.year}`;
  if (!(await findFundByKey(transaction, base))) return base;
  if (fund.key !== undefined) throw fieldProblem('key', 'key-taken', 'There is a fund with this key.');
  return `${base}-${newId().slice(-6)}`;
}

/** Opens an empty fund: its money comes by movements. Throws 409 `fund-exists`, 422 (unknown place, key taken). */
export async function createFund(transaction: Transaction, fund: NewFund, doing: { readonly actor: Actor; readonly at: Date; readonly id?: string }): Promise<string> {
  const { actor, at, id = newId(at.getTime()) } = doing;
  const placePath = (await placePathOf(transaction, [fund.divisionCode])).get(fund.divisionCode);
  if (placePath === undefined) throw fieldProblem('divisionCode', 'unknown-place', 'There is no such place.');
  const { kind, name, source, divisionCode, year } = fund;
  const twins = await listFunds(transaction, { within: [placePath], year, kind });
  if (twins.some((twin) => twin.divisionCode === divisionCode && twin.name === name)) {
    throw problem(409, 'fund-exists', { detail: 'There is such a fund for this place and year.' });
  }
  const key = await freeKey(transaction, fund);
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'fund', subjectId: id, action: 'open', fromState: null, toState: 'open', actor, occurredAt: at, public: true,
    publicDetail: { key, kind, name, source, divisionCode, year }, internalDetail: null,
  });
  await insertFund(transaction, { id, key, kind, name, source, divisionCode, placePath, year, version: head.sequence, headHash: head.hash, createdAt: at });
  return id;
}

/** The fund with this key; opened when there is none. */
export async function ensureFund(transaction: Transaction, fund: NewFund & { readonly key: string }, doing: { readonly actor: Actor; readonly at: Date }): Promise<string> {
  return (await findFundByKey(transaction, fund.key))?.id ?? createFund(transaction, fund, doing);
}
