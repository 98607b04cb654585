/**
 * What one customer brings to a period: active ARR at both ends and the contracts that ended in it.
 * Source: domain page, "Fine print: retention" and "contracts and renewals".
 */
import { activeArrAt, type ContractState, contractStatesAt } from './contracts.ts';
import type { DayNumber } from './days.ts';
import type { AccountFacts, Currency } from './facts.ts';
import type { Thresholds } from './model.ts';
import { addTo, NO_CURRENCY } from './money.ts';
import { convert, type RateTable } from './rates.ts';
import type { MoneyByCurrency } from './results.ts';

/** A contract, or a turn of one, that ended in the period. */
export interface EndedContract {
  readonly contractId: string;
  readonly currency: Currency;
  readonly dueMinor: number;
  /** 0 when churned or without an outcome. */
  readonly renewedMinor: number;
  readonly renewedCurrency: Currency;
  readonly inOtherCurrency: boolean;
  readonly basis: 'recorded' | 'inferred' | 'auto-renewal' | 'pending';
}

export interface CustomerPeriod {
  readonly accountId: string;
  readonly name: string;
  /** Active ARR at P0 and at P1, by currency. */
  readonly start: MoneyByCurrency;
  readonly end: MoneyByCurrency;
  readonly ended: readonly EndedContract[];
}

/** One customer over (P0, P1] with everything known on `day`. */
export function customerPeriod(
  facts: AccountFacts,
  p0: DayNumber,
  p1: DayNumber,
  day: DayNumber,
  thresholds: Thresholds,
): CustomerPeriod {
  const states = contractStatesAt(facts.contracts, facts.account.status, day, thresholds);
  return {
    accountId: facts.account.id,
    name: facts.account.name,
    start: activeOn(states, p0),
    end: activeOn(states, p1),
    ended: states.flatMap((state) => endedIn(state, p0, p1)),
  };
}

function activeOn(states: readonly ContractState[], day: DayNumber): MoneyByCurrency {
  const sums: Record<Currency, number> = {};
  for (const state of states) {
    const active = activeArrAt(state, day);
    if (active !== null) addTo(sums, active.currency, active.minor);
  }
  return sums;
}

/** Each turn passed is one contract that ended; the last term ends by its own status. */
function endedIn(state: ContractState, p0: DayNumber, p1: DayNumber): readonly EndedContract[] {
  const { contract, endDay, status } = state;
  const currency = contract.currency ?? NO_CURRENCY;
  const dueMinor = contract.arrMinor ?? 0;
  const base = { contractId: contract.id, currency, dueMinor };
  const ended: EndedContract[] = [];
  for (const turn of state.turns) {
    if (turn.endDay <= p0 || turn.endDay > p1) continue;
    ended.push({
      ...base,
      renewedMinor: dueMinor,
      renewedCurrency: currency,
      inOtherCurrency: false,
      basis: 'auto-renewal',
    });
  }
  if (endDay === null || endDay <= p0 || endDay > p1) return ended;
  const isRenewed = status === 'renewed';
  const renewedCurrency = isRenewed ? (state.renewedCurrency ?? NO_CURRENCY) : currency;
  ended.push({
    ...base,
    renewedMinor: isRenewed ? state.renewedMinor : 0,
    renewedCurrency,
    inOtherCurrency: renewedCurrency !== currency,
    basis: status === 'pending' ? 'pending' : state.inferred ? 'inferred' : 'recorded',
  });
  return ended;
}

/** The customers with active ARR at the start. */
export function cohortOf(customers: readonly CustomerPeriod[]): readonly CustomerPeriod[] {
  return customers.filter(({ start }) => Object.values(start).some((arr) => arr > 0));
}

/** The same customer in the base currency of a table; null where an amount has no rate. */
export function convertPeriod(customer: CustomerPeriod, rates: RateTable): CustomerPeriod | null {
  const start = convertSums(customer.start, rates);
  const end = convertSums(customer.end, rates);
  if (start === null || end === null) return null;
  const ended: EndedContract[] = [];
  for (const contract of customer.ended) {
    const dueMinor = convert(contract.dueMinor, contract.currency, rates);
    const renewedMinor = convert(contract.renewedMinor, contract.renewedCurrency, rates);
    if (dueMinor === null || renewedMinor === null) return null;
    ended.push({ ...contract, currency: rates.base, dueMinor, renewedMinor, renewedCurrency: rates.base });
  }
  return { ...customer, start, end, ended };
}

function convertSums(sums: MoneyByCurrency, rates: RateTable): MoneyByCurrency | null {
  let total = 0;
  for (const [currency, minor] of Object.entries(sums)) {
    const converted = convert(minor, currency, rates);
    if (converted === null) return null;
    total += converted;
  }
  return { [rates.base]: total };
}
