/** What an aggregate covers, in figures and in words: "41 of 58 accounts, 83 % of ARR". Source: ui page, "Numbers". */
import type { Amount, Coverage } from '../../shared/contract/portfolio.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { standingOf, standingWords, wholePercent } from '../../shared/domain/standing.ts';

/** Coverage of `covered` among `all`; the share is taken in the currency with most ARR. */
export function coverageOf(covered: readonly ScoredAccount[], all: readonly ScoredAccount[]): Coverage {
  const [main] = amountsOf(all);
  const share = main === undefined || main.arrMinor === 0 ? null : arrIn(covered, main.currency) / main.arrMinor;
  const accounts = `${covered.length} of ${all.length} ${all.length === 1 ? 'account' : 'accounts'}`;
  const arr = share === null ? '' : `, ${wholePercent(share)} % of ARR`;
  const standing = standingWords(standingOf(covered.map(({ health }) => health)));
  return { accounts: covered.length, ofAccounts: all.length, arrShare: share, sentence: accounts + arr, standing };
}

function arrIn(accounts: readonly ScoredAccount[], currency: string): number {
  return accounts.reduce((sum, { health }) => sum + (health.arrByCurrency[currency] ?? 0), 0);
}

/** Active ARR of accounts by currency, largest first, with the accounts that have any. */
export function amountsOf(accounts: readonly ScoredAccount[]): readonly Amount[] {
  return addUp(accounts.map(({ health }) => health.arrByCurrency));
}

/** Sums by currency, largest first, with how many summands each has. */
export function addUp(sums: readonly MoneyByCurrency[]): readonly Amount[] {
  const totals = new Map<string, { arrMinor: number; count: number }>();
  for (const sum of sums) {
    for (const [currency, minor] of Object.entries(sum)) {
      const total = totals.get(currency);
      if (total === undefined) totals.set(currency, { arrMinor: minor, count: 1 });
      else {
        total.arrMinor += minor;
        total.count += 1;
      }
    }
  }
  return [...totals]
    .map(([currency, total]) => ({ currency, ...total }))
    .sort((a, b) => b.arrMinor - a.arrMinor || (a.currency < b.currency ? -1 : 1));
}
