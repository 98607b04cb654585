/**
 * The currency policy of a book: nothing is converted unless the team names a base currency and rates of its own; an
 * amount without a rate stays in its currency and is shown apart. One table serves all days of a comparison, so that a
 * move of the market is never read as growth.
 * Source: import page 4 ("totals convert only with the user's own dated rate table"); domain page, "Renewal figures".
 */
import type { Rate } from '../../shared/contract/settings.ts';
import type { Currency, IsoDay } from '../../shared/domain/facts.ts';
import { convert, type RateTable } from '../../shared/domain/rates.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';

/** Null: each currency on its own. */
export type CurrencyPolicy = RateTable | null;

/** The rates to `base` in force on `day`: of a pair the newest one; its inverse where only that is on file. */
export function currencyPolicy(base: Currency | null, rates: readonly Rate[], day: IsoDay): CurrencyPolicy {
  if (base === null) return null;
  const started = rates.filter((rate) => rate.fromDate <= day).sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const perUnit: Record<Currency, number> = {};
  for (const rate of started) if (rate.fromCurrency === base) perUnit[rate.toCurrency] = 1 / rate.rate;
  for (const rate of started) if (rate.toCurrency === base) perUnit[rate.fromCurrency] = rate.rate;
  return { date: day, base, perUnit };
}

/** For definition boxes. */
export function policySentence(policy: CurrencyPolicy): string {
  return policy === null
    ? 'Nothing is converted: every currency is shown apart.'
    : `Converted to ${policy.base} with the book's own rates of ${policy.date}; a currency without a rate is shown apart.`;
}

/** An amount in the base currency; null without a base, or where the table has no rate. */
export function toBase(policy: CurrencyPolicy, currency: Currency | null, minor: number): number | null {
  return policy === null || currency === null ? null : convert(minor, currency, policy);
}

/** Sums in the base currency where a rate is on file; the others stay under their own code. */
export function convertSums(policy: CurrencyPolicy, sums: MoneyByCurrency): MoneyByCurrency {
  if (policy === null) return sums;
  const converted: Record<Currency, number> = {};
  for (const [currency, minor] of Object.entries(sums)) {
    const inBase = convert(minor, currency, policy);
    const key = inBase === null ? currency : policy.base;
    converted[key] = (converted[key] ?? 0) + (inBase ?? minor);
  }
  return converted;
}
