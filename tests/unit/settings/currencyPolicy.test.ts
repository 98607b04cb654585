import { describe, expect, it } from 'vitest';
import { convertSums, currencyPolicy, toBase } from '../../../src/main/settings/currencyPolicy.ts';

const rate = (fromDate: string, fromCurrency: string, toCurrency: string, value: number) => ({
  id: '1',
  fromDate,
  fromCurrency,
  toCurrency,
  rate: value,
});

describe('the currency policy', () => {
  it('converts nothing without a base', () => {
    const policy = currencyPolicy(null, [rate('2026-01-01', 'EUR', 'USD', 1.1)], '2026-11-22');
    expect(policy).toBeNull();
    expect(toBase(policy, 'EUR', 100)).toBeNull();
    expect(convertSums(policy, { EUR: 100, USD: 1 })).toEqual({ EUR: 100, USD: 1 });
  });

  it('uses the newest rate of a pair by the day, its inverse where only that is on file', () => {
    const rates = [
      rate('2026-06-01', 'EUR', 'USD', 1.2),
      rate('2026-01-01', 'EUR', 'USD', 1.1),
      rate('2026-01-01', 'USD', 'GBP', 0.8),
      rate('2027-01-01', 'EUR', 'USD', 9),
    ];
    const policy = currencyPolicy('USD', rates, '2026-11-22');
    expect(toBase(policy, 'EUR', 10_000)).toBe(12_000);
    expect(toBase(policy, 'GBP', 8_000)).toBe(10_000);
    expect(toBase(currencyPolicy('USD', rates, '2026-05-31'), 'EUR', 10_000)).toBe(11_000);
  });

  it('prefers a rate to the base over the inverse of one from it', () => {
    const rates = [rate('2026-06-01', 'USD', 'EUR', 0.5), rate('2026-01-01', 'EUR', 'USD', 1.1)];
    expect(toBase(currencyPolicy('USD', rates, '2026-11-22'), 'EUR', 100)).toBe(110);
  });

  it('minds the decimals of the currencies and rounds half up', () => {
    const policy = currencyPolicy('USD', [rate('2026-01-01', 'JPY', 'USD', 0.0065)], '2026-11-22');
    // 1,000 yen x 0.0065 = 6.50 dollars.
    expect(toBase(policy, 'JPY', 1000)).toBe(650);
    expect(toBase(policy, 'USD', 1)).toBe(1);
  });

  it('shows what it has no rate for apart', () => {
    const policy = currencyPolicy('USD', [rate('2026-01-01', 'EUR', 'USD', 2)], '2026-11-22');
    expect(convertSums(policy, { EUR: 100, USD: 50, CHF: 7 })).toEqual({ USD: 250, CHF: 7 });
    expect(toBase(policy, '(none)', 5)).toBeNull();
  });
});
