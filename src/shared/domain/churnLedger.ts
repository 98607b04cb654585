/**
 * Churn is not one thing: each loss of a period classed by fit and by whether it was foreseen, beside gross retention
 * and never taken out of it. Source: product page, belief 10; domain page, "Facts" (churn class).
 */
import { contractStatesAt } from './contracts.ts';
import { dayNumber, isoDay } from './days.ts';
import { type AccountFacts, CHURN_CLASSES, type ChurnClass, type Currency, type IsoDay } from './facts.ts';
import type { RetentionOptions } from './retention.ts';

export interface Loss {
  readonly accountId: string;
  readonly accountName: string;
  readonly contractId: string;
  readonly endDate: IsoDay;
  readonly arrMinor: number;
  readonly currency: Currency | null;
  readonly churnClass: ChurnClass | null;
  readonly reasonTheirs: string | null;
  readonly reasonOurs: string | null;
  /** The account is marked churned and the contract says nothing. */
  readonly inferred: boolean;
}

/** Losses by class, "not classed" last; empty classes stay, so that nothing looks forgotten. */
export interface ChurnLedger {
  readonly classes: readonly { readonly churnClass: ChurnClass | null; readonly losses: readonly Loss[] }[];
}

/** The contracts that ended churned with P0 < end <= P1, as known on D. */
export function churnLedger(
  accounts: readonly AccountFacts[],
  { from, to, asOf, thresholdsOf }: RetentionOptions,
): ChurnLedger {
  const [p0, p1, day] = [dayNumber(from), dayNumber(to), dayNumber(asOf)];
  const losses = accounts.flatMap(({ account, contracts }) =>
    contractStatesAt(contracts, account.status, day, thresholdsOf(account)).flatMap(
      ({ status, endDay, contract, inferred }): readonly Loss[] => {
        if (status !== 'churned' || endDay === null || endDay <= p0 || endDay > p1) return [];
        return [
          {
            accountId: account.id,
            accountName: account.name,
            contractId: contract.id,
            endDate: isoDay(endDay),
            arrMinor: contract.arrMinor ?? 0,
            currency: contract.currency,
            churnClass: contract.churnClass,
            reasonTheirs: contract.churnReasonTheirs,
            reasonOurs: contract.churnReasonOurs,
            inferred,
          },
        ];
      },
    ),
  );
  const classes = [...CHURN_CLASSES, null];
  return {
    classes: classes.map((churnClass) => ({
      churnClass,
      losses: losses.filter((loss) => loss.churnClass === churnClass),
    })),
  };
}
