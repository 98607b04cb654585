/**
 * Comparing figures: unrounded, with figures nearer than 1e-9 taken as equal, and shown without ever claiming a
 * threshold that was not reached. Source: domain page, "Fine print: days, dates, ties, exactness" and "Score, band, caps".
 */
import type { ScoredBand } from './results.ts';

const NEAR = 1e-9;

/** Whether two figures are equal (nearer than 1e-9). */
export function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) < NEAR;
}

/** a >= b, figures nearer than 1e-9 being equal. */
export function isAtLeast(a: number, b: number): boolean {
  return a > b || isEqual(a, b);
}

/** a < b, figures nearer than 1e-9 being equal. */
export function isBelow(a: number, b: number): boolean {
  return !isAtLeast(a, b);
}

/** The thresholds a score is banded by. */
export interface BandThresholds {
  readonly green_from: number;
  readonly yellow_from: number;
}

/** Band of a score before usage, exceptions and coverage are looked at. */
export function bandOf(score: number, thresholds: BandThresholds): ScoredBand {
  if (isAtLeast(score, thresholds.green_from)) return 'green';
  return isAtLeast(score, thresholds.yellow_from) ? 'yellow' : 'red';
}

const BAND_ORDER: Readonly<Record<ScoredBand, number>> = { red: 0, yellow: 1, green: 2 };

/** The worse of two bands: a cap only lowers. */
export function lowerBand(a: ScoredBand, b: ScoredBand): ScoredBand {
  return BAND_ORDER[a] <= BAND_ORDER[b] ? a : b;
}

/**
 * A score as a whole number for people: rounded half up, but cut where rounding would show a threshold that the score
 * has not reached (74.6 shows 74).
 */
export function displayScore(score: number, thresholds: BandThresholds): number {
  const rounded = Math.floor(score + 0.5 + NEAR);
  const claims = (threshold: number): boolean => rounded >= threshold && isBelow(score, threshold);
  return claims(thresholds.green_from) || claims(thresholds.yellow_from) ? Math.floor(score) : rounded;
}

/** Order of names and keys: by UTF-16 code unit, never by locale. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
