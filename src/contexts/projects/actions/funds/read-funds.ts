import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { openActions } from '../../../../shared/lifecycle.ts';
import type { QueryOf } from '../../../../shared/route.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import { displayNameOf } from '../../../people/index.ts';
import { divisionNames } from '../../../places/index.ts';
import type * as routes from '../../contract/fund-routes.ts';
import type { FundDetail, FundMovement, FundSummary, LedgerEntry } from '../../contract/fund-schemas.ts';
import { movementLifecycle } from '../../lifecycle/movement.ts';
import { fundPlacesOf, mayCloseFund, mayKeepFund, mayReadFund, movementSubject } from '../../policy/fund.ts';
import { type RuleShelf, fundRuleAt } from '../../rules/revisions.ts';
import { counterKinds, trialBalanceOf } from '../../rules/ledger.ts';
import { type FundRow, balancesOf, findFund, listFunds as list } from '../../store/funds/funds.ts';
import { type MovementRow, movementsOf, waitingMovements } from '../../store/funds/movements.ts';
import { releasedRules } from '../../store/rules/revisions.ts';
import { reservationsOf } from '../../store/funds/reservations.ts';
import { type PagedEntry, fundYears, ledgerPage, monthsOf, turnoverOf } from '../../store/funds/statements.ts';
import { namesOfOrigins } from './origins.ts';
import { outstandingOf } from './reserve.ts';

/** The rule of a fund's kind: the one of its year's last day while the year runs, or of today. */
function ruleOf(shelf: RuleShelf, fund: FundRow, today: string) {
  const lastDay = `${fund.year}-12-31`;
  return fundRuleAt(shelf, fund, today < lastDay ? today : lastDay);
}

function isLow(shelf: RuleShelf, fund: FundRow, today: string): boolean {
  const rule = ruleOf(shelf, fund, today);
  return fund.state === 'open' && fund.sourcedFen > 0 && rule !== undefined && fund.freeFen < fund.sourcedFen * rule.lowShare;
}

function fieldsOf(fund: FundRow, placeName: string) {
  const { id, key, kind, name, source, year, divisionCode, state, entryCount } = fund;
  return { id, key, kind, name, source, year, divisionCode, placeName, state, balances: balancesOf(fund), entryCount };
}

/** Funds as lists show them. */
export async function summariesOf(platform: Platform, funds: readonly FundRow[]): Promise<readonly FundSummary[]> {
  const names = await divisionNames(platform.database, funds.map(({ divisionCode }) => divisionCode));
  const today = plainDateOf(platform.clock.now().getTime());
  const shelf = await releasedRules(platform.database);
  return funds.map((fund) => ({
    ...fieldsOf(fund, names.get(fund.divisionCode)?.fullName ?? ''), low: isLow(shelf, fund, today), purposes: [...(ruleOf(shelf, fund, today)?.purposes ?? [])],
  }));
}

async function movementsFor(platform: Platform, actor: Actor, rows: readonly MovementRow[]): Promise<readonly FundMovement[]> {
  const planners = rows.flatMap(({ doers }) => doers['planMovement'] ?? []);
  const names = await displayNameOf(platform.database, [...new Set(planners)]);
  const targets = new Map(await Promise.all(rows.flatMap(({ targetFundId }) => (targetFundId === null ? [] : [findFund(platform.database, targetFundId).then((fund) => [targetFundId, fund] as const)]))));
  return rows.map((row) => {
    const target = row.targetFundId === null ? undefined : targets.get(row.targetFundId);
    const { id, fundId, kind, amountFen, state, counters, basis, remark, entryNumber, version } = row;
    return {
      id, fundId, kind, amountFen, state, counters, basis, remark, entryNumber, version, createdAt: row.createdAt.toISOString(),
      targetFundName: target ? `${target.name} ${target.year}` : null, plannedBy: names.get(row.doers['planMovement'] ?? '') ?? null,
      actions: openActions(movementLifecycle, movementSubject(row, actor), actor),
    };
  });
}

/** Funds of the reader's places with what waits for its release there. */
export async function listFunds(platform: Platform, actor: Actor, query: QueryOf<typeof routes.listFunds>) {
  const within = fundPlacesOf(actor);
  const [funds, waiting, years] = await Promise.all([
    list(platform.database, { within, year: query.year, kind: query.kind }), waitingMovements(platform.database, within), fundYears(platform.database, within),
  ]);
  const fundNames = new Map(await Promise.all([...new Set(waiting.map(({ fundId }) => fundId))].map(async (id) => [id, await findFund(platform.database, id)] as const)));
  const movements = await movementsFor(platform, actor, waiting);
  return {
    items: await summariesOf(platform, funds), years,
    waiting: movements.map((movement) => ({ ...movement, fundName: fundNames.get(movement.fundId)?.name ?? '' })),
  };
}

/** The fund if the actor may read its books. Throws 404. */
export async function readableFund(platform: Platform, actor: Actor, id: string): Promise<FundRow> {
  const fund = await findFund(platform.database, id);
  if (!fund || !mayReadFund(fund.placePath, actor)) throw problem(404, 'not-found', { detail: 'There is no such fund.' });
  return fund;
}

/** One fund with its trial balance and everything that hangs on it. Throws 404. */
export async function readFund(platform: Platform, actor: Actor, id: string): Promise<FundDetail> {
  const { database } = platform;
  const fund = await readableFund(platform, actor, id);
  const today = plainDateOf(platform.clock.now().getTime());
  const [reservations, movements, turnover, months, names, siblings] = await Promise.all([
    reservationsOf(database, id), movementsOf(database, id), turnoverOf(database, id), monthsOf(database, id), divisionNames(database, [fund.divisionCode]),
    list(database, { within: [fund.placePath], kind: fund.kind, state: 'open' }),
  ]);
  const nameOf = await namesOfOrigins(database, reservations.map(({ originType, originId }) => ({ type: originType, id: originId })));
  const shelf = await releasedRules(database);
  const rule = ruleOf(shelf, fund, today);
  return {
    ...fieldsOf(fund, names.get(fund.divisionCode)?.fullName ?? ''), low: isLow(shelf, fund, today), version: fund.version,
    rule: rule ? { ...rule, purposes: [...rule.purposes] } : null,
    trial: trialBalanceOf(turnover),
    reservations: reservations.map((one) => ({
      id: one.id, origin: { type: one.originType, id: one.originId }, title: nameOf({ type: one.originType, id: one.originId })?.title ?? null, totalFen: one.totalFen,
      releasedFen: one.releasedFen, paidFen: one.paidFen, returnedFen: one.returnedFen, outstandingFen: outstandingOf(one), createdAt: one.createdAt.toISOString(),
    })),
    movements: await movementsFor(platform, actor, movements),
    months,
    successors: siblings.filter((one) => one.year > fund.year && one.divisionCode === fund.divisionCode && one.id !== fund.id).map((one) => ({ id: one.id, name: one.name, year: one.year })),
    mayKeep: mayKeepFund(fund.placePath, actor),
    mayClose: mayCloseFund(fund.placePath, actor) && fund.state === 'open' && fund.freeFen + fund.reservedFen === 0,
  };
}

/** Entries as the accountant reads them. */
export async function presentEntries(platform: Platform, entries: readonly PagedEntry[]): Promise<readonly LedgerEntry[]> {
  const nameOf = await namesOfOrigins(platform.database, entries.flatMap(({ originType: type, originId: id }) => (type === null || id === null ? [] : [{ type, id }])));
  const people = await displayNameOf(platform.database, [...new Set(entries.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId !== null ? [actorId] : [])))]);
  return entries.map((entry) => {
    const origin = entry.originType === null || entry.originId === null ? null : { type: entry.originType, id: entry.originId };
    const { number, kind, debit, credit, amountFen, freeAfter, reservedAfter, paidAfter, sourcedAfter, carriedAfter, counters, counteredBy, remark } = entry;
    return {
      number, kind, debit, credit, amountFen, freeAfter, reservedAfter, paidAfter, sourcedAfter, carriedAfter, counters, counteredBy, remark, origin,
      bookedAt: entry.bookedAt.toISOString(), payee: entry.payeeName, title: origin === null ? null : (nameOf(origin)?.title ?? null),
      byName: people.get(entry.actorId ?? '') ?? null, counterable: counterKinds[kind] !== undefined && counteredBy === null && (kind !== 'pay' || origin === null || nameOf(origin) === undefined),
    };
  });
}

/** A page of a fund's ledger, newest first. Throws 404. */
export async function readLedger(platform: Platform, actor: Actor, id: string, query: QueryOf<typeof routes.readLedger>) {
  await readableFund(platform, actor, id);
  const rows = await ledgerPage(platform.database, id, { before: query.before, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return { items: await presentEntries(platform, page), nextBefore: rows.length > query.limit ? (page.at(-1)?.number ?? null) : null };
}
