/**
 * What the book does not know, ranked by the money and the date at stake. Source: product page, belief 16 and "Data
 * health" (gaps ranked by money x decision date).
 */
import { compareKeys } from './compare.ts';
import { minorDigits } from './money.ts';
import { convert, type RateTable } from './rates.ts';
import type { ScoredAccount } from './renewals.ts';
import type { AccountHealth, Gap } from './results.ts';

export interface ScoredWithGaps extends ScoredAccount {
  readonly health: AccountHealth;
}

export interface RankedGap {
  readonly accountId: string;
  readonly accountName: string;
  readonly gap: Gap;
  /** Active ARR in minor units of the account's currency; null with several currencies. */
  readonly arrMinor: number | null;
  readonly currency: string | null;
  /** Days to the decision date, negative once passed; null without one. */
  readonly daysLeft: number | null;
  /** ARR in whole units per day left: what the order goes by. */
  readonly urgency: number;
}

/** An account without a decision date ranks as if it decided in a year. */
const DAYS_WITHOUT_DECISION = 365;

/** Gaps (or contradictions) of many accounts, most money per day left first; churned accounts are left out. */
export function rankUnknowns(
  accounts: readonly ScoredWithGaps[],
  kind: Gap['kind'] | 'both' = 'gap',
  rates: RateTable | null = null,
): readonly RankedGap[] {
  const ranked = accounts.flatMap(({ account, health }): readonly RankedGap[] => {
    if (health.churned) return [];
    const next = health.pending.find(
      ({ decisionDate }) => decisionDate !== null && decisionDate === health.decisionDate,
    );
    const daysLeft = next?.daysLeft ?? null;
    const urgency = wholeUnits(health, rates) / Math.max(1, daysLeft ?? DAYS_WITHOUT_DECISION);
    const { arrMinor, currency } = health;
    const [accountId, accountName] = [account.id, account.name];
    return health.gaps.flatMap((gap) =>
      kind === 'both' || gap.kind === kind
        ? [{ accountId, accountName, gap, arrMinor, currency, daysLeft, urgency }]
        : [],
    );
  });
  return ranked.sort(
    (a, b) =>
      b.urgency - a.urgency || compareKeys(a.accountName, b.accountName) || compareKeys(a.accountId, b.accountId),
  );
}

/** Active ARR in whole units: of the base with rates, else of each currency as it stands. */
function wholeUnits({ arrByCurrency }: AccountHealth, rates: RateTable | null): number {
  return Object.entries(arrByCurrency).reduce((sum, [currency, minor]) => {
    const converted = rates === null ? null : convert(minor, currency, rates);
    if (rates !== null && converted !== null) return sum + converted / 10 ** minorDigits(rates.base);
    return sum + minor / 10 ** minorDigits(currency);
  }, 0);
}
