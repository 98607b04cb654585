/** Numbers in the reader's locale; money as the domain writes it, in integer minor units with its ISO 4217 code. */
import { formatMoneyShort } from '../../shared/domain/money.ts';
import type { MoneyByCurrency } from '../../shared/domain/results.ts';
import { locale } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${locale()} ${key}`;
  const known = formats.get(id);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale(), options);
  formats.set(id, made);
  return made;
}

/** Several currencies side by side, largest first: "$1.2M + €340K". Empty when there is none. */
export function formatMoneyByCurrency(amounts: MoneyByCurrency, format = formatMoneyShort): string {
  return Object.entries(amounts)
    .sort(([, a], [, b]) => b - a)
    .map(([currency, minor]) => format(minor, currency))
    .join(' + ');
}

/** A whole number with separators. */
export function formatCount(value: number): string {
  return formatOf('count', { maximumFractionDigits: 0 }).format(value);
}

export function formatNumber(value: number, maximumFractionDigits = 1): string {
  return formatOf(`number ${maximumFractionDigits}`, { maximumFractionDigits }).format(value);
}

/** A fraction of 1 as "83 %" in the reader's spelling. */
export function formatShare(share: number, maximumFractionDigits = 0): string {
  return formatOf(`share ${maximumFractionDigits}`, { style: 'percent', maximumFractionDigits }).format(share);
}

/** "+4.2", "−3", "0": deltas always carry their sign. */
export function formatDelta(value: number, maximumFractionDigits = 1): string {
  return formatOf(`delta ${maximumFractionDigits}`, { maximumFractionDigits, signDisplay: 'exceptZero' }).format(value);
}

/** A size of a file: "0.3 MB", "240 MB". */
export function formatBytes(bytes: number): string {
  return `${formatNumber(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`;
}
