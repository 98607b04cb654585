/** Retention of a period, overall and by group, with the churn ledger beside it. Source: domain page, "Retention". */
import type {
  ChurnLedgerLine,
  RetentionFigures,
  RetentionRates,
  RetentionRow,
} from '../../shared/contract/renewals.ts';
import { churnLedger } from '../../shared/domain/churnLedger.ts';
import { CHURN_CLASSES, type AccountFacts, type IsoDay } from '../../shared/domain/facts.ts';
import { NO_CURRENCY } from '../../shared/domain/money.ts';
import { retention, retentionBy, type Retention, type RetentionOptions } from '../../shared/domain/retention.ts';
import type { CurrencyPolicy } from '../settings/currencyPolicy.ts';

export interface RetentionQuestion {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly asOf: IsoDay;
  readonly groupBy: 'segment' | 'csm' | 'region' | 'cohort' | null;
  readonly thresholdsOf: RetentionOptions['thresholdsOf'];
  readonly policy: CurrencyPolicy;
}

export function retentionFigures(accounts: readonly AccountFacts[], question: RetentionQuestion): RetentionFigures {
  const { from, to, asOf, groupBy, thresholdsOf, policy } = question;
  const options = { from, to, asOf, thresholdsOf, rates: policy };
  const overall = retention(accounts, options);
  const groups = groupBy === null ? [] : retentionBy(accounts, (facts) => groupKey(facts, groupBy), options);
  const lines = churnLines(accounts, options);
  return {
    from,
    to,
    asOf,
    overall: retentionRow('All', overall),
    groups: groups.map(({ key, retention: own }) => retentionRow(key, own)),
    churn: {
      lines,
      byClass: [...CHURN_CLASSES, 'unclassed' as const].map((churnClass) => {
        const own = lines.filter((line) => (line.churnClass ?? 'unclassed') === churnClass);
        return { churnClass, amounts: sumByCurrency(own), count: own.length };
      }),
    },
    definition: overall.definition.sentence,
  };
}

/** A cohort is the year of the customer's first contract. */
function groupKey(facts: AccountFacts, groupBy: NonNullable<RetentionQuestion['groupBy']>): string | null {
  if (groupBy !== 'cohort') return facts.account[groupBy];
  const starts = facts.contracts.flatMap(({ startDate }) => (startDate === null ? [] : [startDate]));
  return starts.length === 0 ? null : starts.reduce((first, start) => (start < first ? start : first)).slice(0, 4);
}

function retentionRow(
  key: string,
  { byCurrency, cohort, grr, nrr, logo, grossRenewalRate, netRenewalRate }: Retention,
): RetentionRow {
  const rates = Object.entries(byCurrency).map(([currency, own]): [string, RetentionRates] => [
    currency,
    {
      cohort: own.cohort,
      arrStartMinor: own.startArr,
      arrEndMinor: own.endArr,
      grr: own.grr,
      nrr: own.nrr,
      logo: own.logo,
      grossRenewalRate: own.grossRenewalRate,
      netRenewalRate: own.netRenewalRate,
      dueMinor: own.dueArr,
      renewedMinor: own.renewedArr,
    },
  ]);
  return { key, cohort, grr, nrr, logo, grossRenewalRate, netRenewalRate, byCurrency: Object.fromEntries(rates) };
}

/** Every contract that churned in the period (by its end), largest first; bad-fit churn is shown, never taken out. */
function churnLines(accounts: readonly AccountFacts[], options: RetentionOptions): readonly ChurnLedgerLine[] {
  const byId = new Map(accounts.map((facts) => [facts.account.id, facts]));
  const lines = churnLedger(accounts, options).classes.flatMap(({ losses }) =>
    losses.map(({ endDate, currency, ...loss }): ChurnLedgerLine => {
      const facts = byId.get(loss.accountId);
      const product = facts?.contracts.find(({ id }) => id === loss.contractId)?.product ?? null;
      return { ...loss, product, date: endDate, currency: currency ?? NO_CURRENCY, fit: facts?.account.fit ?? null };
    }),
  );
  return lines.sort((a, b) => b.arrMinor - a.arrMinor || (a.accountName < b.accountName ? -1 : 1));
}

function sumByCurrency(lines: readonly ChurnLedgerLine[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { currency, arrMinor } of lines) sums[currency] = (sums[currency] ?? 0) + arrMinor;
  return sums;
}
