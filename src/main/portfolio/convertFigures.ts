/** The figures of accounts in the book's base currency, so that totals add up; without a base they stay as they are. */
import type { RateTable } from '../../shared/domain/rates.ts';
import type { ScoredAccount } from '../../shared/domain/renewals.ts';
import type { PendingContract } from '../../shared/domain/results.ts';
import { convertSums, toBase, type CurrencyPolicy } from '../settings/currencyPolicy.ts';

export function convertFigures(policy: CurrencyPolicy, accounts: readonly ScoredAccount[]): readonly ScoredAccount[] {
  if (policy === null) return accounts;
  return accounts.map(({ account, health }) => ({
    account,
    health: {
      ...health,
      arrByCurrency: convertSums(policy, health.arrByCurrency),
      pending: health.pending.map((contract) => convertPending(policy, contract)),
    },
  }));
}

function convertPending(policy: RateTable, contract: PendingContract): PendingContract {
  const arrMinor = toBase(policy, contract.currency, contract.arrMinor);
  return arrMinor === null ? contract : { ...contract, arrMinor, currency: policy.base };
}
