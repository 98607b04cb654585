/** Totals of a portfolio: active ARR by band per currency. Source: cli page, fine print (`totals`); domain page, "Fine print: exceptions". */
import type { Currency } from './facts.ts';
import type { BandAmounts, ScoredAccount } from './renewals.ts';
import type { Band } from './results.ts';

export interface CurrencyTotals extends BandAmounts {
  /** Active ARR; the four bands add up to it. */
  readonly arr: number;
}

export interface PortfolioTotals {
  /** Without churned ones. */
  readonly accounts: number;
  readonly churned: number;
  readonly watermelons: number;
  readonly byCurrency: Readonly<Record<Currency, CurrencyTotals>>;
}

/** Adds up a portfolio; churned accounts are counted apart and add no amount. */
export function portfolioTotals(accounts: readonly ScoredAccount[]): PortfolioTotals {
  const sums: Record<Currency, Record<Band, number>> = {};
  let churned = 0;
  let watermelons = 0;
  for (const { health } of accounts) {
    if (health.churned) {
      churned += 1;
      continue;
    }
    if (health.watermelon) watermelons += 1;
    for (const [currency, minor] of Object.entries(health.arrByCurrency)) {
      const sum = (sums[currency] ??= { red: 0, yellow: 0, green: 0, unproven: 0 });
      sum[health.band] += minor;
    }
  }
  const byCurrency: Record<Currency, CurrencyTotals> = {};
  for (const currency of Object.keys(sums).sort()) {
    const sum = sums[currency];
    if (sum !== undefined) byCurrency[currency] = { arr: sum.red + sum.yellow + sum.green + sum.unproven, ...sum };
  }
  return { accounts: accounts.length - churned, churned, watermelons, byCurrency };
}
