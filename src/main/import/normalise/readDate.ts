/**
 * Reads one written date. What can honestly be read in two ways comes back as both parts, undecided: the column decides
 * (or asks). Linear in the text, whatever the text. Source: import page, "Normalise".
 */
import type { DateOrder } from '../../../shared/fields/types.ts';
import { fullYear, isoDay, monthSpan } from './calendar.ts';
import { monthByName } from './monthNames.ts';

export interface DateContext {
  /** ISO day; two-digit years are read around it. */
  readonly today: string;
  /** 1-12: first month of the team's fiscal year; FY26 is the fiscal year that ends in 2026. */
  readonly fiscalYearStart: number;
}

export type DateReading =
  | { readonly kind: 'day'; readonly day: string }
  /** A month or quarter: both its ends. */
  | { readonly kind: 'span'; readonly first: string; readonly last: string }
  /** Two small numbers and a year: day and month in one order or the other. null where that reading is no date. */
  | { readonly kind: 'order'; readonly dmy: string | null; readonly mdy: string | null; readonly dotted: boolean };

const LONGEST = 48;
const TIME =
  /(?:[T\s,]\s*)(?:at\s+)?\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?)?\s?(?:Z|UTC|GMT)?(?:\s?[+-]\d{2}(?::?\d{2})?)?$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const NUMERIC = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?$/;
const COMPACT = /^(?:19|20|21)\d{6}$/;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const OTHER_HYPHENS = /[\u2010-\u2012]/;
const WORDS = /[\p{L}]+|\d+/gu;
const MARKS = /\p{M}+/gu;
const FILLERS = new Set(['de', 'del', 'of', 'the', 'den', 'st', 'nd', 'rd', 'th', 'er', 'le', 'do', 'am', 'o', 'a']);
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom|seg|ter|qua|qui|sex|maa|din|woe|don|vri|zat|zon)[a-z]*$/;

/** "(Pacific Daylight Time)", as a script writes it behind the offset: what follows the day says nothing of the day. */
const ZONE_NAME = /(GMT[+-]\d{4}) \([^()]{1,60}\)$/;

/** "Sun Apr 26 2026 17:00:00 GMT-0700 (Pacific Daylight Time)" without the name of the zone; any other text as it is. */
export function withoutZoneName(text: string): string {
  return text.endsWith(')') && text.length <= LONGEST + 62 ? text.replace(ZONE_NAME, '$1') : text;
}

/** Reads a written date, or null when the text is none. Never throws; never guesses the order of day and month. */
export function readDate(raw: string, context: DateContext): DateReading | null {
  let text = withoutZoneName(raw.trim());
  if (text.length > LONGEST) return null;
  if (text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) {
    const day = isoDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
    if (day !== null) return { kind: 'day', day };
  }
  const head = text.charCodeAt(0);
  const startsWithDigit = head >= 48 && head <= 57;
  if (text.length < 4) return null;
  if (startsWithDigit && /[:h]/.test(text)) text = text.replace(TIME, '').trim();
  else if (/\d:\d/.test(text)) text = text.replace(TIME, '').trim();
  // Texts that passed through a word processor have hyphens that do not break.
  if (startsWithDigit && OTHER_HYPHENS.test(text)) text = text.replace(OTHER_HYPHENS, '-').replace(OTHER_HYPHENS, '-');
  return startsWithDigit
    ? (readNumeric(text, context) ?? readQuarter(text, context) ?? readNamed(text, context))
    : (readQuarter(text, context) ?? readNamed(text, context));
}

const PLAIN = /^[A-Za-z]*$/;
const OPENERS = new Set(['q', 't', 'h', 'fy', 'cy', 'o', 'le', 'am', 'den', 'the']);

/** True when a word can open a date: a month, a weekday, a quarter. Asked before the full reading, which costs more. */
export function startsDate(word: string): boolean {
  const folded = (PLAIN.test(word) ? word : word.normalize('NFKD').replace(MARKS, '')).toLowerCase();
  return monthByName(folded) !== undefined || OPENERS.has(folded) || WEEKDAY.test(folded);
}

function readNumeric(text: string, context: DateContext): DateReading | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const parts = NUMERIC.exec(text);
  if (parts) {
    const first = Number(parts[1]);
    const second = Number(parts[3]);
    const written = parts[4] ?? '';
    const year = fullYear(Number(written), written.length, context.today);
    const dmy = isoDay(year, second, first);
    const mdy = isoDay(year, first, second);
    return dmy === null && mdy === null ? null : { kind: 'order', dmy, mdy, dotted: parts[2] === '.' };
  }
  if (COMPACT.test(text)) return dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)));
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth) return spanOf(Number(yearMonth[1]), Number(yearMonth[2]), 1);
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear) return spanOf(Number(monthYear[2]), Number(monthYear[1]), 1);
  return null;
}

const QUARTER_FIRST = /^[qt]\s?([1-4])(?:\s|[-/_.,'’])*(fy|cy)?(?:\s|['’-])*(\d{4}|\d{2})$/i;
const QUARTER_SHORT = /^([1-4])\s?[qt](?:\s|[-/'’])*(fy|cy)?(?:\s|['’])*(\d{4}|\d{2})$/i;
const YEAR_QUARTER = /^(fy|cy)?\s?(\d{4}|\d{2})(?:\s|[-/_.,'’])*[qt]\s?([1-4])$/i;
const HALF = /^h\s?([12])(?:\s|[-/'’])*(fy|cy)?(?:\s|['’])*(\d{4}|\d{2})$/i;

function readQuarter(text: string, context: DateContext): DateReading | null {
  const quarter = QUARTER_FIRST.exec(text) ?? QUARTER_SHORT.exec(text);
  if (quarter) return periodOf(Number(quarter[1]), 3, quarter[2], quarter[3] ?? '', context);
  const yearFirst = YEAR_QUARTER.exec(text);
  if (yearFirst) return periodOf(Number(yearFirst[3]), 3, yearFirst[1], yearFirst[2] ?? '', context);
  const half = HALF.exec(text);
  if (half) return periodOf(Number(half[1]), 6, half[2], half[3] ?? '', context);
  return null;
}

/** The n-th stretch of `months` months of a calendar or fiscal year. A fiscal year is named after the year it ends in. */
function periodOf(
  nth: number,
  months: number,
  system: string | undefined,
  written: string,
  context: DateContext,
): DateReading | null {
  const year = fullYear(Number(written), written.length, context.today);
  const isFiscal = system?.toLowerCase() === 'fy' && context.fiscalYearStart > 1;
  const startMonth = isFiscal ? context.fiscalYearStart : 1;
  const startYear = isFiscal ? year - 1 : year;
  const zero = startYear * 12 + startMonth - 1 + (nth - 1) * months;
  return spanOf(Math.floor(zero / 12), (zero % 12) + 1, months);
}

function readNamed(text: string, context: DateContext): DateReading | null {
  const words = text.normalize('NFKD').replace(MARKS, '').toLowerCase().match(WORDS);
  if (words === null || words.length > 8) return null;
  let month: number | undefined;
  const numbers: string[] = [];
  for (const [index, word] of words.entries()) {
    if (word.charCodeAt(0) <= 57) {
      numbers.push(word);
      continue;
    }
    if (FILLERS.has(word)) continue;
    const named = monthByName(word);
    if (named !== undefined && month === undefined) month = named;
    else if (!(index <= 1 && WEEKDAY.test(word))) return null;
  }
  if (month === undefined || numbers.length === 0 || numbers.length > 2) return null;
  const [one = '', other] = numbers;
  if (other === undefined)
    return one.length === 4 || one.length === 2
      ? spanOf(fullYear(Number(one), one.length, context.today), month, 1)
      : null;
  if (one.length === 4) return dayOf(Number(one), month, Number(other));
  if (other.length !== 4 && other.length !== 2) return null;
  return dayOf(fullYear(Number(other), other.length, context.today), month, Number(one));
}

function dayOf(year: number, month: number, day: number): DateReading | null {
  const iso = isoDay(year, month, day);
  return iso === null ? null : { kind: 'day', day: iso };
}

function spanOf(year: number, month: number, months: number): DateReading | null {
  if (month < 1 || month > 12) return null;
  const span = monthSpan(year, month, months);
  return span === null ? null : { kind: 'span', ...span };
}

/**
 * The day of a reading once the column has decided.
 * @param atEnd true for fields that mean the end of something: "Q3 2026" is then its last day, else its first.
 */
export function dayOfReading(reading: DateReading, order: DateOrder | undefined, atEnd: boolean): string | null {
  switch (reading.kind) {
    case 'day':
      return reading.day;
    case 'span':
      return atEnd ? reading.last : reading.first;
    case 'order':
      if (reading.dmy === reading.mdy) return reading.dmy;
      if (order === 'mdy') return reading.mdy;
      if (order === 'dmy') return reading.dmy;
      return reading.dmy === null ? reading.mdy : reading.mdy === null ? reading.dmy : null;
  }
}
