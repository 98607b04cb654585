/**
 * The definition box that goes with every rate, in figures and in words: whom it covers, how much, by which currency policy.
 * Source: domain page, "Renewal figures" (each rate carries its definition box) and "Fine print: retention".
 */
import { compareKeys } from './compare.ts';
import type { DayNumber } from './days.ts';
import type { Currency, IsoDay } from './facts.ts';
import { formatMoneyExact } from './money.ts';
import type { RateTable } from './rates.ts';
import type { MoneyByCurrency } from './results.ts';
import { cohortOf, type CustomerPeriod, type EndedContract } from './retentionFacts.ts';
import { names } from './wording.ts';

/** What stands beside the rates, on screen and in print. */
export interface RetentionDefinition {
  readonly cohortDate: IsoDay;
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly asOf: IsoDay;
  readonly currencyPolicy: string;
  /** Customers in the cohort. */
  readonly n: number;
  /** Active ARR of the cohort at P0. */
  readonly arrCovered: MoneyByCurrency;
  readonly contractsEnded: number;
  /** Ended without an outcome: counted as not renewed. */
  readonly endedWithoutOutcome: { readonly contracts: number; readonly arr: MoneyByCurrency };
  /** Ended contracts whose outcome was inferred from a successor or from a churned account. */
  readonly inferred: { readonly contracts: number; readonly arr: MoneyByCurrency };
  /** Customers, by name. */
  readonly changedCurrency: readonly string[];
  /** Contracts renewed in another currency: amounts are taken as they stand. */
  readonly renewedInOtherCurrency: number;
  /** Customers left out because the table has no rate for their currency, by name. */
  readonly withoutRate: readonly string[];
  readonly sentence: string;
}

interface DefinedPeriod {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly asOf: IsoDay;
  readonly rates?: RateTable | null;
}

/** @param withoutRate names of the customers left out. */
export function defineRetention(
  customers: readonly CustomerPeriod[],
  withoutRate: readonly string[],
  { from, to, asOf, rates }: DefinedPeriod,
  p0: DayNumber,
  p1: DayNumber,
): RetentionDefinition {
  const cohort = cohortOf(customers);
  const ended = customers.flatMap((customer) => customer.ended);
  const changed = cohort.filter(({ start, end }) => hasChangedCurrency(start, end));
  const currencyPolicy =
    rates === null || rates === undefined
      ? 'each currency on its own, nothing converted'
      : `converted to ${rates.base} by the table of ${rates.date}, the same at both ends`;
  const open = counted(ended.filter(({ basis }) => basis === 'pending'));
  const inferred = counted(ended.filter(({ basis }) => basis === 'inferred'));
  const arrCovered = sumByCurrency(
    cohort.flatMap(({ start }) => Object.entries(start).map(([currency, minor]) => ({ currency, minor }))),
  );
  const changedCurrency = changed.map(({ name }) => name).sort(compareKeys);
  const leftOut = [...withoutRate].sort(compareKeys);
  return {
    cohortDate: from,
    from,
    to,
    asOf,
    currencyPolicy,
    n: cohort.length,
    arrCovered,
    contractsEnded: ended.length,
    endedWithoutOutcome: open,
    inferred,
    changedCurrency,
    renewedInOtherCurrency: ended.filter(({ inOtherCurrency }) => inOtherCurrency).length,
    withoutRate: leftOut,
    sentence:
      `${cohort.length} customers with active ARR on ${from}${amountWords(arrCovered)}, followed to ${to} (${p1 - p0} days), with everything known on ${asOf}; ` +
      `${currencyPolicy}. ${ended.length} contracts ended in the period, ${open.contracts} of them without an outcome${amountWords(open.arr)}, counted as not renewed${inferredWords(inferred)}.` +
      listWords('Changed currency', changedCurrency) +
      listWords('Left out for want of a rate', leftOut),
  };
}

function inferredWords({ contracts, arr }: RetentionDefinition['inferred']): string {
  return contracts === 0 ? '' : `, and ${contracts} with an inferred one${amountWords(arr)}`;
}

/** " ($4,390,000.00 + €2,230,000.00)", largest first; empty without an amount. */
function amountWords(sums: MoneyByCurrency): string {
  const amounts = Object.entries(sums).filter(([, minor]) => minor !== 0);
  if (amounts.length === 0) return '';
  return ` (${amounts
    .sort(([, a], [, b]) => b - a)
    .map(([currency, minor]) => formatMoneyExact(minor, currency))
    .join(' + ')})`;
}

const MOST_NAMES = 12;

function listWords(what: string, list: readonly string[]): string {
  return list.length === 0 ? '' : ` ${what}: ${names(list, MOST_NAMES)}.`;
}

function hasChangedCurrency(start: MoneyByCurrency, end: MoneyByCurrency): boolean {
  const isNew = Object.entries(end).some(([currency, arr]) => arr > 0 && !((start[currency] ?? 0) > 0));
  const isGone = Object.entries(start).some(([currency, arr]) => arr > 0 && !((end[currency] ?? 0) > 0));
  return isNew && isGone;
}

function counted(contracts: readonly EndedContract[]): { readonly contracts: number; readonly arr: MoneyByCurrency } {
  return {
    contracts: contracts.length,
    arr: sumByCurrency(contracts.map(({ currency, dueMinor }) => ({ currency, minor: dueMinor }))),
  };
}

function sumByCurrency(amounts: readonly { readonly currency: Currency; readonly minor: number }[]): MoneyByCurrency {
  const sums: Record<Currency, number> = {};
  for (const { currency, minor } of amounts) sums[currency] = (sums[currency] ?? 0) + minor;
  return sums;
}
