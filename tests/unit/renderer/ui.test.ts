import { describe, expect, test } from 'vitest';
import { allowOnlyPlainText } from '../../../src/renderer/app/trustedTypes.ts';
import { isIsoDay } from '../../../src/renderer/app/isoDay.ts';
import { bookNameOf } from '../../../src/renderer/app/bookNameOf.ts';
import { THRESHOLD_NAMES } from '../../../src/shared/domain/model.ts';
import { THRESHOLD_GROUPS } from '../../../src/renderer/features/settings/thresholdGroups.ts';
import { formatDaysAway, moveMonths } from '../../../src/renderer/ui/formatDate.ts';
import { formatMoneyByCurrency } from '../../../src/renderer/ui/formatNumber.ts';

test('only text that can never become an element passes the Trusted Types policy', () => {
  expect(allowOnlyPlainText('')).toBe('');
  expect(allowOnlyPlainText(':root { --a: 1px }')).toBe(':root { --a: 1px }');
  expect(allowOnlyPlainText('<img src=x onerror=alert(1)>')).toBeNull();
});

test('the as-of day of an address is a real day or nothing', () => {
  expect(['2027-02-28', '2027-13-01', 'today', 20270228, undefined].map(isIsoDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

describe('days', () => {
  test('a month away is clipped to the last day of the month', () => {
    expect(moveMonths('2027-03-31', -1)).toBe('2027-02-28');
    expect(moveMonths('2027-01-15', -1)).toBe('2026-12-15');
    expect(moveMonths('2027-11-30', 3)).toBe('2028-02-29');
  });

  test('distances are said in days, then months, then years', () => {
    expect([0, 34, -11, 150, 800].map((days) => formatDaysAway(days))).toEqual([
      'today',
      'in 34 days',
      '11 days ago',
      'in 5 months',
      'in 2 years',
    ]);
  });
});

test('currencies stand side by side, largest first, never added up', () => {
  expect(formatMoneyByCurrency({ EUR: 34_000_000, USD: 120_000_000 })).toBe('$1.2M + €340k');
  expect(formatMoneyByCurrency({})).toBe('');
});

test('a dropped file names the book', () => {
  expect(bookNameOf([{ name: 'renewals Q3.v2.xlsx' }])).toBe('renewals Q3.v2');
  expect(bookNameOf([{ name: '.xlsx' }])).toBe('My book');
});

test('every threshold of the model is worded in the settings, once', () => {
  const worded = THRESHOLD_GROUPS.flatMap(({ thresholds }) => thresholds.map(({ name }) => name));
  expect(worded.toSorted()).toEqual(THRESHOLD_NAMES.toSorted());
});
