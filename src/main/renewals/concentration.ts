/** The one account a sum hangs on most. Source: product page, "Renewals" (the biggest account named). */
import type { Concentration, DueContract } from '../../shared/contract/renewals.ts';
import { compareKeys } from '../../shared/domain/compare.ts';

/** @param contracts of one currency. Null when nothing is due; tie: by name. */
export function concentration(contracts: readonly DueContract[]): Concentration | null {
  const sums = new Map<string, { readonly accountId: string; readonly name: string; arrMinor: number }>();
  let all = 0;
  for (const { accountId, accountName, arrMinor } of contracts) {
    const sum = sums.get(accountId) ?? { accountId, name: accountName, arrMinor: 0 };
    sum.arrMinor += arrMinor;
    sums.set(accountId, sum);
    all += arrMinor;
  }
  const [biggest] = [...sums.values()].sort((a, b) => b.arrMinor - a.arrMinor || compareKeys(a.name, b.name));
  return biggest === undefined || all === 0 ? null : { ...biggest, share: biggest.arrMinor / all };
}
