/** A share of something counted, with the interval it lies in with 95 % confidence. */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The two-sided 95 % point of the normal distribution. */
const z = 1.959_963_984_540_054;

/**
 * The share `part / whole` with its Wilson score interval at 95 % (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, Journal of the American Statistical Association 22, 1927, 209–212); null of nothing. Holds for small numbers and for 0 and 100 %.
 */
export function wilson(part: number, whole: number): Proportion | null {
  if (whole <= 0) return null;
  const share = Math.min(1, Math.max(0, part / whole));
  const square = z * z;
  const middle = (share + square / (2 * whole)) / (1 + square / whole);
  const half = (z / (1 + square / whole)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole * whole));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
