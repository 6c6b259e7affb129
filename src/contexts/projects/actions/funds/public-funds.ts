import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { csvLine } from '../../../../shared/csv.ts';
import { plainYuan } from '../../../../shared/money.ts';
import type { QueryOf } from '../../../../shared/route.ts';
import { formatDateTime, plainDateOf } from '../../../../shared/time.ts';
import { divisionNames, placePathOf } from '../../../places/index.ts';
import type * as routes from '../../contract/fund-routes.ts';
import type { PublicFund } from '../../contract/fund-schemas.ts';
import texts from '../../locales/zh.json' with { type: 'json' };
import { flowOf } from '../../rules/flow.ts';
import { fundRuleAt } from '../../rules/revisions.ts';
import { type FundRow, balancesOf, findFundByKey, listFunds } from '../../store/funds/funds.ts';
import { ledgerPage, turnoverOf, usesOf } from '../../store/funds/statements.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { namesOfOrigins } from './origins.ts';
import { summariesOf } from './read-funds.ts';

/** Public books are written in Chinese, as they are posted. */
const words = texts['funds'];

async function knownFund(platform: Platform, key: string): Promise<FundRow> {
  const fund = await findFundByKey(platform.database, key);
  if (!fund) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
  return fund;
}

/** Funds everybody may look into, newest year first. */
export async function listPublicFunds(platform: Platform, query: QueryOf<typeof routes.listPublicFunds>) {
  const { year, divisionCode } = query;
  const within = divisionCode === undefined ? undefined : [...(await placePathOf(platform.database, [divisionCode])).values()];
  return { items: await summariesOf(platform, await listFunds(platform.database, { within, year })) };
}

/** A place within the fund's own, without what all of them share. */
function shortened(name: string, shared: string): string {
  return name.startsWith(shared) && name !== shared ? name.slice(shared.length) : name;
}

/** A fund as everybody may read it: every figure is computed from its ledger. Throws 404. */
export async function readPublicFund(platform: Platform, key: string): Promise<PublicFund> {
  const { database } = platform;
  const fund = await knownFund(platform, key);
  const [turnover, uses, names] = await Promise.all([turnoverOf(database, fund.id), usesOf(database, fund.id), divisionNames(database, [fund.divisionCode])]);
  const originOf = await namesOfOrigins(database, uses.map(({ originType, originId }) => ({ type: originType, id: originId })));
  const placeName = names.get(fund.divisionCode)?.fullName ?? '';
  const shown = uses.map(({ originType, originId, reservedFen, paidFen, lastAt }) => {
    const origin = originOf({ type: originType, id: originId });
    return { title: origin?.title ?? null, number: origin?.number ?? null, placeName: shortened(origin?.placeName ?? placeName, placeName), reservedFen, paidFen, lastAt: lastAt.toISOString() };
  });
  const today = plainDateOf(platform.clock.now().getTime());
  const { id, kind, name, source, year, divisionCode, state, entryCount, freeFen, reservedFen } = fund;
  return {
    id, key, kind, name, source, year, divisionCode, placeName, state, balances: balancesOf(fund), entryCount,
    flow: flowOf({ fundName: `${name} ${year}`, sourceName: source, words: words.flow, turnover, freeFen, reservedFen, paid: shown }),
    uses: shown.filter((use) => use.paidFen > 0 || use.reservedFen > 0),
    rule: fundRuleAt(await releasedRules(database), fund, today)?.source ?? null,
  };
}

const header = [
  'number 序号', 'booked 记账时间', 'kind 事由', 'debit 借方', 'credit 贷方', 'yuan 金额(元)', 'purpose 用途', 'free 可用余额(元)', 'reserved 预留余额(元)', 'paid 已支付(元)',
];

/** The ledger as CSV for everybody: no names of persons, no remarks of the office. Throws 404. */
export async function downloadPublicFund(platform: Platform, key: string, reply: FastifyReply): Promise<FastifyReply> {
  const fund = await knownFund(platform, key);
  const entries = [...(await ledgerPage(platform.database, fund.id, {}))].reverse();
  const nameOf = await namesOfOrigins(platform.database, entries.flatMap(({ originType: type, originId: id }) => (type === null || id === null ? [] : [{ type, id }])));
  const lines = entries.map((entry) => {
    const title = entry.originType === null || entry.originId === null ? '' : (nameOf({ type: entry.originType, id: entry.originId })?.title ?? '');
    return csvLine([
      String(entry.number), formatDateTime(entry.bookedAt.getTime()), words.entries[entry.kind], words.accounts[entry.debit],
      words.accounts[entry.credit], plainYuan(entry.amountFen), title, plainYuan(entry.freeAfter), plainYuan(entry.reservedAfter), plainYuan(entry.paidAfter),
    ]);
  });
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fund.key}.csv"`)
    .send(Readable.from([`\uFEFF${csvLine(header)}`, ...lines]));
}
