/** Amounts in minor units, and the months of a term. Source: domain page, head ("Money is integer minor units"). */
import { minorDigits } from '../../../shared/domain/money.ts';
import type { NormalisedValue } from '../../../shared/fields/types.ts';

/** Rounds by the decimal digits as written (1.005 -> 101 cents), not by their binary neighbours. null: too large. */
export function toMinor(amount: number, currency: string | null): number | null {
  const digits = minorDigits(currency);
  const text = String(amount);
  const minor = text.includes('e') ? Math.round(amount * 10 ** digits) : Math.round(Number(`${text}e${digits}`));
  if (!Number.isSafeInteger(minor)) return null;
  return Object.is(minor, -0) ? 0 : minor;
}

/** Whole months from start to end (or to the day after end); at least 1; null when either is unknown or they are in the wrong order. */
export function monthsBetween(
  start: NormalisedValue | null | undefined,
  end: NormalisedValue | null | undefined,
): number | null {
  if (typeof start !== 'string' || typeof end !== 'string' || end <= start) return null;
  const from = Date.parse(start);
  const days = (Date.parse(end) - from) / 86_400_000 + 1;
  return Math.max(1, Math.round(days / 30.4375));
}

/** How many of the periods of `contract.amountPeriod` a year has; the fields catalogue names them. */
const PER_YEAR: Readonly<Record<string, number>> = {
  week: 52,
  month: 12,
  quarter: 4,
  'half year': 2,
  year: 1,
  '2 years': 1 / 2,
  '3 years': 1 / 3,
};

/** What an amount comes to in a year, where its row says that it is one of each month, quarter or year. */
export function yearlyOf(amount: number, period: NormalisedValue | null | undefined): number {
  return typeof period === 'string' ? amount * (PER_YEAR[period] ?? 1) : amount;
}

const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** Whole months of a term that was told in days, months or years; see the units of days in convertNumber. */
export function termMonths(days: number): number {
  if (days % YEAR_DAYS === 0) return (days / YEAR_DAYS) * 12;
  return Math.max(1, days % MONTH_DAYS === 0 ? days / MONTH_DAYS : Math.round(days / 30.4375));
}
