/**
 * Reads one written number: signs, brackets, currencies, percent, k / M, any grouping. Which mark is the decimal one is left
 * open where both are possible: the column decides (or asks). Source: import page, "Normalise".
 */
import type { DecimalMark } from '../../../shared/fields/types.ts';
import { currencyOf } from './currencies.ts';

export interface NumberReading {
  /** The value when the decimal mark is a point, and when it is a comma; null where that reading is impossible. */
  readonly point: number | null;
  readonly comma: number | null;
  readonly percent: boolean;
  /** ISO code, when a symbol or code stands with the number. */
  readonly currency: string | null;
  /** "/month" behind the number. */
  readonly perMonth: boolean;
  /** True when the cell itself says k or M, so that the header's thousands do not apply again. */
  readonly scaled: boolean;
}

const LONGEST = 64;
const PER_MONTH = /\s?(?:\/|per|pro|par|por|p\.?)\s?(?:mo|month|monat|mois|mes|m[eê]s|maand|m)\.?$/i;
const PER_YEAR = /\s?(?:\/|per|pro|par|por)\s?(?:yr|year|jahr|an|a[nñ]o|ano|jaar|a|y)\.?$|\s?p\.?\s?a\.?$/i;
const SCALE =
  /^(.*?[\d.,\s)])\s?(k|thousand|tsd\.?|mil|t€|m|mm|mn|mio\.?|mi|million|millions|millionen|millones|milhões|b|bn|mrd\.?|billion|md)$/i;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  mil: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mio: 1e6,
  mi: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  milhões: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  billion: 1e9,
  md: 1e9,
};
const EDGE_LETTERS =
  /^(\p{L}{1,4}\.?\p{Sc}?|\p{Sc}\p{L}{0,3}|\p{L}{1,3}\p{Sc})\s?(?=[-+(\d.,])|(?<=[\d.,)%-])\s?(\p{Sc}|\p{L}{2,4}\.?)$/u;
const SCALED_BY = String.raw`(t|k|tsd\.?|m|mn|mio\.?)`;
const OF_CURRENCY = '(€|\\$|£|eur|usd|gbp|chf)';
const SCALE_BEFORE = new RegExp(String.raw`^${SCALED_BY}\s?${OF_CURRENCY}\s?(?=\d)`, 'i');
const SCALE_BEHIND = new RegExp(String.raw`(?<=\d)\s?${SCALED_BY}\s?${OF_CURRENCY}$`, 'i');
/** "12.500,-" and "12'500.–" have no cents, and name the decimal mark; the stroke is no minus. */
const NO_CENTS = /(?<=\d)([.,])\s?-{1,2}(?=$|\s|\p{L}|\p{Sc})/u;
const PLAIN = /^-?[\d.,]*\d$/;
const EXPONENT = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

/** Reads a written number, or null when the text is none. Linear in the text; never throws. */
export function readNumber(raw: string): NumberReading | null {
  if (raw.length > LONGEST) return null;
  let text = raw
    .trim()
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2212\u2012\u2013]/g, '-');
  if (!/\d/.test(text)) return null;
  if (EXPONENT.test(text)) return fromExponent(text);
  let perMonth = false;
  if (PER_MONTH.test(text)) {
    perMonth = true;
    text = text.replace(PER_MONTH, '').trim();
  } else if (PER_YEAR.test(text)) text = text.replace(PER_YEAR, '').trim();
  if (!PLAIN.test(text)) text = currencyFirst(text).replace(NO_CENTS, '$100');
  let negative = false;
  let currency: string | null = null;
  let percent = false;
  let factor = 1;
  // Signs, brackets, currency and percent may nest in any order: "(€ 1.200)", "-$5", "5 %-".
  for (let pass = 0; pass < 6; pass += 1) {
    const before = text;
    if (text.startsWith('(') && text.endsWith(')')) {
      negative = !negative;
      text = text.slice(1, -1).trim();
    }
    if (text.startsWith('-')) {
      negative = !negative;
      text = text.slice(1).trim();
    } else if (text.endsWith('-')) {
      negative = !negative;
      text = text.slice(0, -1).trim();
    } else if (text.startsWith('+')) text = text.slice(1).trim();
    if (text.endsWith('%')) {
      percent = true;
      text = text.slice(0, -1).trim();
    } else if (text.startsWith('%')) {
      percent = true;
      text = text.slice(1).trim();
    }
    const scaled = factor === 1 ? SCALE.exec(text) : null;
    if (scaled) {
      factor = SCALES[(scaled[2] ?? '').toLowerCase().replace('.', '')] ?? 1;
      if (factor !== 1) text = (scaled[1] ?? '').trim();
    }
    const edge = EDGE_LETTERS.exec(text);
    const mark = edge ? (edge[1] ?? edge[2]) : undefined;
    const code = mark === undefined ? null : currencyOf(mark);
    if (edge && code !== null) {
      currency = code;
      text = (edge[1] === undefined ? text.slice(0, edge.index) : text.slice(edge[0].length)).trim();
    }
    if (text === before) break;
  }
  const body = readBody(text);
  if (body === null) return null;
  const signed = (value: number | null): number | null =>
    value === null ? null : scale(negative ? -value : value, factor);
  return { point: signed(body.point), comma: signed(body.comma), percent, currency, perMonth, scaled: factor !== 1 };
}

/** "48 T€", "TEUR 48", "0,5 Mio EUR" as "€48 Tsd": the currency stands apart from the thousands it is written with. */
function currencyFirst(text: string): string {
  const front = SCALE_BEFORE.exec(text);
  if (front) return `${front[2] ?? ''} ${text.slice(front[0].length).trim()} ${scaleWord(front[1] ?? '')}`;
  const back = SCALE_BEHIND.exec(text);
  if (back) return `${back[2] ?? ''} ${text.slice(0, back.index).trim()} ${scaleWord(back[1] ?? '')}`;
  return text;
}

/** True for texts that begin as "TEUR 48" and "k€ 120" do. */
export function opensWithScale(text: string): boolean {
  return SCALE_BEFORE.test(text);
}

/** A T is a thousand only where a currency stands with it. */
function scaleWord(written: string): string {
  return written.toLowerCase() === 't' ? 'tsd' : written;
}

/** Keeps "1.2M" at 1200000 instead of 1199999.9999999998. */
function scale(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

function fromExponent(text: string): NumberReading | null {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  const hasComma = text.includes(',');
  return {
    point: hasComma ? null : value,
    comma: hasComma ? value : text.includes('.') ? null : value,
    percent: false,
    currency: null,
    perMonth: false,
    scaled: false,
  };
}

const GROUPED = /^\d{1,3}(?:[ '’_]\d{3})+(?=$|[.,])/;

function readBody(text: string): { readonly point: number | null; readonly comma: number | null } | null {
  let body = text;
  let isGrouped = false;
  const spaced = GROUPED.exec(body);
  if (spaced) {
    isGrouped = true;
    body = spaced[0].replace(/[ '’_]/g, '') + body.slice(spaced[0].length);
  }
  if (!/^[\d.,]+$/.test(body) || !/\d/.test(body)) return null;
  const point = withMark(body, '.', ',', isGrouped);
  const comma = withMark(body, ',', '.', isGrouped);
  return point === null && comma === null ? null : { point, comma };
}

/** The value when `mark` is the decimal mark and `group` may group thousands; null when the text does not fit that. */
function withMark(body: string, mark: string, group: string, isGrouped: boolean): number | null {
  const at = body.indexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (fraction.includes(mark) || fraction.includes(group)) return null;
  if (whole === '' && fraction === '') return null;
  if (whole.includes(group)) {
    if (isGrouped || !isGrouping(whole, group)) return null;
  }
  const value = Number(`${whole.replaceAll(group, '') || '0'}.${fraction || '0'}`);
  return Number.isFinite(value) ? value : null;
}

/** "1,234,567", or the Indian "12,34,567"; never "0,123". */
function isGrouping(whole: string, group: string): boolean {
  const parts = whole.split(group);
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  if (first.length < 1 || first.length > 3 || first === '0' || last.length !== 3) return false;
  const middle = rest.slice(0, -1);
  return middle.every((part) => part.length === 3) || (first.length <= 2 && middle.every((part) => part.length === 2));
}

/** The value once the column has decided; undecided and different readings give null. */
export function valueOfReading(reading: NumberReading, decimal: DecimalMark | undefined): number | null {
  if (reading.point === reading.comma) return reading.point;
  if (decimal === '.') return reading.point;
  if (decimal === ',') return reading.comma;
  return reading.point === null ? reading.comma : reading.comma === null ? reading.point : null;
}
