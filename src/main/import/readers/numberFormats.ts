/**
 * What a number format code says about the numbers under it: dates, percent, currency, zero padding.
 * The code is scanned once, character by character: no backtracking on text that strangers wrote.
 * Source: ECMA-376 part 1, 18.8.30 and 18.8.31; import page "Read".
 */
import type { DateKind } from './dates.ts';

export interface NumberFormat {
  readonly date: DateKind | null;
  readonly percent: boolean;
  /** ISO code or symbol, e.g. "EUR", "$". */
  readonly currency: string | null;
  /** Width of a format that is only zeros, e.g. 5 for 00000. */
  readonly zeroPad: number | null;
}

export const GENERAL: NumberFormat = { date: null, percent: false, currency: null, zeroPad: null };
const plain = (part: Partial<NumberFormat>): NumberFormat => ({ ...GENERAL, ...part });

const DATE_IDS = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const TIME_IDS = [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56];

/** Formats that files name by number only. 5-8, 37-44 follow the reader's country in Excel, so they carry no currency here. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map([
  ...DATE_IDS.map((id) => [id, plain({ date: 'date' })] as const),
  ...TIME_IDS.map((id) => [id, plain({ date: 'time' })] as const),
  [22, plain({ date: 'dateTime' })],
  [46, plain({ date: 'duration' })],
  [9, plain({ percent: true })],
  [10, plain({ percent: true })],
]);

export function builtInFormat(id: number): NumberFormat {
  return BUILT_IN.get(id) ?? GENERAL;
}

const SYMBOLS = [
  '€',
  '£',
  '¥',
  '₹',
  '₽',
  '₩',
  '₪',
  '₺',
  '₫',
  '₱',
  '฿',
  '₦',
  '₴',
  'R$',
  'A$',
  'C$',
  'US$',
  '$',
  'zł',
  'kr',
  'Kč',
  'Ft',
  'CHF',
];
const ISO_CODE = /(?:^|[^A-Za-z])([A-Z]{3})(?:[^A-Za-z]|$)/;
const NOT_CURRENCIES = new Set([
  'ARR',
  'MRR',
  'MIO',
  'MLN',
  'TSD',
  'AAA',
  'BBB',
  'GGG',
  'MMM',
  'DDD',
  'YYY',
  'EEE',
  'YES',
  'RED',
]);

function currencyOf(literal: string): string | null {
  const iso = ISO_CODE.exec(literal)?.[1];
  if (iso !== undefined && !NOT_CURRENCIES.has(iso)) return iso;
  return SYMBOLS.find((symbol) => literal.includes(symbol)) ?? null;
}

/**
 * Reads a format code. Only its first section (positive numbers) decides.
 * @param code e.g. `[$€-407] #,##0.00;[Red]-#,##0.00`, `yyyy\-mm\-dd`, `[h]:mm:ss`, `00000`.
 */
export function parseNumberFormat(code: string): NumberFormat {
  let bare = '';
  let literal = '';
  let elapsed = false;
  scan: for (let i = 0; i < code.length && i < 1_000; i++) {
    const c = code.charAt(i);
    switch (c) {
      case ';':
        break scan;
      case '"': {
        const end = code.indexOf('"', i + 1);
        literal += `${code.slice(i + 1, end < 0 ? undefined : end)} `;
        i = end < 0 ? code.length : end;
        break;
      }
      case '\\':
        literal += code.charAt(++i);
        break;
      case '_':
      case '*':
        i += 1;
        break;
      case '[': {
        const end = code.indexOf(']', i);
        const inner = code.slice(i + 1, end < 0 ? undefined : end);
        if (/^(h+|m+|s+)$/i.test(inner)) elapsed = true;
        else if (inner.startsWith('$')) literal += `${inner.slice(1).split('-')[0] ?? ''} `;
        i = end < 0 ? code.length : end;
        break;
      }
      default:
        bare += c;
    }
  }
  return {
    date: elapsed ? 'duration' : dateKindOf(bare),
    percent: bare.includes('%'),
    currency: currencyOf(`${literal} ${bare}`),
    zeroPad: /^0{2,15}$/.test(bare) ? bare.length : null,
  };
}

function dateKindOf(bare: string): DateKind | null {
  const lower = bare.toLowerCase().replaceAll('general', '').replace('am/pm', 'h').replace('a/p', 'h');
  const hasDay = /[dy]/.test(lower) || (/[eg]/.test(lower) && /[ayem]/.test(lower) && !/[0#?]/.test(lower));
  const hasClock = /[hs]/.test(lower);
  if (hasDay) return hasClock ? 'dateTime' : 'date';
  if (hasClock) return 'time';
  return lower.includes('m') && !/[0#?]/.test(lower) ? 'date' : null;
}
