import type { FastifyReply } from 'fastify';
import { type Actor, assignmentsOf } from '../../../../shared/actor.ts';
import { streetPathOf } from '../../../../shared/place-path.ts';
import { plainDateOf } from '../../../../shared/time.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { projectRoles } from '../../policy/project.ts';
import { pricesAsCsv, unitPrices } from '../../rules/prices.ts';
import { signalRuleAt } from '../../rules/revisions.ts';
import { pricedLines } from '../../store/projects/priced-lines.ts';
import { releasedRules } from '../../store/rules/revisions.ts';

interface PriceQuery {
  readonly text?: string | undefined;
}

/** Prices of long ago are no measure: three years. */
const lookBack = 3 * 366 * 86_400_000;

/** The streets somebody works in (or what lies above them), the widest first: prices of one community alone would be too few. */
function streetsOf(actor: Actor): readonly string[] {
  const held = assignmentsOf(actor).filter(({ role }) => (projectRoles as readonly string[]).includes(role));
  return [...new Set(held.map(({ placePath }) => streetPathOf(placePath)))].sort((one, other) => one.length - other.length || one.localeCompare(other));
}

/** What each item cost per unit in the finished projects of one's streets, by the rule of signals in force at the widest of them. */
export async function readPrices(platform: Platform, actor: Actor, { text = '' }: PriceQuery) {
  const { database, clock } = platform;
  const now = clock.now();
  const streets = streetsOf(actor);
  const rule = signalRuleAt(await releasedRules(database), streets[0] ?? '', plainDateOf(now.getTime()))?.unitPrice;
  if (!rule) return { lines: 0, leastLines: 0, factor: 1, items: [] };
  const lines = await pricedLines(database, streets, new Date(now.getTime() - lookBack));
  const wanted = text.toLocaleLowerCase();
  return { lines: lines.length, ...rule, items: unitPrices(lines, rule).filter(({ item }) => item.toLocaleLowerCase().includes(wanted)) };
}

/** The same as CSV, amounts in fen. */
export async function exportPrices(platform: Platform, actor: Actor, query: PriceQuery, reply: FastifyReply): Promise<FastifyReply> {
  const { items } = await readPrices(platform, actor, query);
  return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="unit-prices.csv"').send(pricesAsCsv(items));
}
