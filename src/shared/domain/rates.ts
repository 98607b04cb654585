/**
 * The user's own exchange rates, dated: nothing is fetched, nothing is guessed. Source: domain page, "Renewal figures"
 * (same currency table at both ends of a period).
 */
import type { Currency, IsoDay } from './facts.ts';
import { minorDigits, roundHalfUp } from './money.ts';

export interface RateTable {
  /** Day the rates are of; shown in every definition box. */
  readonly date: IsoDay;
  /** Currency everything is converted to. */
  readonly base: Currency;
  /** What one unit of a currency is worth in units of the base. */
  readonly perUnit: Readonly<Record<Currency, number>>;
}

/** The latest table dated on or before a day; null without one. */
export function ratesInForce(tables: readonly RateTable[], day: IsoDay): RateTable | null {
  return tables.reduce<RateTable | null>(
    (best, table) => (table.date <= day && (best === null || table.date > best.date) ? table : best),
    null,
  );
}

/** Minor units of a currency -> minor units of the base, rounded half up; null where the table has no rate. Nothing stays nothing in any currency. */
export function convert(minor: number, currency: Currency, { base, perUnit }: RateTable): number | null {
  if (currency === base || minor === 0) return minor;
  const rate = perUnit[currency];
  if (rate === undefined || !(rate > 0)) return null;
  return roundHalfUp(minor * rate * 10 ** (minorDigits(base) - minorDigits(currency)));
}
