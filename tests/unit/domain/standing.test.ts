/** Coverage, freshness and unproven of an aggregate, with denominators. */
import { describe, expect, it } from 'vitest';
import type { Band } from '../../../src/shared/domain/results.ts';
import { standingOf, standingWords, wholePercent } from '../../../src/shared/domain/standing.ts';

const one = (coverage: number, freshness: number | null, band: Band = 'green') => ({ coverage, freshness, band });

/** As people read it: breaks only between the figures. */
const words = (standing: Parameters<typeof standingWords>[0]) => standingWords(standing).replaceAll('\u00a0', ' ');

describe('what stands beside an aggregate', () => {
  it('takes each account once and names what freshness rests on', () => {
    // Coverage (1 + 0.85 + 0.35) / 3 = 0.7333; freshness (0.8 + 0.5) / 2 = 0.65, of the two accounts that have one.
    const standing = standingOf([one(1, 0.8), one(0.85, 0.5, 'red'), one(0.35, null, 'unproven')]);
    expect(standing).toMatchObject({ accounts: 3, dated: 2, unproven: 1 });
    expect(standing.coverage).toBeCloseTo(2.2 / 3, 12);
    expect(standing.freshness).toBeCloseTo(0.65, 12);
    expect(words(standing)).toBe('coverage 73 %, freshness 65 % (2 of 3), 1 unproven');
  });

  it('says so where there is nothing', () => {
    expect(words(standingOf([]))).toBe('no account');
    expect(words(standingOf([one(0, null, 'unproven')]))).toBe('coverage 0 %, nothing dated, 1 unproven');
  });

  it('never rounds to all or to nothing', () => {
    expect([1, 0.999, 0.001, 0].map(wholePercent)).toEqual([100, 99, 1, 0]);
  });
});
