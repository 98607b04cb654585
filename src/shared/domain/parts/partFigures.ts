/** What every part's arithmetic has in common. */
import type { DayNumber } from '../days.ts';
import type { Term } from '../results.ts';

export interface PartFigures {
  /** 0-100 unrounded; null when unknown. */
  readonly value: number | null;
  /** Day of the newest dated fact used; null when none is dated. */
  readonly newestDay: DayNumber | null;
}

/** The same arithmetic in words. */
export interface PartWords {
  /** One sentence: why this value, or why unknown. */
  readonly why: string;
  readonly terms: readonly Term[];
}

/** The later of two days, blanks aside. */
export function laterDay(a: DayNumber | null, b: DayNumber | null): DayNumber | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
