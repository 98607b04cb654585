/**
 * Money as integer minor units beside an ISO 4217 code: sums per currency, half-up rounding, short and exact text.
 * Source: domain page, head ("Money is integer minor units + ISO 4217 code"); ui page, "Numbers".
 */
import type { Currency } from './facts.ts';

/** Key under which amounts without a currency are added: they are never mixed into another one. */
export const NO_CURRENCY = '(none)';

const DECIMALS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const DECIMALS_OF: ReadonlyMap<Currency, number> = new Map(
  Object.entries(DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(' ').map((code): [string, number] => [code, Number(decimals)]),
  ),
);
const SYMBOLS: Readonly<Record<Currency, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const SHORT_STEPS: readonly (readonly [number, string])[] = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Digits after the decimal point of a currency's minor unit by ISO 4217: 2 for most, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: Currency | null): number {
  return currency === null ? 2 : (DECIMALS_OF.get(currency) ?? 2);
}

/** Rounds half up (2.5 -> 3, -2.5 -> -2), forgiving the last bits of a binary fraction. */
export function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + 1e-9) + 0;
}

/**
 * Adds an amount to the sum of its currency, in place. Blank amounts add 0, so the currency still shows; without amount
 * and currency nothing is added, since a blank is not one more currency.
 */
export function addTo(sums: Record<Currency, number>, currency: Currency | null, minor: number | null): void {
  if (currency === null && (minor ?? 0) === 0) return;
  const key = currency ?? NO_CURRENCY;
  sums[key] = (sums[key] ?? 0) + (minor ?? 0);
}

/** "$1.24M", "€980k", "CHF 12", three significant digits; exact amounts are `formatMoneyExact`. */
export function formatMoneyShort(minor: number, currency: Currency | null): string {
  const major = Math.abs(minor) / 10 ** minorDigits(currency);
  const step = SHORT_STEPS.find(([size]) => major >= size * 0.9995);
  const scaled = step === undefined ? major : major / step[0];
  const decimals = scaled >= 99.95 || step === undefined ? 0 : scaled >= 9.995 ? 1 : 2;
  const digits = trimZeros(scaled.toFixed(decimals));
  return `${minor < 0 ? '-' : ''}${prefix(currency)}${digits}${step?.[1] ?? ''}`;
}

/**
 * An amount before and after a change: short where the short forms tell the two apart ("€4.2M", "€4.37M"), else exact, so
 * that a change never reads "€1.07M → €1.07M".
 */
export function formatMoneyChange(
  beforeMinor: number,
  afterMinor: number,
  currency: Currency | null,
): readonly [before: string, after: string] {
  const before = formatMoneyShort(beforeMinor, currency);
  const after = formatMoneyShort(afterMinor, currency);
  return before !== after || beforeMinor === afterMinor
    ? [before, after]
    : [formatMoneyExact(beforeMinor, currency), formatMoneyExact(afterMinor, currency)];
}

/** "$1,240,000.00", "¥12,000", "KWD 1.250": every minor unit shown. */
export function formatMoneyExact(minor: number, currency: Currency | null): string {
  const decimals = minorDigits(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${minor < 0 ? '-' : ''}${prefix(currency)}${whole}${fraction}`;
}

function prefix(currency: Currency | null): string {
  if (currency === null || currency === NO_CURRENCY) return '';
  return SYMBOLS[currency] ?? `${currency} `;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
