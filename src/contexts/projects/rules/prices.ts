import { csvLine } from '../../../shared/csv.ts';
import { quantile } from './quantile.ts';
import type { SignalRule } from './signals.ts';

/** A line of a finished project: what one unit of something cost there, in fen. */
export interface PricedLine {
  readonly number: string;
  readonly title: string;
  readonly item: string;
  readonly unit: string;
  readonly unitPriceFen: number;
}

/** A price far from the others of its group, and where it was paid. */
interface PriceOutlier {
  readonly number: string;
  readonly title: string;
  readonly unitPriceFen: number;
  readonly side: 'above' | 'below';
}

/** What the same thing by the same unit cost; prices in whole fen. */
interface PriceGroup {
  readonly item: string;
  readonly unit: string;
  readonly lines: number;
  readonly projects: number;
  readonly medianFen: number;
  /** The middle half of all prices; null while there are too few lines to call anything usual. */
  readonly usual: { readonly lowerFen: number; readonly upperFen: number } | null;
  readonly outliers: readonly PriceOutlier[];
}

type Rule = SignalRule['unitPrice'];

/** On which side of the median a price lies beyond so many times of it; undefined within. */
function sideOf(price: number, medianFen: number, factor: number): PriceOutlier['side'] | undefined {
  if (price > medianFen * factor) return 'above';
  return price < medianFen / factor ? 'below' : undefined;
}

function groupOf(item: string, unit: string, lines: readonly PricedLine[], { leastLines, factor }: Rule): PriceGroup {
  const prices = lines.map(({ unitPriceFen }) => unitPriceFen);
  const medianFen = Math.round(quantile(prices, 0.5));
  const enough = lines.length >= leastLines;
  const outliers = lines.flatMap(({ number, title, unitPriceFen }): readonly PriceOutlier[] => {
    const side = enough ? sideOf(unitPriceFen, medianFen, factor) : undefined;
    return side === undefined ? [] : [{ number, title, unitPriceFen, side }];
  });
  return {
    item, unit, lines: lines.length, projects: new Set(lines.map(({ number }) => number)).size, medianFen,
    usual: enough ? { lowerFen: Math.round(quantile(prices, 0.25)), upperFen: Math.round(quantile(prices, 0.75)) } : null,
    outliers: outliers.sort((one, other) => other.unitPriceFen - one.unitPriceFen || one.number.localeCompare(other.number)),
  };
}

/**
 * What each item cost per unit, those with most lines first. Once there are enough lines, a price beyond so many times the
 * median (as for signals), or below the median divided by that, stands out.
 */
export function unitPrices(lines: readonly PricedLine[], rule: Rule): readonly PriceGroup[] {
  const groups = new Map<string, PricedLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.item, line.unit]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()]
    .flatMap((group) => group.slice(0, 1).map(({ item, unit }) => groupOf(item, unit, group, rule)))
    .sort((one, other) => other.lines - one.lines || one.item.localeCompare(other.item) || one.unit.localeCompare(other.unit));
}

/** What is usual for an item and unit, and whether the price typed would stand out there; undefined where nothing is known. */
export function standingOf(groups: readonly PriceGroup[], factor: number, line: { readonly item: string; readonly unit: string; readonly unitPriceFen?: number | undefined }) {
  const group = groups.find(({ item, unit }) => item === line.item.trim() && unit === line.unit.trim());
  if (!group?.usual) return undefined;
  return { ...group.usual, side: line.unitPriceFen === undefined ? undefined : sideOf(line.unitPriceFen, group.medianFen, factor) };
}

const csvHead = ['item', 'unit', 'lines', 'projects', 'median_fen', 'usual_from_fen', 'usual_to_fen', 'outliers'];

/** The groups as CSV, amounts in fen; projects that stand out by number and price. */
export function pricesAsCsv(groups: readonly PriceGroup[]): string {
  const lines = groups.map(({ item, unit, lines: count, projects, medianFen, usual, outliers }) => csvLine([
    item, unit, String(count), String(projects), String(medianFen), String(usual?.lowerFen ?? ''), String(usual?.upperFen ?? ''),
    outliers.map(({ number, unitPriceFen }) => `${number} ${unitPriceFen}`).join('; '),
  ]));
  // The mark tells Excel that the file is UTF-8.
  return `\uFEFF${csvLine(csvHead)}${lines.join('')}`;
}
