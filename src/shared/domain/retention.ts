/**
 * Retention over a period: GRR, NRR, logo retention and renewal rates, each currency on its own or converted by the
 * user's table, with the definition box that goes with every rate.
 * Source: domain page, "Renewal figures" and "Fine print: retention"; cli page, fine print of `retention`.
 */
import { AppError } from '../contract/errors.ts';
import { compareKeys } from './compare.ts';
import { dayNumber } from './days.ts';
import type { Account, AccountFacts, Currency, IsoDay } from './facts.ts';
import type { Thresholds } from './model.ts';
import { NO_CURRENCY } from './money.ts';
import type { RateTable } from './rates.ts';
import { NO_KEY } from './renewals.ts';
import { defineRetention, type RetentionDefinition } from './retentionDefinition.ts';
import { cohortOf, type CustomerPeriod, customerPeriod, convertPeriod } from './retentionFacts.ts';

export interface RetentionOptions {
  /** P0: the cohort day. */
  readonly from: IsoDay;
  /** P1: the last day. */
  readonly to: IsoDay;
  /** D: what is known; P0 < P1 <= D. */
  readonly asOf: IsoDay;
  /** Of the model in force on D for the account's segment. */
  readonly thresholdsOf: (account: Account) => Thresholds;
  /** One table for both ends, so that a rate never looks like growth; null: each currency on its own. */
  readonly rates?: RateTable | null;
}

/** Rates as fractions of 1; null without a base. */
export interface RetentionRates {
  /** Customers with active ARR at P0. */
  readonly cohort: number;
  readonly grr: number | null;
  readonly nrr: number | null;
  readonly logo: number | null;
  readonly grossRenewalRate: number | null;
  readonly netRenewalRate: number | null;
}

/** Rates of one currency with the sums they were made from, in minor units. */
export interface CurrencyRetention extends RetentionRates {
  readonly startArr: number;
  readonly endArr: number;
  readonly keptArr: number;
  readonly dueArr: number;
  readonly renewedArr: number;
}

export interface Retention extends RetentionRates {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly byCurrency: Readonly<Record<Currency, CurrencyRetention>>;
  readonly definition: RetentionDefinition;
}

/** Retention of a set of accounts. Throws AppError `retention/period` unless P0 < P1 <= D. */
export function retention(accounts: readonly AccountFacts[], options: RetentionOptions): Retention {
  const { from, to, asOf, thresholdsOf, rates = null } = options;
  if (!(from < to && to <= asOf)) {
    throw new AppError(
      'retention/period',
      `The period from ${from} to ${to} needs its first day before its last and its last by ${asOf}.`,
      {
        from,
        to,
        asOf,
      },
    );
  }
  const [p0, p1, day] = [dayNumber(from), dayNumber(to), dayNumber(asOf)];
  const own = accounts.map((facts) => customerPeriod(facts, p0, p1, day, thresholdsOf(facts.account)));
  const converted = rates === null ? own : own.map((customer) => convertPeriod(customer, rates));
  const customers = converted.filter((customer): customer is CustomerPeriod => customer !== null);
  const withoutRate = own.filter((_, index) => converted[index] === null).map(({ name }) => name);
  const byCurrency: Record<Currency, CurrencyRetention> = {};
  for (const currency of currenciesOf(customers)) byCurrency[currency] = ratesOf(customers, currency);
  return {
    from,
    to,
    ...topLevel(customers, byCurrency),
    byCurrency,
    definition: defineRetention(customers, withoutRate, options, p0, p1),
  };
}

/** Retention by segment, CSM, region or any other key of the account; a blank key is "(none)". Ordered by key. */
export function retentionBy(
  accounts: readonly AccountFacts[],
  keyOf: (facts: AccountFacts) => string | null,
  options: RetentionOptions,
): readonly { readonly key: string; readonly retention: Retention }[] {
  const groups = Map.groupBy(accounts, (facts) => {
    const key = keyOf(facts);
    return key === null || key.trim() === '' ? NO_KEY : key;
  });
  const ordered = [...groups.entries()].sort(([a], [b]) => compareKeys(a, b));
  return ordered.map(([key, members]) => ({ key, retention: retention(members, options) }));
}

/** Currencies that carry a rate: of a cohort at either end, or of a contract that ended; no amount in no currency is none. */
function currenciesOf(customers: readonly CustomerPeriod[]): readonly Currency[] {
  const found = new Set<Currency>();
  for (const { start, end, ended } of customers) {
    const inCohort = Object.values(start).some((arr) => arr > 0);
    for (const [currency, arr] of Object.entries(start)) if (arr > 0) found.add(currency);
    if (inCohort) for (const [currency, arr] of Object.entries(end)) if (arr > 0) found.add(currency);
    for (const { currency, dueMinor, renewedMinor } of ended) {
      if (currency !== NO_CURRENCY || dueMinor !== 0 || renewedMinor !== 0) found.add(currency);
    }
  }
  return [...found].sort(compareKeys);
}

function ratesOf(customers: readonly CustomerPeriod[], currency: Currency): CurrencyRetention {
  let [cohort, kept, startArr, endArr, keptArr, dueArr, renewedArr, renewedNoMore] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const customer of customers) {
    const a0 = customer.start[currency] ?? 0;
    if (a0 > 0) {
      const a1 = customer.end[currency] ?? 0;
      cohort += 1;
      if (a1 > 0) kept += 1;
      startArr += a0;
      endArr += a1;
      keptArr += Math.min(a1, a0);
    }
    for (const contract of customer.ended) {
      if (contract.currency !== currency) continue;
      dueArr += contract.dueMinor;
      renewedArr += contract.renewedMinor;
      renewedNoMore += Math.min(contract.renewedMinor, contract.dueMinor);
    }
  }
  return {
    cohort,
    grr: ratio(keptArr, startArr),
    nrr: ratio(endArr, startArr),
    logo: ratio(kept, cohort),
    grossRenewalRate: ratio(renewedNoMore, dueArr),
    netRenewalRate: ratio(renewedArr, dueArr),
    startArr,
    endArr,
    keptArr,
    dueArr,
    renewedArr,
  };
}

/** With several currencies only the heads are counted, each account once. */
function topLevel(
  customers: readonly CustomerPeriod[],
  byCurrency: Readonly<Record<Currency, CurrencyRetention>>,
): RetentionRates {
  const [first, ...others] = Object.values(byCurrency);
  if (first !== undefined && others.length === 0) {
    const { cohort, grr, nrr, logo, grossRenewalRate, netRenewalRate } = first;
    return { cohort, grr, nrr, logo, grossRenewalRate, netRenewalRate };
  }
  const cohort = cohortOf(customers);
  const kept = cohort.filter(({ end }) => Object.values(end).some((arr) => arr > 0)).length;
  return {
    cohort: cohort.length,
    grr: null,
    nrr: null,
    logo: ratio(kept, cohort.length),
    grossRenewalRate: null,
    netRenewalRate: null,
  };
}

function ratio(part: number, base: number): number | null {
  return base > 0 ? part / base : null;
}
