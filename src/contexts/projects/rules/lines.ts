import type { Line } from '../inputs.ts';

/** The amount of a line in fen: quantity (two decimals) × unit price, rounded half up. */
export function lineAmount(line: Pick<Line, 'quantity' | 'unitPriceFen'>): number {
  return Math.floor((Math.round(line.quantity * 100) * line.unitPriceFen + 50) / 100);
}

/** The sum of lines in fen. */
export function sumOf(lines: readonly Pick<Line, 'quantity' | 'unitPriceFen'>[]): number {
  return lines.reduce((sum, line) => sum + lineAmount(line), 0);
}
