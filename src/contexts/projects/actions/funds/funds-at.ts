import { problem } from '../../../../platform/problem.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { FundKind, Purpose } from '../../rules/fund-rules.ts';
import { type RuleShelf, fundRuleAt } from '../../rules/revisions.ts';
import type { Balances } from '../../rules/ledger.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { type Executor, type FundRow, balancesOf, findFund, findFundByKey, listFunds } from '../../store/funds/funds.ts';

/** A fund as a choice: where money may come from. */
export interface FundChoice {
  readonly id: string;
  readonly key: string;
  readonly kind: FundKind;
  readonly name: string;
  readonly year: number;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly freeFen: number;
  readonly purposes: readonly Purpose[];
}

/** May money of this fund be used for this purpose on this day (`YYYY-MM-DD`)? */
export function serves(shelf: RuleShelf, fund: Pick<FundRow, 'kind' | 'placePath'>, purpose: Purpose, day: string): boolean {
  return fundRuleAt(shelf, fund, day)?.purposes.includes(purpose) ?? false;
}

/** The open funds of the year that a place may draw on: its own and those of the places above it, with what is free. */
export async function fundsAt(
  executor: Executor,
  question: { readonly placePath: string; readonly at: Date; readonly purpose?: Purpose | undefined },
): Promise<readonly FundChoice[]> {
  const day = plainDateOf(question.at.getTime());
  const funds = await listFunds(executor, { serving: question.placePath, year: Number(day.slice(0, 4)), state: 'open' });
  const { purpose } = question;
  const shelf = await releasedRules(executor);
  return funds
    .filter((fund) => purpose === undefined || serves(shelf, fund, purpose, day))
    .map(({ id, key, kind, name, year, divisionCode, placePath, freeFen }) => ({
      id, key, kind, name, year, divisionCode, placePath, freeFen, purposes: fundRuleAt(shelf, { kind, placePath }, day)?.purposes ?? [],
    }));
}

/** The balances of a fund's accounts in fen. Throws 404. */
export async function fundBalance(executor: Executor, fundId: string): Promise<Balances> {
  const fund = await findFund(executor, fundId);
  if (!fund) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
  return balancesOf(fund);
}

/** The id of the fund with this stable key. Throws 404. */
export async function fundByKey(executor: Executor, key: string): Promise<string> {
  const fund = await findFundByKey(executor, key);
  if (!fund) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
  return fund.id;
}
