/**
 * What stands beside every aggregate: how much of the scores behind it is known, how fresh it is, and how many accounts are
 * unproven. Source: product page, belief 8 ("coverage and freshness stand beside each score"); domain page, "Renewal figures".
 */
import type { AccountFigures } from './results.ts';

export interface Standing {
  readonly accounts: number;
  /** Mean coverage of the accounts, 0-1; null without accounts. */
  readonly coverage: number | null;
  /** Mean freshness of the accounts that have one, 0-1; null without. */
  readonly freshness: number | null;
  /** Accounts with a freshness: its denominator. */
  readonly dated: number;
  readonly unproven: number;
}

/** The first of each account's items, so that an account with two contracts counts once. */
export function oncePerAccount<T extends { readonly accountId: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [item.accountId, item])).values()].toReversed();
}

/** Every account counts once and alike, whatever its ARR. */
export function standingOf(accounts: readonly Pick<AccountFigures, 'coverage' | 'freshness' | 'band'>[]): Standing {
  const dated = accounts.flatMap(({ freshness }) => (freshness === null ? [] : [freshness]));
  return {
    accounts: accounts.length,
    coverage: mean(accounts.map(({ coverage }) => coverage)),
    freshness: mean(dated),
    dated: dated.length,
    unproven: accounts.filter(({ band }) => band === 'unproven').length,
  };
}

/** "coverage 96 %, freshness 71 %, 7 unproven"; freshness names its denominator where it is not all of them. */
export function standingWords({ accounts, coverage, freshness, dated, unproven }: Standing): string {
  if (coverage === null) return 'no account';
  const of = dated === accounts ? '' : ` (${dated} of ${accounts})`;
  const fresh = freshness === null ? 'nothing dated' : `freshness ${wholePercent(freshness)} %${of}`;
  // A narrow box breaks between the figures or before what one is out of, never inside.
  return [`coverage ${wholePercent(coverage)} %`, fresh, `${unproven} unproven`]
    .map((words) => words.replaceAll(/ (?!\()/g, '\u00a0'))
    .join(', ');
}

/** Never "100 %" for less than all, never "0 %" for more than nothing. */
export function wholePercent(share: number): number {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1 - 1e-9) return 99;
  return rounded === 0 && share > 0 ? 1 : rounded;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
