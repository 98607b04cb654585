import { describe, expect, it } from 'vitest';
import {
  bandOf,
  compareKeys,
  displayScore,
  isAtLeast,
  isBelow,
  lowerBand,
} from '../../../src/shared/domain/compare.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/shared/domain/model.ts';
import {
  formatMoneyChange,
  formatMoneyExact,
  formatMoneyShort,
  minorDigits,
  roundHalfUp,
} from '../../../src/shared/domain/money.ts';

describe('money', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    [null, 2],
  ])('%s has %i digits', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

  it.each([
    [420_000_000, 437_000_000, ['€4.2M', '€4.37M']],
    [106_950_000, 107_200_000, ['€1,069,500.00', '€1,072,000.00']],
    [0, 0, ['€0', '€0']],
  ])('a change from %i to %i never reads as none', (before, after, shown) =>
    expect(formatMoneyChange(before, after, 'EUR')).toEqual(shown),
  );

  it.each([
    [124_000_000, 'USD', '$1.24M', '$1,240,000.00'],
    [98_000_000, 'EUR', '€980k', '€980,000.00'],
    [1_200, 'CHF', 'CHF 12', 'CHF 12.00'],
    [12_000, 'JPY', '¥12k', '¥12,000'],
    [1_250, 'KWD', 'KWD 1', 'KWD 1.250'],
    [-150_000, 'GBP', '-£1.5k', '-£1,500.00'],
    [99_999_999, 'USD', '$1M', '$999,999.99'],
    [5, 'USD', '$0', '$0.05'],
    [200_000_000_000, 'USD', '$2B', '$2,000,000,000.00'],
    [7, null, '0', '0.07'],
  ])('%i %s is short %s and exact %s', (minor, currency, short, exact) => {
    expect(formatMoneyShort(minor, currency)).toBe(short);
    expect(formatMoneyExact(minor, currency)).toBe(exact);
  });

  it('rounds half up', () => {
    expect([2.5, 2.4999, -2.5, 0.1 + 0.2 + 0.2].map(roundHalfUp)).toEqual([3, 2, -2, 1]);
  });
});

describe('comparing figures', () => {
  it('takes figures nearer than 1e-9 as equal', () => {
    expect(isAtLeast(75 - 5e-10, 75)).toBe(true);
    expect(isBelow(75 - 5e-10, 75)).toBe(false);
    expect(isAtLeast(75 - 2e-9, 75)).toBe(false);
    expect(bandOf(74.9999999999, DEFAULT_THRESHOLDS)).toBe('green');
    expect(bandOf(74.99, DEFAULT_THRESHOLDS)).toBe('yellow');
    expect(bandOf(50, DEFAULT_THRESHOLDS)).toBe('yellow');
    expect(bandOf(49.99, DEFAULT_THRESHOLDS)).toBe('red');
  });

  // "Where rounding would show a threshold that the score has not reached, it is cut instead (74.6 shows 74)."
  it.each([
    [74.6, 74],
    [74.9999999999, 75],
    [75.4, 75],
    [75.5, 76],
    [49.5, 49],
    [50.49, 50],
    [62.5, 63],
    [73.5, 74],
  ])('%d shows %d', (score, shown) => expect(displayScore(score, DEFAULT_THRESHOLDS)).toBe(shown));

  it('orders names by UTF-16 code unit, never by locale', () => {
    expect(['a', 'Z', 'é', 'B', '(none)', ''].sort(compareKeys)).toEqual(['', '(none)', 'B', 'Z', 'a', 'é']);
  });

  it('a cap only lowers', () => {
    expect(lowerBand('red', 'yellow')).toBe('red');
    expect(lowerBand('green', 'yellow')).toBe('yellow');
  });
});
