/** Intervals of shares. Source: domain page, "Evidence" and its fine print (Wilson, z = 1.96). */

/** A figure with its 95 % interval and the number of cases it rests on; nulls without a base. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

const Z = 1.96;

/** hits / n with its Wilson 95 % interval, as fractions of 1. */
export function shareOf(hits: number, n: number): Estimate {
  if (n === 0) return { value: null, low: null, high: null, n };
  const p = hits / n;
  const scale = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n };
}
